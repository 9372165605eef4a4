"""What can be asked of a practice call besides what can be asked of any call."""

from __future__ import annotations

from dataclasses import dataclass

from feedback.drills.drill import Drill


@dataclass(frozen=True, slots=True)
class HangUpNow:
    """The agent hangs up."""


@dataclass(frozen=True, slots=True)
class SayAgain:
    """The customer's line again, from its beginning."""


@dataclass(frozen=True, slots=True)
class StopNow:
    """The take ends although nobody hangs up."""


@dataclass(frozen=True, slots=True)
class Practise:
    """A take of a drill, with devices and ears that are open and warm; what ran is ended first."""

    drill: Drill


PracticeOrder = HangUpNow | SayAgain | StopNow | Practise
