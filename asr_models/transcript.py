"""Words with their times: all that the rest of the program sees of a recogniser."""

from __future__ import annotations

from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word.

    Parameters
    ----------
    text : str
        Simplified characters, numbers spelled out.
    span : Span
        When it was spoken.
    confidence : float
        In [0, 1]; 1.0 where the recogniser gives none.
    """

    text: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Utterance:
    """Final words of one speaker; never revised.

    Parameters
    ----------
    speaker : Speaker
        Who spoke.
    span : Span
        From the first to the last word.
    text : str
        Simplified characters with punctuation if the recogniser gives it, numbers spelled out.
    words : tuple of Word
        Without gaps in order; may be one per character.
    confidence : float
        Mean over the words, in [0, 1].
    settled_at_s : float
        Call time of the sound that had to be heard before this became final: the earliest
        instant at which anybody could know it.
    unclear : bool
        The recogniser looped or guessed; nothing in this stretch may count as missing.
    """

    speaker: Speaker
    span: Span
    text: str
    words: tuple[Word, ...] = ()
    confidence: float = 1.0
    settled_at_s: float = 0.0
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Provisional words: shown in grey, and replaced by the next hearing or utterance.

    Parameters
    ----------
    speaker : Speaker
        Who is speaking.
    span : Span
        The stretch that is being heard.
    text : str
        What it sounds like so far; empty when the provisional words were dropped.
    at_s : float
        Call time of the sound heard when this was said.
    """

    speaker: Speaker
    span: Span
    text: str
    at_s: float
