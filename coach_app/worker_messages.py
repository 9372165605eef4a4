"""What the app and its workers say to each other over a pipe: plain values that survive pickling."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from asr_models.installed import Installed
from audio.block import Speaker
from audio.channels import ChannelMap
from audio.lane import Track
from feedback.timeline import Observation


@dataclass(frozen=True, slots=True)
class Listen:
    """Everything a worker needs to begin, or to begin again.

    Parameters
    ----------
    file : Path
        The sound, which may still be growing.
    channels : ChannelMap or None
        Who is on which channel.
    track : Track
        Which lane to run, for every speaker of the file.
    engine : EngineChoice or None
        Who hears the words; ``None`` for the prosody lane.
    resume : tuple of Resume
        After a restart: where each speaker's lane had come to.
    """

    file: Path
    channels: ChannelMap | None
    track: Track
    engine: EngineChoice | None = None
    resume: tuple[Resume, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which recogniser hears the words, by names that another process can follow.

    Parameters
    ----------
    model : Installed or None
        The model to open.
    words : Path or None
        Label file of the scripted recogniser, which needs no model.
    language : str
        Language spoken.
    """

    model: Installed | None = None
    words: Path | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Resume:
    """Where one speaker's lane had come to when its process died.

    Parameters
    ----------
    speaker : Speaker
        Whose lane.
    until_s : float
        Horizon: what lies before is final.
    heard_s : float
        Observations of the sound before this have arrived.
    """

    speaker: Speaker
    until_s: float
    heard_s: float


@dataclass(frozen=True, slots=True)
class Grown:
    """The file may be read up to an instant of call time; ``None`` for all of it."""

    until_s: float | None


@dataclass(frozen=True, slots=True)
class Ready:
    """Models are loaded and code is compiled; from here on the worker keeps up."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What the lanes said about one more piece of sound."""

    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The sound is over.

    Parameters
    ----------
    observations : tuple of Observation
        What was left to say.
    notices : tuple of (str, str)
        Code and sentence of each remark on the sound, those on its header included.
    """

    observations: tuple[Observation, ...]
    notices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """The lane cannot go on, for a reason that a restart would not mend."""

    reason: str
    advice: str


#: From the worker.
Report = Ready | Observed | Finished | Broken
