"""Where calls begin and end, from who is active and what was said; pure, so that it can be tried without devices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BorderSettings:
    """When a call begins and ends by itself.

    Parameters
    ----------
    automatic : bool
        Whether calls begin by themselves at all. They end by themselves only if so.
    quiet_s : float
        Seconds of nothing on both sides before a call may begin.
    end_silence_s : float
        Seconds of nothing on both sides that end a call once goodbye or thanks were said.
    end_without_words_s : float
        Seconds of nothing on both sides that end a call whatever was said.
    """

    automatic: bool = True
    quiet_s: float = 3.0
    end_silence_s: float = 4.0
    end_without_words_s: float = 60.0
