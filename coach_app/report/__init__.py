"""Reports: what a session's events say, as JSON, text, page, subtitles, annotation tiers and tables."""
