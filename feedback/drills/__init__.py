"""Drills: what is practised, what makes it a pass, and how a take is marked."""
