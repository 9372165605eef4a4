"""The library on screen: all sessions, found, filed, brought in and given away."""
