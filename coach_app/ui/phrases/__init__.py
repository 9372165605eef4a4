"""The page of a centre's own phrases."""
