"""A kept session as somebody reviews it: what was measured, said and found, and what people say about that."""
