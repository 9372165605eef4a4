"""What the page of reading aloud shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach_app.playback.wishes import Play
    from coach_app.practice.gym.room import ReadAloud
    from feedback.gym.aloud import AloudText


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A text before it is read.

    Parameters
    ----------
    text : AloudText
        What is read, and what it replaces.
    others : tuple of str
        Ids of all texts that can be read, this one among them.
    """

    text: AloudText
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ReadTake:
    """A text that was read: what came of it, and what plays it."""

    aloud: ReadAloud
    play: Play

    @property
    def score(self) -> float | None:
        """Share of the syllables that were said, in per cent; ``None`` where no words were heard."""
        reading = self.aloud.reading
        return None if reading is None else round(100 * reading.share, 1)
