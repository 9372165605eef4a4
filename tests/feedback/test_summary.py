"""The figures of a whole call."""

from __future__ import annotations

import pytest

from feedback.summary import call_figures
from tests.feedback.voices import AGENT, CUSTOMER, Says, timeline, utterance, view


def test_pace_counts_syllables_over_talk_and_over_turns() -> None:
    heard = timeline([Says(0, 3), Says(4, 7)], [Says(8, 9)], 10)
    heard.add(utterance(AGENT, 0.0, 7.0, "您好" * 12))
    agent = call_figures(view(heard, 10.0))["agent"]
    assert agent["speech_s"] == pytest.approx(6.0)
    assert agent["syllables"] == 24
    assert agent["rate_cpm"] == pytest.approx(240)
    assert agent["gross_rate_cpm"] == pytest.approx(60 * 24 / 7)


def test_without_words_pace_is_counted_on_nuclei() -> None:
    agent = call_figures(view(timeline([Says(0, 6, cpm=200)], [], 8), 8.0))["agent"]
    assert agent["rate_cpm"] == pytest.approx(200, rel=0.05)


def test_the_voice_is_measured_over_its_own_speech() -> None:
    agent = call_figures(view(timeline([Says(0, 6, level_db=-20, pitch_hz=180, spread_st=2)], [], 10), 10.0))["agent"]
    assert agent["level_db"] == pytest.approx(-20, abs=0.1)
    assert agent["snr_db"] == pytest.approx(40, abs=0.5)
    assert agent["pitch_hz"] == pytest.approx(180, rel=0.03)
    assert agent["pitch_spread_st"] == pytest.approx(2, rel=0.06)
    assert agent["clipped_pct"] == 0


def test_a_steady_voice_has_a_small_spread_of_level_and_a_changing_one_a_large_one() -> None:
    def spread(*levels_db: float) -> float | None:
        said = [Says(3.0 * n, 3.0 * n + 2, level_db=level) for n, level in enumerate(levels_db)]
        return call_figures(view(timeline(said, [], 3.0 * len(said)), 3.0 * len(said)))["agent"]["level_spread_db"]

    assert spread(-20, -20, -20) == pytest.approx(0, abs=0.1)
    assert spread(-26, -20, -26, -20) == pytest.approx(3.0, abs=0.2)
    assert spread(-26, -20) is None, "two stretches are too few"


def test_without_a_pause_nobody_knows_the_noise() -> None:
    agent = call_figures(view(timeline([Says(0, 6)], [], 6), 6.0))["agent"]
    assert agent["level_db"] is not None
    assert agent["snr_db"] is None


def test_shares_silences_and_overlaps_of_the_call() -> None:
    figures = call_figures(view(timeline([Says(0, 4)], [Says(3, 5)], 10), 10.0))
    assert figures["agent"]["talk_share"] == pytest.approx(4 / 6)
    call = figures["call"]
    assert call["duration_s"] == 10.0
    assert call["silence_s"] == pytest.approx(5.0)
    assert call["longest_silence_s"] == pytest.approx(5.0)
    assert call["overlap_s"] == pytest.approx(1.0)
    assert call["turns"] == 2


def test_who_said_nothing_has_no_voice_and_no_pace() -> None:
    customer = call_figures(view(timeline([Says(0, 4)], [], 6), 6.0))["customer"]
    assert customer["speech_s"] == 0
    assert customer["rate_cpm"] is None
    assert customer["level_db"] is None
    assert customer["longest_turn_s"] is None


def test_one_channel_knows_nothing_of_overlaps() -> None:
    figures = call_figures(view(timeline([Says(0, 4)], None, 6), 6.0))
    assert CUSTOMER.value not in figures
    assert figures["call"]["overlap_s"] is None


def test_nothing_is_said_about_feelings() -> None:
    names = {name for figures in call_figures(view(timeline([Says(0, 4)], [], 6), 6.0)).values() for name in figures}
    assert not any(word in name for name in names for word in ("emotion", "mood", "sentiment", "score"))
