"""Judging a call: what was observed, what a pack says about it, what the agent is told."""
