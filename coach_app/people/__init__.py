"""Who uses this computer: profiles, their usual voices, their consent and their verdicts."""
