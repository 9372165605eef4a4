"""Parts of the pages. Each shows a piece of state and holds none of its own."""
