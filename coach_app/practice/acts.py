"""What a simulated customer is told, and what it wants done: the seam between the drill and the sound.

All times are call time: seconds on the clock of the recording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audio.block import Speaker
from audio.span import Span

#: Short things a customer says beside a drill's own lines. ``mm`` and ``breath`` fill a wait; no answer is due to them.
StockName = Literal["still_there", "hurry", "hello", "cannot_hear", "mm", "breath"]


@dataclass(frozen=True, slots=True)
class Passed:
    """Time went on to here, and nothing else happened. Comes at least every tenth of a second."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Voice:
    """The agent began to speak or stopped.

    Parameters
    ----------
    at_s : float
        When the sound began or ended, which is earlier than when it became known.
    on : bool
        Began.
    """

    at_s: float
    on: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the agent that will not change any more.

    Parameters
    ----------
    at_s : float
        When they settled.
    span : Span
        From the first to the last of them.
    text : str
        As recognised.
    phrases : tuple of str
        Phrases of the lexicon that were found in them.
    """

    at_s: float
    span: Span
    text: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All words of the agent up to an instant have been told; where there were none, none will come.

    Parameters
    ----------
    at_s : float
        When that became known.
    until_s : float
        The instant.
    """

    at_s: float
    until_s: float


@dataclass(frozen=True, slots=True)
class Played:
    """What the customer was to say was played to its end.

    Parameters
    ----------
    at_s : float
        When that became known.
    span : Span
        From the first to the last sample, as the far end has them.
    text : str
        What was said, where a stock line has several wordings.
    """

    at_s: float
    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Rang:
    """The agent hung up."""

    at_s: float


Input = Passed | Voice | Words | Known | Played | Rang


@dataclass(frozen=True, slots=True)
class Say:
    """Play a line of the drill; answered by `Played`.

    Parameters
    ----------
    due_s : float
        When its first sample should sound.
    line : str
        Its id.
    nth : int
        Counted from 0 where the line was played before.
    text : str
        Its words.
    """

    due_s: float
    line: str
    nth: int
    text: str


@dataclass(frozen=True, slots=True)
class Stock:
    """Play a short thing that is no line of the drill; answered by `Played`."""

    due_s: float
    name: StockName


@dataclass(frozen=True, slots=True)
class Show:
    """Put a prompt on the screen, or let a silence begin: nothing is played, nothing is answered.

    Parameters
    ----------
    due_s : float
        When.
    line : str
        Its id.
    nth : int
        How often it was shown before.
    text : str
        Its words.
    """

    due_s: float
    line: str
    nth: int
    text: str


@dataclass(frozen=True, slots=True)
class Hang:
    """The call is over.

    Parameters
    ----------
    due_s : float
        When.
    by : Speaker or None
        Who hung up: the customer, or the agent where `Rang` was told; nobody where prompts were read.
    """

    due_s: float
    by: Speaker | None


Act = Say | Stock | Show | Hang
