"""The limits of a pack as they apply to one speaker, for gauges to be drawn against.

The same functions that judge say where the limits lie, so a screen cannot disagree with a flag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coach_app.live_gauges import Band, Bands, Usual
from feedback import limits
from feedback.baseline import Baseline
from feedback.flag import Kind, Severity
from feedback.params import number
from feedback.rule import Rule

#: Parameter of a rule on waits: seconds after which the hold timer reminds, before the limit.
REMIND = "remind_s"

#: Eight tenths of a normal distribution lie within this many standard deviations of its middle.
MIDDLE_EIGHT_TENTHS = 1.2816

Limit = Callable[[Rule, float | None], float | None]


def bands(rules: Iterable[Rule], baseline: Baseline | None = None) -> Bands:
    """Limits of rate, level, spread and waits.

    Parameters
    ----------
    rules : iterable of Rule
        The pack's.
    baseline : Baseline or None
        The speaker's saved reference; without one only the absolute limits hold.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> bands(load_pack().rules).level_db
    Band(low=-6.0, high=6.0)
    """
    loud = [rule for rule in rules if rule.severity in (Severity.ALERT, Severity.NUDGE)]
    own = baseline or Baseline()
    return Bands(
        rate_cpm=Band(
            _first(loud, Kind.RATE_SLOW, limits.lower, own.rate_cpm),
            _first(loud, Kind.RATE_FAST, limits.upper, own.rate_cpm),
        ),
        level_db=Band(
            _first(loud, Kind.VOLUME_SOFT, limits.lower, None), _first(loud, Kind.VOLUME_LOUD, limits.upper, None)
        ),
        spread_st=Band(_first(loud, Kind.PITCH_MONOTONE, limits.lower, own.spread_st), None),
        hold_s=_first(loud, Kind.HOLD_NO_UPDATE, limits.upper, None),
        hold_soon_s=_first(loud, Kind.HOLD_NO_UPDATE, _reminds, None),
        usual=_usual(own),
    )


def _usual(own: Baseline) -> Usual:
    if own.spread_st is None:
        return Usual(own.rate_cpm)
    reach_st = MIDDLE_EIGHT_TENTHS * own.spread_st
    return Usual(own.rate_cpm, Band(-reach_st, reach_st))


def _reminds(rule: Rule, usual: float | None) -> float | None:  # noqa: ARG001 (as the limits)
    return number(rule, REMIND, 0.0) or limits.upper(rule, None)


def _first(rules: list[Rule], kind: Kind, limit: Limit, usual: float | None) -> float | None:
    found = [value for rule in rules if rule.kind is kind and (value := limit(rule, usual)) is not None]
    return found[0] if found else None
