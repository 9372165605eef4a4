"""How a person's voice and calls develop over days and weeks, from what is kept on this computer."""
