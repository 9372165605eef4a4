"""The library: an index of all sessions on disk, which can be made again from their folders at any time."""
