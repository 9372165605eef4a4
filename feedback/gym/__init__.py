"""The tone gym: a spoken sentence as a curve, and what differs between two of them."""
