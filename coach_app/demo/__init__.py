"""The example call that comes with the program, and what it takes to play it at the speed of life."""
