"""Reports on paper: the same call, laid out on A4 by Qt, with or without a window."""
