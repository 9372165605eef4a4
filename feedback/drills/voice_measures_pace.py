"""How fast: against the rest of the take, the person's own pace, the customer, the line's target (TON-01 to TON-03, TON-24)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import (
    LEAST_S,
    REST_S,
    Answered,
    answered,
    calm_talk,
    number,
    own_voice,
    rate_cpm,
    rest_of,
    syllables,
    talk_in,
    target_of,
)
from feedback.drills.take import Take
from feedback.drills.worst import worst_of
from feedback.normal_text import normal
from feedback.stretch_measures import speech_s

_VOICE = frozenset({Need.VOICE})
#: Shortest window that tells whether the pace is in the range.
_WINDOW_S = 2.0
#: Shortest answer in which the pace can be compared with that of others.
_GO_S = 1.2
#: Share of the syllables of a text by which a recogniser may differ from it and still have heard it read whole.
_MISHEARD = 0.2


def pace_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    base, range_of = _VOICE | {Need.BASELINE}, ("lowest", "highest", "below_pct", "above_pct", "window_s")
    return (
        DrillMeasure("rate_cpm", "cpm", "net rate of speech", _VOICE, rate),
        DrillMeasure("rate_re_call_pct", "%", "rate against the agent's other speech", _VOICE, rate_re_call),
        DrillMeasure(
            "rate_re_calm_pct", "%", "rate against the calm part of the take", _VOICE, rate_re_calm, ("upset_moods",)
        ),
        DrillMeasure("rate_re_baseline_pct", "%", "rate against the person's own", base, rate_re_baseline),
        DrillMeasure(
            "rate_re_customer_pct", "%", "rate against the customer's", _VOICE | {Need.CUSTOMER}, rate_re_customer
        ),
        DrillMeasure("rate_change_pct", "%", "rate of the last answer against the first", _VOICE, rate_change),
        DrillMeasure("rate_spread_pct", "%", "from the slowest to the fastest answer", _VOICE, rate_spread),
        DrillMeasure("target_rate_error_pct", "%", "worst miss of a line's target", _VOICE, target_rate_error),
        DrillMeasure(
            "in_rate_range_pct",
            "%",
            "share of the talk at a pace in the personal range",
            _VOICE,
            in_range,
            range_of,
            range_of,
        ),
    )


def rate(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Net rate over the stretches."""
    talked = talk_in(take, spans)
    value = rate_cpm(take, talked)
    return None if value is None else Measured(value, talked[0] | talked[-1], f"{value:.0f} cpm")


