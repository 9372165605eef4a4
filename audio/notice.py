"""What a user should know about a sound that can be used all the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on a sound.

    Parameters
    ----------
    code : str
        Stable name: ``truncated``, ``broken_off``, ``not_finite``, ``all_silent``, ``all_clipped``,
        ``channel_unused``, ``bleed``. The app translates by it.
    text : str
        One English sentence.
    """

    code: str
    text: str
