"""Exceptions that the words show: what the customer asked for, what the agent is reading out."""

from __future__ import annotations

from collections.abc import Iterable

from audio.block import Speaker
from audio.lane import Track
from feedback.condition import Condition
from feedback.floor import floor_of
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import Sentence
from feedback.timing_metrics import digit_runs
from feedback.view import View

_WORDS = frozenset({Track.WORDS})
#: What the customer asked for holds for this long, seconds of call time.
_ASKED_S = 60.0
#: The agent's words this recent are what a gauge's window is about.
_NOW_S = 12.0
#: So many digits in a row are read out to be written down.
_NUMBER_DIGITS = 4


def word_conditions() -> tuple[Condition, ...]:
    """The conditions of this module."""
    return (
        Condition("asked_louder", "the customer could not hear the agent", _WORDS, asked_louder),
        Condition("reading_back", "reading back to a customer who asked for speed", _WORDS, reading_back),
        Condition("dictating", "numbers are read out to be written down", _WORDS, dictating),
        Condition("on_hold", "a wait was announced", _WORDS, on_hold),
    )


def asked_louder(view: View, rule: Rule) -> bool:
    """Whether the customer said so within the last ``asked_within_s`` seconds (TON-07)."""
    return _asked(view, rule, "asks_louder")


def reading_back(view: View, rule: Rule) -> bool:
    """Whether the agent reads something back after the customer asked for speed."""
    if not _asked(view, rule, "asks_faster"):
        return False
    return any("reads_back" in s.cues or _has_number(s) for s in _now(view, rule.speaker))


def dictating(view: View, rule: Rule) -> bool:
    """Whether the agent reads out numbers."""
    return any("dictates" in s.cues or _has_number(s) for s in _now(view, rule.speaker))


def on_hold(view: View, rule: Rule) -> bool:  # noqa: ARG001 - every condition is asked with its rule
    """Whether an announced wait was running when the last silence ended, or runs now."""
    floor = floor_of(view)
    if floor.hold(view.now_s) is not None:
        return True
    return any("thanks_for_waiting" in s.cues for s in _now(view, Speaker.AGENT)[-3:])


def _asked(view: View, rule: Rule, cue: str) -> bool:
    since_s = view.now_s - number(rule, "asked_within_s", _ASKED_S)
    said = view.sentences(rule.speaker.other) if view.hears(rule.speaker.other) else []
    return any(cue in s.cues and s.span.end_s >= since_s for s in said[-40:])


def _now(view: View, speaker: Speaker) -> list[Sentence]:
    return [s for s in view.sentences(speaker)[-40:] if s.span.end_s >= view.now_s - _NOW_S]


def _has_number(sentence: Sentence) -> bool:
    return _longest(digit_runs(sentence.text)) >= _NUMBER_DIGITS


def _longest(runs: Iterable[int]) -> int:
    return max(runs, default=0)
