"""Waits of a take: how long, with how many words, agreed to or not, and as long as was said (TIM-07, TIM-10 to TIM-12)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import number, quoted
from feedback.drills.take import Take
from feedback.drills.worst import worst_of
from feedback.holds import Hold, holds
from feedback.normal_text import normal
from feedback.spoken_turns import SpokenTurn, spoken_turns

_WORDS = frozenset({Need.WORDS})
_BOTH = frozenset({Need.WORDS, Need.CUSTOMER})
#: A shorter wait is an answer (as in the pack's rules of waiting).
_WAIT_S = 5.0
#: Thanks for waiting, said in the pack's words or any other.
_THANKS = frozenset({"STD-27", "STD-28"})
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER = r"[零一二两三四五六七八九十]+|半"
_TOLD = re.compile(rf"(?:(?:{_NUMBER})[到至])?({_NUMBER})个?(半)?(秒|分|小时)")
_UNIT_S = {"秒": 1.0, "分": 60.0, "小时": 3600.0}


def hold_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("hold_longest_s", "s", "longest wait without the agent's word", _WORDS, hold_longest),
        DrillMeasure("checkbacks", "count", "the agent's words to a waiting customer", _WORDS, checkbacks),
        DrillMeasure(
            "consent_before_hold",
            "",
            "1 where the customer had answered before every wait",
            _BOTH,
            consent_before_hold,
            ("within_s",),
            ("within_s",),
        ),
        DrillMeasure(
            "first_word_after_hold_s",
            "s",
            "from the agent's return to thanks or an apology for the wait",
            _WORDS,
            first_word_after_hold,
        ),
        DrillMeasure("hold_over_told_pct", "%", "length of a wait against what was announced", _WORDS, hold_over_told),
    )


def hold_longest(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Longest stretch of an announced wait in which the agent said nothing."""
    silences = [(hold, longest) for hold in waits(take, spans) if (longest := hold.longest) is not None]
    return worst_of(check, [Measured(s.duration_s, s, quoted(hold.asked.text)) for hold, s in silences])


def checkbacks(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """How often the agent spoke to the waiting customer."""
    found = waits(take, spans)
    if not found:
        return None
    checks = [turn for hold in found for turn in hold.checks]
    return Measured(float(len(checks)), _whole(take, found[0]), " ".join(quoted(turn.text) for turn in checks[:4]))


def consent_before_hold(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Whether the customer answered within ``within_s`` of being asked to wait, and not the silence."""
    found = waits(take, spans)
    within_s = number(check, "within_s", 5.0)
    missed = [hold for hold in found if not _agreed(take, hold, within_s)]
    if not found:
        return None
    shown = (missed or found)[0]
    return Measured(0.0 if missed else 1.0, _whole(take, shown), quoted(shown.asked.text))


def first_word_after_hold(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Seconds from the first word after a wait to the thanks for it; without any it never comes."""
    found = [(hold, hold.back) for hold in waits(take, spans) if hold.back is not None]
    return worst_of(check, [Measured(_thanks_after_s(b), b.span, quoted(b.text)) for _, b in found])


def hold_over_told(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Length of a wait in per cent of the longest that was announced for it; only of waits with a time."""
    found = []
    for hold in waits(take, spans):
        told_s = max((told for turn in (hold.asked, *hold.checks[:1]) for told in told_times_s(turn.text)), default=0.0)
        if told_s:
            waited = _whole(take, hold)
            found.append(Measured(100 * waited.duration_s / told_s, waited, quoted(hold.asked.text)))
    return worst_of(check, found)


def waits(take: Take, spans: Sequence[Span]) -> list[Hold]:
    """Announced waits of 5 s and more that begin in some stretches."""
    agent, customer = ([s for s in take.sentences(side) if not s.provisional] for side in Speaker)
    found = holds(spoken_turns(agent, customer), take.view.now_s)
    long = [h for h in found if h.announced and _whole(take, h).duration_s >= _WAIT_S]
    return [h for h in long if any(s.start_s <= h.asked.span.start_s <= s.end_s for s in spans)]


def told_times_s(text: str) -> list[float]:
    """Lengths of time that a text names, the longer end of a range.

    Examples
    --------
    >>> told_times_s("大概需要一到两分钟"), told_times_s("请稍等30秒"), told_times_s("一分半钟"), told_times_s("请稍等一会")
    ([120.0], [30.0], [90.0], [])
    """
    return [_value(n) * _UNIT_S[unit] + _half(half, unit) for n, half, unit in _named(normal(text).chars)]


def _named(chars: str) -> list[tuple[str, str, str]]:
    found = [m.groups("") for m in _TOLD.finditer(chars)]
    after = [chars[m.end() : m.end() + 1] == "半" for m in _TOLD.finditer(chars)]
    return [(n, "半" if half or more else "", unit) for (n, half, unit), more in zip(found, after, strict=True)]


def _half(half: str, unit: str) -> float:
    return _UNIT_S[unit] / 2 if half else 0.0


def _value(spelled: str) -> float:
    if spelled == "半":
        return 0.5
    tens, ten, ones = spelled.rpartition("十")
    if not ten:
        return float(int("".join(str(_DIGITS[c]) for c in spelled)))
    return 10.0 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _whole(take: Take, hold: Hold) -> Span:
    """From the request to the return, or to the end."""
    end_s = hold.back.span.start_s if hold.back is not None else take.view.now_s
    return Span(min(hold.began_s, end_s), end_s)


def _agreed(take: Take, hold: Hold, within_s: float) -> bool:
    asked_s = hold.asked.span.end_s
    return any(asked_s - 1.0 <= s.start_s <= asked_s + within_s for s in take.view.speech(Speaker.CUSTOMER))


def _thanks_after_s(back: SpokenTurn) -> float:
    for sentence in back.sentences:
        said = [p.span.start_s for p in sentence.phrases if p.phrase in _THANKS]
        if said or "thanks_for_waiting" in sentence.cues:
            return max(0.0, min([*said, sentence.span.start_s if not said else said[0]]) - back.span.start_s)
    return math.inf
