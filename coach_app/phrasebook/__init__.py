"""A centre's own phrases: what it wants to hear and what it does not, tried on the calls that it has kept."""
