from __future__ import annotations

import pytest

from audio.lane import Track
from feedback.voice_metrics import voice_metrics

GAUGES = {
    "rate_cpm", "level_re_baseline_db", "pitch_spread_st", "register_re_baseline_st", "snr_db", "noise_re_baseline_db",
    "clipped_pct", "monologue_s", "breath_s", "pace_rise_pct", "interruption_s",
}  # fmt: skip
FINDERS = {"rate_heard_cpm", "ending_rise_st", "courtesy_ending_st", "response_gap_s", "snatched_reply_s"}


def test_every_voice_metric_is_there_once() -> None:
    names = [metric.name for metric in voice_metrics()]
    assert sorted(names) == sorted(GAUGES | FINDERS | {"rate_words_cpm"})


def test_each_is_a_gauge_a_finder_or_a_second_opinion() -> None:
    kinds = {m.name: [bool(m.gauge), bool(m.find), bool(m.confirm)] for m in voice_metrics()}
    assert {name for name, kind in kinds.items() if kind == [True, False, False]} == GAUGES
    assert {name for name, kind in kinds.items() if kind == [False, True, False]} == FINDERS


def test_no_gauge_waits_for_words() -> None:
    assert all(m.tracks == {Track.PROSODY} for m in voice_metrics() if m.gauge)


@pytest.mark.parametrize("name", ["interruption_s", "monologue_s", "response_gap_s", "snatched_reply_s"])
def test_what_is_about_both_needs_both_channels(name: str) -> None:
    assert next(m for m in voice_metrics() if m.name == name).both
