"""What every speech recogniser looks like to us: Vosk, Whisper and the scripted one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from asr_models.transcript import Hearing, Utterance
from audio.block import Samples, Speaker


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a recogniser can do.

    Parameters
    ----------
    streaming : bool
        Gives hearings while somebody speaks.
    word_times : bool
        Its word times are measured, not spread evenly.
    confidence : bool
        Its confidences mean something.
    """

    streaming: bool
    word_times: bool
    confidence: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Which engine and model heard the words; written into every report.

    Parameters
    ----------
    name : str
        Engine: ``vosk``, ``whisper``, ``scripted`` or ``none``.
    model : str
        Model id from the catalogue, or the folder's name.
    language : str
        Language code such as ``zh``.
    """

    name: str
    model: str
    language: str


class Recognizer(Protocol):
    """One speaker's recogniser. Fed equal steps of 100 ms in order, from one thread.

    All times it returns are call times: it is told at birth where its sound begins.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What this recogniser can do."""

    def accept(self, step: Samples) -> Sequence[Hearing | Utterance]:
        """Hear one step [shape=(1600,), float32, 16 kHz]."""

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Hear the end; return the tail's words."""

    @property
    def settled_s(self) -> float:
        """Call time before which no further utterance will begin or end."""


class Engine(Protocol):
    """A loaded model that can hear several speakers."""

    @property
    def identity(self) -> Identity:
        """Engine, model and language."""

    def recognizer(self, speaker: Speaker, start_s: float = 0.0) -> Recognizer:
        """Give a new recogniser whose sound begins at `start_s` of call time."""
