"""Of several findings the one that speaks most against the agent, as the check sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import Measured
from feedback.drills.spoken import each_and_all
from feedback.drills.take import Take

#: Share of findings that may be slips.
_SLIPS = 0.2


def worst_of(check: Check, found: Sequence[Measured]) -> Measured | None:
    """The finding farthest beyond the limits of a check, or nearest to them if all keep them.

    Parameters
    ----------
    check : Check
        With its limits.
    found : sequence of Measured
        Of the same kind.

    Returns
    -------
    Measured or None
        ``None`` of nothing.

    Examples
    --------
    >>> pauses = [Measured(2.0), Measured(3.0), Measured(6.0)]
    >>> worst_of(Check(measure="pause_s", at_least=2.5), pauses).value
    2.0
    >>> worst_of(Check(measure="pause_s", at_least=2.5, at_most=4.5), pauses).value
    6.0
    """
    return max(found, key=lambda one: beyond(check, one.value), default=None)


def worst_answer(
    take: Take, check: Check, talked: Sequence[Span], told: Callable[[Sequence[Span]], Measured | None]
) -> Measured | None:
    """What is told of all of some talk or of one answer of it, whichever is worse; no opinion counts as none.

    Parameters
    ----------
    take : Take
        The whole of it.
    check : Check
        With its limits.
    talked : sequence of Span
        Talk, in order.
    told : callable
        Tells it of some talk.
    """
    found = (told(one) for one in each_and_all(take, talked))
    return worst_of(check, [one for one in found if one is not None])


def worst_but_slips(check: Check, found: Sequence[Measured]) -> Measured | None:
    """The worst finding where one of five may be a slip, of the speaker or of the measurement.

    Parameters
    ----------
    check : Check
        With its limits.
    found : sequence of Measured
        Of the same kind, and each as uncertain as the next.

    Returns
    -------
    Measured or None
        The worst after a fifth of them, rounded, are forgiven: of one or two none, of three to seven one. What it is
        shows whether all the others keep the limits. ``None`` of nothing.

    Examples
    --------
    >>> ends = [Measured(0.3), Measured(0.2), Measured(7.4), Measured(0.4)]
    >>> worst_but_slips(Check(measure="ending_st", at_least=1, at_most=5), ends).value
    0.2
    """
    ranked = sorted(found, key=lambda one: beyond(check, one.value), reverse=True)
    return ranked[round(len(ranked) * _SLIPS)] if ranked else None


def beyond(check: Check, value: float) -> float:
    """How far a value is beyond the limits; negative inside them.

    Examples
    --------
    >>> beyond(Check(measure="pause_s", at_most=4.0), 3.0)
    -1.0
    """
    over = value - check.at_most if check.at_most is not None else float("-inf")
    under = check.at_least - value if check.at_least is not None else float("-inf")
    return max(over, under)
