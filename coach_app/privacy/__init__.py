"""Privacy: identifiers hidden in words and silenced in sound, what is kept for how long, and forgetting a person."""
