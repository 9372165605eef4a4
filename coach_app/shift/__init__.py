"""A shift: live calls one after another, each recorded, heard, judged and kept as a session."""
