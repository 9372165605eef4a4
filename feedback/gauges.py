"""What the screen's gauges show: both voices at every tick, judged by nobody.

The same stretches and measures as the rules read, so that a number on screen and the
number in a flag can never contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audio.block import Speaker
from feedback.order_statistics import median
from feedback.recent_talk import FRESH_S, recent_talk
from feedback.stretch_measures import level_db, nuclei, semitones, speech_s, spread_over
from feedback.view import View

#: The windows of the design's table: rate, level and melody.
RATE_S, LEVEL_S, MELODY_S = 8.0, 3.0, 10.0
#: Pitch "now" is the median over this long.
_NOW_S = 0.2
#: Less talk than this gives no rate, as in the rules.
_RATE_NEEDS_S = 3.0
#: Least rows (10 ms each) with a sure pitch behind a spread: the rules' 5 s are for judging.
_SPREAD_NEEDS_ROWS = 200


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """One speaker's gauges at one tick; units as in :class:`coach_app.events.Measured`."""

    at_s: float
    speaker: Speaker
    rate_cpm: float | None
    level_db: float | None
    pitch_st: float | None
    spread_st: float | None
    speaking: bool
    talk_share: float | None


def gauge_rows(view: View) -> list[GaugeRow]:
    """Gauges of every speaker at a view's tick."""
    spoken = {speaker: view.voice(speaker).spoken_s(view.now_s) for speaker in view.timeline.speakers}
    total_s = sum(spoken.values())
    rows = []
    for speaker, spoken_s in spoken.items():
        spans = view.speech(speaker, max(0.0, view.now_s - FRESH_S))
        recently, speaking = bool(spans), bool(spans) and spans[-1].end_s >= view.now_s - 1e-6
        rows.append(
            GaugeRow(
                at_s=view.now_s,
                speaker=speaker,
                rate_cpm=_rate(view, speaker) if recently else None,
                level_db=_level(view, speaker) if recently else None,
                pitch_st=_pitch(view, speaker) if speaking else None,
                spread_st=_spread(view, speaker) if recently else None,
                speaking=speaking,
                talk_share=spoken_s / total_s if total_s else None,
            )
        )
    return rows


def _rate(view: View, speaker: Speaker) -> float | None:
    recent = recent_talk(view, speaker, RATE_S)
    if recent is None or speech_s(recent.window) < _RATE_NEEDS_S:
        return None
    ratio = view.references.syllables_per_nucleus(speaker, view.now_s)
    return 60 * ratio * nuclei(view.voice(speaker), recent.window) / speech_s(recent.window)


def _level(view: View, speaker: Speaker) -> float | None:
    usual = view.baseline(speaker)
    recent = recent_talk(view, speaker, LEVEL_S)
    if recent is None or usual is None or usual.level_db is None:
        return None
    level = level_db(view.voice(speaker), recent.window)
    return None if level is None else level - usual.level_db


def _pitch(view: View, speaker: Speaker) -> float | None:
    usual = view.baseline(speaker)
    f0 = view.voice(speaker).f0_hz(view.now_s - _NOW_S, view.now_s)
    voiced = f0[np.isfinite(f0)]
    if usual is None or usual.pitch_hz is None or not len(voiced):
        return None
    return semitones(median(voiced), usual.pitch_hz)


def _spread(view: View, speaker: Speaker) -> float | None:
    recent = recent_talk(view, speaker, MELODY_S)
    if recent is None:
        return None
    return spread_over(view.voice(speaker), recent.window, _SPREAD_NEEDS_ROWS)
