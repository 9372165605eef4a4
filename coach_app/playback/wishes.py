"""What the window asks of the player's process, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio.block import Speaker


@dataclass(frozen=True, slots=True)
class Play:
    """Play a stretch instead of what plays now.

    Parameters
    ----------
    sound : Path
        A session's folder, or a sound file.
    start_s, end_s : float
        Call time.
    speed : float
        See :mod:`audio.stretch`.
    loop : bool
        Begin again at its end.
    solo : Speaker or None
        Play one side alone; ``None`` for both.
    """

    sound: Path
    start_s: float
    end_s: float
    speed: float = 1.0
    loop: bool = False
    solo: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Fall silent and keep the place."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on where it was held."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Forget what is played."""


Wish = Play | Hold | GoOn | Stop


@dataclass(frozen=True, slots=True)
class At:
    """What is heard now, in call time; `playing` is false where it is held."""

    at_s: float
    playing: bool


@dataclass(frozen=True, slots=True)
class Over:
    """A stretch was played to its end."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing can be heard: ``no_output``, or ``no_sound`` where the file cannot be read."""

    reason: str


Told = At | Over | Silent