def rate_re_call(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Difference from the rate of everything else that the agent said, or of the person's reading if that is little."""
    other = rest_of(take, spans)
    return _against(take, talk_in(take, spans), usual_rate(take, other))


def rate_re_calm(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Difference from the rate before and after the customer was upset; over the answers to upset lines."""
    other = calm_talk(take, check)
    return _against(take, _without_calm(take, other, spans), usual_rate(take, other))


def rate_re_baseline(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Difference from the rate of the person's reading."""
    own = own_voice(take)
    return _against(take, talk_in(take, spans), own.rate_cpm if own else None)


def rate_re_customer(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Difference from the customer's rate over all lines, whose words are known."""
    return _against(take, talk_in(take, spans), customer_rate(take))


def rate_change(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Last answer against the first; of a single answer its second half against its first.

    A check that limits it both ways asks for one pace: there every later answer is held against the first, and the one
    farthest off counts.
    Where lines have targets, it is the answers' shares of them that are compared.
    """
    rates = _rates(take, spans)
    if len(rates) < 2:
        rates = _halves(take, talk_in(take, spans))
    if len(rates) < 2:
        return None
    first, before = rates[0]
    both_ways = check.at_least is not None and check.at_most is not None
    changes = [
        Measured(100 * (after / before - 1), first | later, _listed(rates))
        for later, after in (rates[1:] if both_ways else rates[-1:])
    ]
    return worst_of(check, changes)


def rate_spread(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """From the slowest answer to the fastest, in per cent of the median."""
    rates = _rates(take, spans)
    if len(rates) < 2:
        return None
    values = [value for _, value in rates]
    spread = 100 * (max(values) - min(values)) / float(np.median(values))
    worst = max(rates, key=lambda one: abs(one[1] - float(np.median(values))))
    return Measured(spread, worst[0], _listed(rates))


def target_rate_error(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Largest distance of an answer's rate from the target of its line, in per cent of the target.

    A line to which nothing was said, or next to nothing, misses its target by all of it.
    """
    found = []
    for go in answered(take, spans):
        target, value = target_of(take, go), _pace(take, go)
        if target and value is not None:
            found.append((abs(100 * (value / target - 1)), go.spoken, f"{target:.0f}→{value:.0f}"))
    if not found:
        return None
    found += [(100.0, span, f"{target:.0f}→–") for target, span in _unread(take, spans)]
    worst = max(found, key=lambda one: one[0])
    return Measured(worst[0], worst[1], " · ".join(shown for _, _, shown in found) + " cpm")


def _unread(take: Take, spans: Sequence[Span]) -> list[tuple[float, Span]]:
    """Targets of the lines in some stretches to which too little was said to tell a rate."""
    targets = {line.id: line.target for line in take.drill.line if line.target}
    said = {go.span for go in answered(take, spans) if _pace(take, go)}
    asked = ((a.shown.line, both) for a in take.answers if a.shown for span in spans if (both := span & a.span))
    return [(target, both) for line, both in asked if both not in said and (target := targets.get(line))]


def in_range(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Share of windows of ``window_s`` of talk whose rate lies in the personal range.

    A window goes on over the customer's turns. From ``lowest`` to ``highest``, and with a reading also from ``below_pct`` under the own rate to ``above_pct``
    over it. Answers to a line with a target are held against the target in the same way.
    """
    own = own_voice(take)
    kept, whole, worst = 0.0, 0.0, None
    for target, talked in _by_target(take, spans):
        usual = target or (own.rate_cpm if own else None)
        low, high = _range(check, usual, absolute=target is None)
        for window in windows(talked, number(check, "window_s", 8.0)):
            value = rate_cpm(take, window)
            seconds = speech_s(window)
            if value is None or seconds < _WINDOW_S:
                continue
            whole += seconds
            kept += seconds if low <= value <= high else 0.0
            away = max(low - value, value - high)
            if worst is None or away > worst[0]:
                worst = (away, window[0] | window[-1], f"{value:.0f} cpm ({low:.0f}–{high:.0f})")
    if worst is None:
        return None
    return Measured(100 * (kept / whole), worst[1], worst[2])


def _by_target(take: Take, spans: Sequence[Span]) -> list[tuple[float | None, list[Span]]]:
    """Answers to lines with a target each by itself, and all other talk together: short answers have no pace."""
    free: list[Span] = []
    aimed: list[tuple[float | None, list[Span]]] = []
    for go in answered(take, spans):
        target = target_of(take, go)
        if target is None:
            free += go.talk
        else:
            aimed.append((target, list(go.talk)))
    return [*aimed, (None, free)] if free else aimed


def usual_rate(take: Take, other: Sequence[Span]) -> float | None:
    """The rate of other talk, or the person's own where that is too little to tell."""
    own = own_voice(take)
    known = rate_cpm(take, other) if speech_s(other) >= REST_S else None
    return known if known is not None else own.rate_cpm if own else None


def customer_rate(take: Take) -> float | None:
    """The customer's net rate over the lines that were played."""
    count, seconds = 0, 0.0
    for shown in take.shown:
        talked = talk_in(take, [shown.span], Speaker.CUSTOMER) if not shown.stock else ()
        if talked:
            count += len(normal(shown.text).chars)
            seconds += speech_s(talked)
    return 60 * count / seconds if seconds >= LEAST_S and count else None


def windows(talked: Sequence[Span], window_s: float) -> list[tuple[Span, ...]]:
    """Talk cut to windows of about the same length.

    Examples
    --------
    >>> [sum(s.duration_s for s in w) for w in windows([Span(0, 3), Span(4, 11)], 5.0)]
    [5.0, 5.0]
    """
    whole_s = speech_s(talked)
    each_s = whole_s / max(1, round(whole_s / window_s))
    found: list[tuple[Span, ...]] = []
    window: list[Span] = []
    for span in talked:
        at_s = span.start_s
        while at_s < span.end_s - 1e-6:
            end_s = min(span.end_s, at_s + each_s - speech_s(window))
            window.append(Span(at_s, end_s))
            at_s = end_s
            if speech_s(window) >= each_s - 1e-6:
                found.append(tuple(window))
                window = []
    return [*found, tuple(window)] if window else found


def _against(take: Take, talked: Sequence[Span], usual: float | None) -> Measured | None:
    value = rate_cpm(take, talked)
    if value is None or not usual:
        return None
    return Measured(100 * (value / usual - 1), talked[0] | talked[-1], f"{value:.0f} : {usual:.0f} cpm")


def _without_calm(take: Take, calm: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Talk of the stretches that is not the calm talk itself; all of it where nothing else is left."""
    other = tuple(t for t in talk_in(take, spans) if not any(t.overlap_s(c) > t.duration_s / 2 for c in calm))
    return other or talk_in(take, spans)


def _rates(take: Take, spans: Sequence[Span]) -> list[tuple[Span, float]]:
    """Rate of every answer that is long enough, or its share of the target."""
    found = []
    for go in answered(take, spans):
        value = _pace(take, go) if speech_s(go.talk) >= _GO_S else None
        if value is not None:
            found.append((go.spoken, value / (_target(take, go) or 1.0)))
    return found


def _pace(take: Take, go: Answered) -> float | None:
    """Rate of one answer; of words that were to be read by their own syllables.

    Whoever reads slowly is credited with syllables that nobody spoke, and with few that are missing.
    """
    heard, seconds = syllables(take, go.talk), speech_s(go.talk)
    line = next((line for line in take.drill.line if go.shown is not None and line.id == go.shown.line), None)
    known = len(normal(line.read).chars) if line is not None else 0
    if known and seconds >= LEAST_S and abs(heard / known - 1) <= _MISHEARD:
        return 60 * known / seconds
    return rate_cpm(take, go.talk)


def _target(take: Take, go: Answered) -> float | None:
    target = target_of(take, go)
    return target / 100 if target else None


def _halves(take: Take, talked: Sequence[Span]) -> list[tuple[Span, float]]:
    """Both halves of some talk, if each tells a rate."""
    halves = windows(talked, speech_s(talked) / 2) if speech_s(talked) >= 2 * _GO_S else []
    rates = [(half[0] | half[-1], value) for half in halves if (value := rate_cpm(take, half)) is not None]
    return rates if len(rates) == len(halves) else []


def _range(check: Check, usual: float | None, *, absolute: bool) -> tuple[float, float]:
    bounds = [(number(check, "lowest", 150.0), number(check, "highest", 290.0))] if absolute else []
    if usual:
        less, more = number(check, "below_pct", 25.0), number(check, "above_pct", 20.0)
        bounds.append((usual * (1 - less / 100), usual * (1 + more / 100)))
    return max(low for low, _ in bounds), min(high for _, high in bounds)


def _listed(rates: Sequence[tuple[Span, float]]) -> str:
    return " · ".join(f"{value:.0f}" for _, value in itertools.islice(rates, 8))
