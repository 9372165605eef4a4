"""What people said about what the program found: rulings, comments, objections, corrections."""
