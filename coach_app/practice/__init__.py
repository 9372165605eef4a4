"""Practice: calls whose far end is the app, from the drill on the page to the mark that comes out of it."""
