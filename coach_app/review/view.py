"""Which stretch of a call is in sight: zooming and moving never leave the call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

#: Seconds in sight at least: one syllable.
NEAREST_S: Final = 0.25
#: Seconds around a flag that is looked at.
_AROUND_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of a call.

    Parameters
    ----------
    start_s, end_s : float
        What is in sight.
    whole_s : float
        Length of the call.

    Examples
    --------
    >>> View.all_of(60.0).zoomed(0.5, about_s=10.0)
    View(start_s=5.0, end_s=35.0, whole_s=60.0)
    """

    start_s: float
    end_s: float
    whole_s: float

    @classmethod
    def all_of(cls, whole_s: float) -> View:
        """The whole call."""
        whole_s = max(NEAREST_S, whole_s)
        return cls(0.0, whole_s, whole_s)

    @property
    def width_s(self) -> float:
        """Seconds in sight."""
        return self.end_s - self.start_s

    def zoomed(self, factor: float, about_s: float | None = None) -> View:
        """Less in sight (`factor` below 1) or more; `about_s` stays where it is, where it is in sight."""
        middle_s = (self.start_s + self.end_s) / 2
        fixed_s = about_s if about_s is not None and self.start_s <= about_s <= self.end_s else middle_s
        width_s = min(self.whole_s, max(NEAREST_S, self.width_s * factor))
        share = (fixed_s - self.start_s) / self.width_s
        return self._placed(fixed_s - share * width_s, width_s)

    def moved(self, by_s: float) -> View:
        """The same width elsewhere."""
        return self._placed(self.start_s + by_s, self.width_s)

    def showing(self, start_s: float, end_s: float) -> View:
        """A view in which a stretch is seen with some around it; this one where that is so already."""
        if self.start_s <= start_s and end_s <= self.end_s:
            return self
        if end_s - start_s <= self.width_s:
            return self._placed((start_s + end_s - self.width_s) / 2, self.width_s)
        return self.on(start_s, end_s)

    def on(self, start_s: float, end_s: float) -> View:
        """A stretch and a few seconds around it, nothing else."""
        return self._placed(start_s - _AROUND_S, end_s - start_s + 2 * _AROUND_S)

    def following(self, at_s: float) -> View:
        """Give this view, or the next one once what is heard has left it."""
        if self.start_s <= at_s <= self.end_s:
            return self
        return self._placed(at_s - 0.05 * self.width_s, self.width_s)

    def _placed(self, start_s: float, width_s: float) -> View:
        width_s = min(self.whole_s, max(NEAREST_S, width_s))
        start_s = min(max(0.0, start_s), self.whole_s - width_s)
        return replace(self, start_s=start_s, end_s=start_s + width_s)
