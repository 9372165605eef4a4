"""Review: hear what matters in a kept session, rule on it, leave words at the second they belong to."""
