"""What the app and the recorder process say to each other of a far end that the app itself plays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PlayClip:
    """Play a sound as the customer now, instead of what plays; for a far end that the app plays.

    While its output is lost the clip waits, and then goes on; where its recorder has died it sounds from its beginning.

    Parameters
    ----------
    number : int
        By which reports name it; each is higher than the last.
    file : Path
        A sound file.
    """

    number: int
    file: Path


@dataclass(frozen=True, slots=True)
class HushClip:
    """Stop playing: the customer falls silent."""


@dataclass(frozen=True, slots=True)
class ClipBegan:
    """A clip is heard. Said again, with the same number, where it had to begin anew.

    Parameters
    ----------
    number : int
        The clip's.
    at_s : float or None
        Call time of its first sample; ``None`` outside of calls.
    lasts_s : float
        Its length.
    """

    number: int
    at_s: float | None
    lasts_s: float


@dataclass(frozen=True, slots=True)
class ClipEnded:
    """A clip is no longer heard: it came to its end (`whole`), or was cut off; it may not have begun at all."""

    number: int
    at_s: float | None
    whole: bool
