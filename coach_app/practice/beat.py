"""Which syllable of a text is due, for whoever reads it at a wanted pace: the beat that a reader follows.

Pace is counted over what is spoken alone. So the beat rests at every mark of punctuation, for as long as a
pause takes that is left out, and a reader who keeps to it reads at the pace that is wanted.
"""

from __future__ import annotations

from typing import Final

#: Time to see what is to be read before the beat begins, its rest where the text has a mark, and before it comes again.
LEAD_S: Final = 3.0
REST_S: Final = 0.8
AGAIN_S: Final = 1.5


def due(text: str, cpm: float, since_s: float) -> int | None:
    """Place of the syllable that is due; ``None`` before the beat begins, between two goes, and without syllables.

    Parameters
    ----------
    text : str
        What is to be read; a character is a syllable.
    cpm : float
        Wanted pace in characters a minute.
    since_s : float
        Seconds since the text was shown.

    Examples
    --------
    >>> [due("您好，再见", 120.0, LEAD_S + s) for s in (-0.1, 0.0, 0.6, 0.9, 1.9, 2.4)]
    [None, 0, 1, 1, 3, 4]
    """
    starts_s = _starts(text, 60.0 / cpm)
    if not starts_s:
        return None
    whole_s = starts_s[-1][1] + 60.0 / cpm
    at_s = since_s % (whole_s + AGAIN_S)
    if at_s >= whole_s:
        return None
    return next((place for place, start_s in reversed(starts_s) if at_s >= start_s), None)


def _starts(text: str, syllable_s: float) -> list[tuple[int, float]]:
    """Place of every syllable, and when it begins."""
    found: list[tuple[int, float]] = []
    at_s = LEAD_S
    for place, char in enumerate(text):
        if char.isalnum():
            found.append((place, at_s))
            at_s += syllable_s
        elif found and text[place - 1].isalnum():
            at_s += REST_S
    return found
