"""What comes of a take: every difference with its size, the one to change first, and a score made of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from feedback.gym.aspect import Aspect, Difference
from feedback.rule import Text

#: Share of the score that the largest difference makes by itself: five good aspects do not hide a bad one.
_WORST_SHARE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A take beside its model.

    Parameters
    ----------
    differences : tuple of Difference
        Every aspect that could be assessed, largest (in tolerances) first.
    unassessed : tuple of (Aspect, str)
        The others, and the name of what was missing: ``usual`` (no usual voice), ``pitch``, ``text``.
    model_s, take_s : numpy.ndarray [shape=(n,), dtype=float32]
        Instants of model and take that belong together, for the overlay: draw the take's value at
        ``take_s[i]`` over ``model_s[i]``.
    good_from : float
        Score from which a take is called good.
    keep : Text
        What is said where nothing needs to change.
    """

    differences: tuple[Difference, ...]
    unassessed: tuple[tuple[Aspect, str], ...]
    model_s: npt.NDArray[np.float32]
    take_s: npt.NDArray[np.float32]
    good_from: float
    keep: Text

    @property
    def change(self) -> Difference | None:
        """The one thing to change: the largest difference beyond its tolerance."""
        return next((d for d in self.differences if not d.within), None)

    @property
    def say(self) -> Text:
        """One sentence after the take."""
        return self.change.say if self.change is not None else self.keep

    @property
    def score(self) -> float | None:
        """In per cent: half from all differences by their weights, half from the largest; ``None`` without any."""
        weight = sum(d.weight for d in self.differences)
        if not weight:
            return None
        whole = sum(d.weight * d.earned for d in self.differences) / weight
        worst = min(d.earned for d in self.differences if d.weight)
        return round(100 * ((1 - _WORST_SHARE) * whole + _WORST_SHARE * worst), 1)

    @property
    def good(self) -> bool:
        """A good score; there may still be something to better."""
        return self.score is not None and self.score >= self.good_from

    def of(self, aspect: Aspect) -> Difference | None:
        """The difference in one aspect, where it was assessed."""
        return next((d for d in self.differences if d.aspect is aspect), None)

    def in_model(self, take_s: float) -> float:
        """The model's instant that belongs to one of the take."""
        return float(np.interp(take_s, self.take_s, self.model_s))
