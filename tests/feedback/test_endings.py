from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audio.span import Span
from feedback.baseline import Baseline
from feedback.endings import USUAL_HIGH_ST, USUAL_LOW_ST, Ending, ending, expected_st, tone_of_last, usual_endings
from feedback.track import VoiceTrack
from tests.feedback.voices import AGENT, USUAL, Says, frames, timeline

TALK = [Span(0, 3)]


def ends(height_st: float) -> Ending | None:
    return ending(timeline([Says(0, 3, spread_st=1.0, ending_st=height_st)], None, 4.0).voices[AGENT], TALK)


def track_with(**columns: tuple[slice, float]) -> VoiceTrack:
    """Talk of 3 s that falls to -5 st, with some rows of some columns replaced."""
    rows = frames(AGENT, [Says(0, 3, ending_st=-5.0)], 4.0)
    changed = {}
    for name, (where, value) in columns.items():
        changed[name] = getattr(rows, name).copy()
        changed[name][where] = value
    track = VoiceTrack(AGENT)
    track.append(replace(rows, **changed))
    return track


@pytest.mark.parametrize("height_st", [-7.0, -5.0, -1.0, 2.0])
def test_the_height_of_the_last_voice_about_the_median(height_st: float) -> None:
    end = ends(height_st)
    assert end
    assert end.height_st == pytest.approx(height_st, abs=0.6)
    assert end.span.end_s == pytest.approx(3.0)
    assert end.span.duration_s == pytest.approx(0.35)


def test_an_octave_slip_at_the_very_end_is_cut_off() -> None:
    rows = frames(AGENT, [Says(0, 3, spread_st=1.0, ending_st=0.0)], 4.0)
    f0 = rows.f0_hz.copy()
    f0[290:300] /= 2
    track = VoiceTrack(AGENT)
    track.append(replace(rows, f0_hz=f0))
    end = ending(track, TALK)
    assert end
    assert end.height_st == pytest.approx(0.0, abs=0.7)


def test_a_breath_after_the_voice_is_not_its_end() -> None:
    end = ending(track_with(level_db=(slice(290, 300), -58.0)), TALK)
    assert end
    assert end.span.end_s == pytest.approx(2.9)


def test_a_long_creak_is_an_end_that_cannot_be_judged() -> None:
    assert ending(track_with(periodicity=(slice(270, 300), 0.3)), TALK) is None


def test_without_pitch_there_is_no_ending() -> None:
    assert ending(track_with(f0_hz=(slice(0, 300), np.nan)), TALK) is None
    assert ending(VoiceTrack(AGENT), []) is None


@pytest.mark.parametrize(
    ("text", "tone"), [("请您稍等。", "3"), ("可以吗？", "5"), ("恢复供电", "4"), ("这是您的", "5"), ("OK", "5")]
)
def test_the_tone_of_the_last_syllable(text: str, tone: str) -> None:
    assert tone_of_last(text) == tone


def test_few_endings_count_little_beside_what_is_usual() -> None:
    assert dict(usual_endings([])) == {
        "1": USUAL_HIGH_ST,
        "2": USUAL_HIGH_ST,
        "3": USUAL_LOW_ST,
        "4": USUAL_LOW_ST,
        "5": USUAL_LOW_ST,
    }
    few, many = dict(usual_endings([-2.0]))["4"], dict(usual_endings([-2.0] * 40))["4"]
    assert USUAL_LOW_ST < few < many < -2.0


def test_high_tones_end_where_the_speakers_high_endings_do() -> None:
    own = dict(usual_endings([-6.0] * 30 + [0.0] * 10))
    assert own["1"] > -1.0
    assert own["4"] < -5.5


def test_who_speaks_flat_falls_less_far() -> None:
    assert expected_st(USUAL, "4", 3.0) == -5.0
    assert expected_st(USUAL, "4", 2.1) == -5.0
    assert expected_st(USUAL, "4", 0.3) == pytest.approx(-0.77, abs=0.01)


def test_without_a_reading_the_usual_endings_count() -> None:
    assert expected_st(None, "4", 3.0) == USUAL_LOW_ST
    assert expected_st(Baseline(), "2", 3.0) == USUAL_HIGH_ST
