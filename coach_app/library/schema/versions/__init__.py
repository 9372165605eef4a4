"""The steps, oldest first; one that was ever in a release is never changed again."""
