"""From a figure to what the learner reads: its tolerance, its weight, and one sentence with both numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from audio.span import Span
from feedback.gym.aspect import Aspect, Difference
from feedback.gym.book import GymBook
from feedback.rule import Text

#: Units of sizes and of the figures that are shown.
_UNITS: Mapping[Aspect, tuple[str, str]] = MappingProxyType({
    Aspect.RATE: ("%", "cpm"),
    Aspect.LEVEL: ("dB", "dB"),
    Aspect.SPREAD: ("st", "st"),
    Aspect.ENDING: ("st", "st"),
    Aspect.PAUSES: ("s", "s"),
    Aspect.EMPHASIS: ("dB", "dB"),
    Aspect.REGISTER: ("st", "st"),
    Aspect.NEGATIVE: ("of", "of"),
    Aspect.APOLOGY: ("of", "of"),
    Aspect.COURTESY: ("st", "st"),
})  # fmt: skip
#: How figures are written: with a sign where they are about something usual.
_SIGNED = frozenset({Aspect.LEVEL, Aspect.ENDING, Aspect.REGISTER, Aspect.COURTESY, Aspect.EMPHASIS})
_DECIMALS: Mapping[Aspect, int] = MappingProxyType({Aspect.SPREAD: 1, Aspect.PAUSES: 1})


@dataclass(frozen=True, slots=True)
class Found:
    """A figure before anybody judges it.

    Parameters
    ----------
    aspect : Aspect
        Of what.
    size, value, target : float
        As in `feedback.gym.aspect.Difference`.
    syllable : int or None
        Place in the text.
    char : str
        What stands there.
    span : Span or None
        The part of the take's contour.
    say : Text or None
        What to change, where the pack's sentence for the aspect is too general.
    by_baseline : bool
        The take was held against its speaker's baseline, and the model against its own usual rendering.
    """

    aspect: Aspect
    size: float
    value: float
    target: float
    syllable: int | None = None
    char: str = ""
    span: Span | None = None
    say: Text | None = None
    by_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that could not be had: for want of a usual voice, of pitch, or of the text."""

    aspect: Aspect
    why: str


def difference(found: Found, book: GymBook, *, own: bool, attended: bool) -> Difference:
    """Judge a figure by the pack.

    Parameters
    ----------
    found : Found
        The figure.
    book : GymBook
        Tolerances and sentences.
    own : bool
        Both sides were held against their speaker's own usual rendering.
    attended : bool
        The exercise is about this aspect.
    """
    rule = book.aspect[found.aspect]
    tolerance = rule.own if own else rule.usual if found.by_baseline and rule.usual else rule.direct
    if found.aspect is Aspect.SPREAD:
        tolerance *= found.target / 100
    unit, shown = _UNITS[found.aspect]
    pattern = rule.more if found.size < 0 else rule.less
    say = found.say or Text(zh=_filled(pattern.zh, found), en=_filled(pattern.en, found))
    return Difference(
        aspect=found.aspect,
        size=round(found.size, 3),
        unit=unit,
        tolerance=max(1e-6, tolerance),
        value=round(found.value, 2),
        target=round(found.target, 2),
        shown_unit=shown,
        say=say,
        why=rule.why,
        syllable=found.syllable,
        span=found.span,
        weight=rule.weight * (book.attended if attended else 1.0),
    )


def written(aspect: Aspect, value: float) -> str:
    """A figure as people read it.

    Examples
    --------
    >>> written(Aspect.ENDING, 3.2), written(Aspect.RATE, 243.7), written(Aspect.SPREAD, 1.26), written(Aspect.LEVEL, -0.2)
    ('+3', '244', '1.3', '0')
    """
    decimals = _DECIMALS.get(aspect, 0)
    rounded = round(value, decimals) or 0.0
    return f"{rounded:+.{decimals}f}" if aspect in _SIGNED and rounded else f"{rounded:.{decimals}f}"


def _filled(pattern: str, found: Found) -> str:
    figures = {"value": found.value, "target": found.target, "size": abs(found.size)}
    for name, figure in figures.items():
        pattern = pattern.replace(f"{{{name}}}", written(found.aspect, figure))
    return pattern.replace("{syllable}", found.char)
