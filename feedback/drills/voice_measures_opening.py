"""The first ten seconds as one figure: the parts of the greeting, its smile, pace, level and clarity (TON-29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import answered, names, number, plain_sentences
from feedback.drills.take import Take
from feedback.drills.voice_measures_clarity import unsure
from feedback.drills.voice_measures_colour import smile
from feedback.drills.voice_measures_level import in_range as in_level_range
from feedback.drills.voice_measures_pace import in_range as in_rate_range
from feedback.drills.wanted import alternatives
from feedback.normal_text import normal

_WORDS = frozenset({Need.VOICE, Need.WORDS})
#: Length of an opening, and the share of the weights that must be known for a score.
_OPENING_S, _KNOWN = 10.0, 0.6
#: What stands between greeting and offer: so many syllables are one of company and name, or both.
_ONE, _BOTH = 2, 5
_PARTS = 4
_LIMITS = ("smile", "unsure_pct", "parts_weight", "smile_weight", "rate_weight", "level_weight", "clarity_weight")
_PARAMS = ("greeting_words", "service_words", *_LIMITS)


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening and its score.

    Parameters
    ----------
    score : float
        Of 100.
    span : Span
        From its first sound on.
    shown : str
        What made it.
    """

    score: float
    span: Span
    shown: str


def opening_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    passed = (*_PARAMS, "from")
    return (
        DrillMeasure(
            "opening_score", "", "of 100: the first ten seconds of a call", _WORDS, opening_score, _PARAMS, _LIMITS
        ),
        DrillMeasure(
            "openings_passed",
            "count",
            "openings that reach a score",
            _WORDS,
            openings_passed,
            passed,
            (*_LIMITS, "from"),
        ),
    )


def opening_score(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Score of the opening; of several the one in the middle, of two the worse."""
    found = openings(take, check, spans)
    if not found:
        return None
    middle = median_low(one.score for one in found)
    shown = next(one for one in found if one.score == middle)
    return Measured(middle, shown.span, shown.shown)


def openings_passed(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many openings score ``from`` or more."""
    found = openings(take, check, spans)
    if not found:
        return None
    worst = min(found, key=lambda one: one.score)
    passed = sum(one.score >= number(check, "from", 80.0) for one in found)
    return Measured(float(passed), worst.span, " · ".join(f"{one.score:.0f}" for one in found))


def openings(take: Take, check: Check, spans: Sequence[Span]) -> list[Opening]:
    """What was said first, in every answer that greets or offers help."""
    found = []
    for go in answered(take, spans):
        first = Span(go.spoken.start_s, min(go.spoken.end_s, go.spoken.start_s + _OPENING_S))
        parts = _parts(take, check, first)
        opening = _scored(take, check, first, parts) if parts else None
        if opening is not None:
            found.append(opening)
    return found


def _parts(take: Take, check: Check, span: Span) -> int:
    """How many of greeting, company, name and service were said; 0 for what is no opening.

    Company and name are what stands before the offer of service, the greeting left out.
    """
    text = normal("".join(s.text for s in plain_sentences(take, [span]))).chars
    greeting, service = _heard(check, "greeting_words", text), _heard(check, "service_words", text)
    before = text[: min(text.index(word) for word in service)] if service else ""
    for word in greeting:
        before = before.replace(word, "")
    named = 2 if len(before) >= _BOTH else 1 if len(before) >= _ONE else 0
    return bool(greeting) + bool(service) + (named if service else 0)


def _heard(check: Check, name: str, text: str) -> list[str]:
    """Which of a list's words a text holds, the longest first."""
    words = {normal(word).chars for word in alternatives(names(check, name))}
    return sorted((word for word in words if word in text), key=len, reverse=True)


def _scored(take: Take, check: Check, span: Span, parts: int) -> Opening | None:
    known: list[tuple[str, float, float]] = [("1-4", number(check, "parts_weight", 40.0), parts / _PARTS)]
    plain = check.model_copy(update={"params": {}})
    if (found := smile(take, plain, [span])) is not None:
        known.append(("☺", number(check, "smile_weight", 20.0), min(1.0, found.value / number(check, "smile", 0.4))))
    if (found := in_rate_range(take, plain, [span])) is not None:
        known.append(("cpm", number(check, "rate_weight", 15.0), found.value / 100))
    if (found := in_level_range(take, plain, [span])) is not None:
        known.append(("dB", number(check, "level_weight", 15.0), found.value / 100))
    if (found := unsure(take, plain, [span])) is not None:
        clear = float(found.value <= number(check, "unsure_pct", 15.0))
        known.append(("?", number(check, "clarity_weight", 10.0), clear))
    weight = sum(w for _, w, _ in known)
    if weight < _KNOWN * 100:
        return None
    shown = " · ".join(f"{name} {100 * share:.0f} %" for name, _, share in known)
    return Opening(sum(100 * w * share for _, w, share in known) / weight, span, shown)
