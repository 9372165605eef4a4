"""The window: Qt and nothing else of the program, fed by events."""
