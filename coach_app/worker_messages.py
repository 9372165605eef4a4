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
class Post:
    """What a worker is for, all its life.

    Parameters
    ----------
    track : Track
        Which lane it runs.
    engine : EngineChoice or None
        Who hears the words, loaded before it is ready; ``None`` for the prosody lane.
    """

    track: Track
    engine: EngineChoice | None = None


@dataclass(frozen=True, slots=True)
class Listen:
    """Everything a worker needs to begin with a call, or to begin again.

    Parameters
    ----------
    file : Path
        The sound file, or the folder of a session that may still be growing.
    channels : ChannelMap or None
        Who is on which channel.
    track : Track
        Which lane to run, for every speaker of the file.
    engine : EngineChoice or None
        Who hears the words; ``None`` for the prosody lane.
    resume : tuple of Resume
        After a restart: where each speaker's lane had come to.
    growing : tuple of Speaker
        Sides of a session's folder; empty for a sound file.
    ears : tuple of Speaker
        Whose sound is heard; the other side only says what bled over. Empty for everybody's.
    """

    file: Path
    channels: ChannelMap | None
    track: Track
    engine: EngineChoice | None = None
    resume: tuple[Resume, ...] = ()
    growing: tuple[Speaker, ...] = ()
    ears: tuple[Speaker, ...] = ()

    @property
    def post(self) -> Post:
        """What a worker must be for to hear this."""
        return Post(self.track, self.engine)


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
    """The sound may be read up to an instant of call time; ``None`` when it is over: for all of it."""

    until_s: float | None


@dataclass(frozen=True, slots=True)
class Ready:
    """Models are loaded and code is compiled; from here on the worker keeps up."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What the lanes said about one more piece of sound, and what there is to say about the sound itself.

    Remarks are (code, sentence) as in `Finished`, each said once.
    """

    observations: tuple[Observation, ...]
    notices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The call is over; the worker waits for the next.

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
    """The worker cannot do its work, for a reason that a restart would not mend; it ends."""

    reason: str
    advice: str


#: To the worker: for each call `Listen`, then `Grown` again and again.
Order = Listen | Grown

#: From the worker.
Report = Ready | Observed | Finished | Broken
