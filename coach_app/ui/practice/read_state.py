"""What the page of reading aloud shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach_app.playback.wishes import Play


class Heard(StrEnum):
    """What became of a syllable."""

    SAID = "said"
    MISSED = "missed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A phrase before it is read.

    Parameters
    ----------
    phrase, text : str
        Its id and its words, with this person's own in the blanks.
    instead_of : str
        What it replaces, where it is the better wording of a forbidden phrase.
    others : tuple of str
        Ids of the phrases that can be read, this one among them.
    """

    phrase: str
    text: str
    instead_of: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTake:
    """A phrase that was read.

    Parameters
    ----------
    syllables : tuple of (str, Heard)
        Each character of the text, with what became of it; punctuation is left out.
    extra : str
        What was said besides.
    say : tuple of str
        About the tone of voice: one sentence in Chinese and one in English; empty where nothing is known.
    score : float or None
        Share of the syllables that were said, in per cent; ``None`` where no words were heard.
    play : Play or None
        What plays the take.
    """

    syllables: tuple[tuple[str, Heard], ...]
    extra: str = ""
    say: tuple[str, str] = ("", "")
    score: float | None = None
    play: Play | None = None
