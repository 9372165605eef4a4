"""Two renderings of a sentence, each with what is known of how its speaker usually says it, aligned."""

from __future__ import annotations

from dataclasses import dataclass

from feedback.baseline import Baseline
from feedback.gym.contour import Contour
from feedback.gym.pairing import Pair


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """A sentence as somebody said it.

    Parameters
    ----------
    contour : Contour
        The rendering.
    usual : Contour or None
        The same sentence as this speaker usually says it.
    baseline : Baseline or None
        This speaker's usual voice on this device.
    """

    contour: Contour
    usual: Contour | None = None
    baseline: Baseline | None = None

    @property
    def level_db(self) -> float | None:
        """Level about the usual one; ``None`` where that is not known."""
        usual_db = self.usual.active_db if self.usual else self.baseline.level_db if self.baseline else None
        return None if usual_db is None else self.contour.active_db - usual_db

    @property
    def usual_hz(self) -> float | None:
        """Usual median pitch."""
        return self.usual.median_hz if self.usual else self.baseline.pitch_hz if self.baseline else None


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Model and take, and how each lies over its speaker's usual rendering.

    Parameters
    ----------
    model, take : Rendering
        The two.
    direct : Pair
        The take over the model.
    of_model, of_take : Pair or None
        Each over its own usual rendering.
    """

    model: Rendering
    take: Rendering
    direct: Pair
    of_model: Pair | None = None
    of_take: Pair | None = None

    @classmethod
    def of(cls, model: Rendering, take: Rendering) -> Sides:
        """Align everything that there is."""
        return cls(model, take, Pair.of(model.contour, take.contour), *(_over_own(one) for one in (model, take)))

    @property
    def own(self) -> bool:
        """Whether each side is held against its speaker's own usual rendering."""
        return self.of_model is not None and self.of_take is not None


def _over_own(rendering: Rendering) -> Pair | None:
    return Pair.of(rendering.usual, rendering.contour) if rendering.usual is not None else None
