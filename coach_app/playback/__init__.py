"""Listening to kept sound: from any moment, at any speed, in a loop, one speaker alone."""
