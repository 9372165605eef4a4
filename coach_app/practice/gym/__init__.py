"""The tone gym: models that are heard, takes that are kept, and the curve that is drawn while one speaks."""
