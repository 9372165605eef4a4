"""The app: calls in, events out, and everything that shows or keeps them."""
