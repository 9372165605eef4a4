"""What to practise today and why: weak spots, spaced repetition, placement, tips, personal bests and weeks.

Everything is one person's own: it is read from their sessions alone, kept in their folder, and goes with it.
Nothing here reminds, counts days in a row or reproaches.
"""
