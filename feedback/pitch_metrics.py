"""How high and how lively: spread and register of pitch over the last seconds of talk."""

from __future__ import annotations

from collections.abc import Sequence

from audio.lane import Track
from audio.span import Span
from feedback.baseline import Baseline
from feedback.metric import Metric, Reading
from feedback.order_statistics import median
from feedback.params import number
from feedback.recent_talk import RecentTalk, recent_talk
from feedback.rule import Rule
from feedback.stretch_measures import (
    level_db,
    nuclei,
    pitch_hz,
    rows_with,
    semitones,
    speech_s,
    spread_over,
)
from feedback.track import ROWS
from feedback.view import View
from feedback.wakes import Wakes

_VOICE = frozenset({Track.PROSODY})
#: Rows (10 ms) a measure of pitch needs to be one at all.
_FEWEST_ROWS = 50


def pitch_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "pitch_spread_st",
            "st",
            "spread of pitch in a window of talk",
            _VOICE,
            gauge=pitch_spread,
            wakes=Wakes.VOICE,
            baseline=_usual_spread,
        ),
        Metric(
            "register_re_baseline_st",
            "st",
            "median pitch against the speaker's own, while level or rate is up too",
            _VOICE,
            gauge=register_re_baseline,
            wakes=Wakes.VOICE,
        ),
    )


def _usual_spread(baseline: Baseline) -> float | None:
    return baseline.spread_st


def pitch_spread(view: View, rule: Rule) -> Reading | None:
    """Spread of pitch over the last ``window_s`` of talk, with at least ``needs_voiced_s`` of pitch."""
    recent = recent_talk(view, rule.speaker, rule.window_s or 10.0)
    if recent is None:
        return None
    track = view.voice(rule.speaker)

    def measure(stretches: Sequence[Span]) -> float | None:
        return spread_over(track, stretches, _FEWEST_ROWS)

    def enough(stretches: Sequence[Span]) -> bool:
        return bool(rows_with(track, "voiced", stretches) >= ROWS * number(rule, "needs_voiced_s", 5.0))

    baseline = view.baseline(rule.speaker)
    return recent.reading(rule, baseline.spread_st if baseline else None, measure, enough)


def register_re_baseline(view: View, rule: Rule) -> Reading | None:
    """Median pitch of the last ``window_s`` of talk, semitones above the speaker's own.

    No opinion unless the level is up by ``level_up_db`` or the rate by ``rate_up_pct``: a high
    voice alone is no strain.
    """
    usual = view.baseline(rule.speaker)
    recent = recent_talk(view, rule.speaker, rule.window_s or 10.0)
    if recent is None or usual is None or usual.pitch_hz is None:
        return None
    if not _is_strained(view, rule, recent, usual):
        return None
    track, usual_hz = view.voice(rule.speaker), usual.pitch_hz

    def measure(stretches: Sequence[Span]) -> float | None:
        f0 = pitch_hz(track, stretches)
        return semitones(median(f0), usual_hz) if len(f0) >= _FEWEST_ROWS else None

    return recent.reading(rule, None, measure, lambda stretches: speech_s(stretches) >= rule.needs_speech_s)


def _is_strained(view: View, rule: Rule, recent: RecentTalk, usual: Baseline) -> bool:
    track = view.voice(rule.speaker)
    level = level_db(track, recent.window)
    if level is not None and usual.level_db is not None and level - usual.level_db > number(rule, "level_up_db", 3.0):
        return True
    ratio = view.references.syllables_per_nucleus(rule.speaker, view.now_s)
    rate = 60 * ratio * nuclei(track, recent.window) / speech_s(recent.window)
    return usual.rate_cpm is not None and rate > usual.rate_cpm * (1 + number(rule, "rate_up_pct", 10.0) / 100)
