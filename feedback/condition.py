"""When a rule must keep quiet: named exceptions that packs list under ``unless``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audio.lane import Track
from feedback.rule import Rule
from feedback.view import View


@dataclass(frozen=True, slots=True)
class Condition:
    """A named exception.

    Parameters
    ----------
    name, meaning : str
        For packs and the published schema.
    tracks : frozenset of Track
        What it reads. A condition that reads words does not delay a rule on the voice:
        the flag is withdrawn when the words show that the exception held.
    holds : callable
        Whether the exception holds at the view's tick.
    """

    name: str
    meaning: str
    tracks: frozenset[Track]
    holds: Callable[[View, Rule], bool]
