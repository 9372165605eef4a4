"""What happens to the sound of a live call while it is recorded; part of every session's events."""

from __future__ import annotations

from dataclasses import dataclass

from audio.block import Speaker


@dataclass(frozen=True, slots=True)
class SourceLost:
    """A side gives no usable sound from here on; its track is silence and what needs it is not judged.

    Parameters
    ----------
    at_s : float
        Call time from which sound is missing.
    speaker : Speaker
        Whose side.
    trouble : str
        ``gone``, ``moved``, ``stalled`` or ``mute`` (`audio.capture.Trouble`).
    """

    at_s: float
    speaker: Speaker
    trouble: str


@dataclass(frozen=True, slots=True)
class SourceBack:
    """A lost side gives sound again; an `AudioLost` says what is missing."""

    at_s: float
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Paused:
    """The agent paused the recording: sound is dropped, the timeline goes on with silence."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The recording goes on after a pause."""

    at_s: float


@dataclass(frozen=True, slots=True)
class DiskRunsLow:
    """There is room for so many minutes more."""

    at_s: float
    minutes: float
