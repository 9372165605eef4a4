"""From when on a take is another sentence than its model's: the numbers that a pack gives (`feedback.gym.sameness`)."""

from __future__ import annotations

from pydantic import Field

from feedback.rule import Frozen


class SameSentence(Frozen):
    """What is likely enough to be the sentence.

    Parameters
    ----------
    sure, other : float
        Unlikeness in sound up to which it is the sentence, and from which it is another one unless its words were heard.
    words_same, words_other : float
        Distance of the words for each syllable, likewise.
    likest : int
        How many of the sounds that are not the sentence, the likest ones, a take is held against.
    pace_octaves : float
        Octaves of pace by which people differ who say the same; what differs by more is less likely the same.
    longest : float
        How many times as long as its model's talk a take's may be.
    """

    sure: float = Field(0.6, ge=0)
    other: float = Field(0.8, ge=0)
    words_same: float = Field(0.25, ge=0)
    words_other: float = Field(0.6, ge=0)
    likest: int = Field(3, ge=1, le=6)
    pace_octaves: float = Field(0.8, ge=0)
    longest: float = Field(4.0, ge=1)
