"""The first run: five short pages from an unpacked program to a shift that can be opened."""
