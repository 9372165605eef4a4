"""Numbers of a pair: what was done to a rendering is what they say."""

from __future__ import annotations

import numpy as np
import pytest

from feedback.gym.pairing import Pair, last_modal
from tests.feedback.gym.renderings import VOICES, Line, at_rate, drawn, heard, sound, spoken

USUAL = drawn(Line())


def pair(**made: object) -> Pair:
    return Pair.of(USUAL, drawn(Line(**made)))  # type: ignore[arg-type]


def test_a_rendering_beside_itself_differs_in_nothing() -> None:
    same = pair()
    assert (same.rate, same.level_db, same.register_st) == (1.0, 0.0, 0.0)
    assert same.spread() == pytest.approx(1.0)
    assert same.ending_st() == pytest.approx(0.0, abs=1e-9)
    assert same.gaps() == ()
    assert np.abs(same.prominence_db()).max() == pytest.approx(0.0, abs=1e-9)


def test_rate_leaves_pauses_out() -> None:
    assert pair(syllable_s=0.25).rate == pytest.approx(0.8, abs=0.01)
    assert pair(syllable_s=0.25, pause_after=2, pause_s=1.0).rate == pytest.approx(0.8, abs=0.01)


def test_level_and_register() -> None:
    assert pair(level_db=-16.0).level_db == pytest.approx(6.0, abs=0.01)
    assert pair(median_hz=400.0).register_st == pytest.approx(12.0)


@pytest.mark.parametrize("factor", [0.3, 0.7, 1.0, 1.6])
def test_spread_is_the_factor_on_the_melody(factor: float) -> None:
    assert pair(spread=factor).spread() == pytest.approx(factor, abs=0.02)


@pytest.mark.parametrize("rise_st", [-4.0, -2.0, 2.0, 6.0])
def test_an_ending_is_what_was_added_to_it(rise_st: float) -> None:
    made = pair(rise_st=rise_st)
    assert made.ending_st() == pytest.approx(rise_st, abs=0.4)
    assert made.spread() == pytest.approx(1.0, abs=0.05)


def test_a_flatter_melody_is_no_higher_ending() -> None:
    assert pair(spread=0.3).ending_st() == pytest.approx(0.0, abs=0.2)


def test_slips_of_an_octave_at_the_end_are_no_rise() -> None:
    slipped = drawn(Line())
    slipped.pitch_st[-14:-4] += 12
    assert Pair.of(USUAL, slipped).ending_st() == pytest.approx(0.0, abs=0.3)


def test_a_quarter_of_lost_or_wrong_pitch_does_not_change_the_spread() -> None:
    broken = drawn(Line(spread=1.6))
    broken.pitch_st[20:40] = np.nan
    broken.pitch_st[60:75] -= 12
    assert Pair.of(USUAL, broken).spread() == pytest.approx(1.6, abs=0.1)


def test_pauses_are_found_at_their_place() -> None:
    (gap,) = pair(pause_after=3, pause_s=0.5).gaps()
    assert (gap.syllable, gap.reference_s) == (3, 0.0)
    assert gap.take_s == pytest.approx(0.5)
    halting = drawn(Line(pause_after=3, pause_s=0.5))
    (missing,) = Pair.of(halting, USUAL).gaps()
    assert (missing.syllable, missing.take_s) == (3, 0.0)
    assert missing.reference_s == pytest.approx(0.5)


def test_a_pause_is_brought_to_the_takes_pace() -> None:
    halting = drawn(Line(pause_after=3, pause_s=0.5))
    (gap,) = Pair.of(halting, drawn(Line(syllable_s=0.4, pause_after=3, pause_s=1.0))).gaps()
    assert gap.reference_s == pytest.approx(gap.take_s, abs=0.03)


def test_the_syllable_that_was_said_louder_stands_out() -> None:
    stood = pair(louder=(2, 8.0)).prominence_db()
    assert stood.argmax() == 2
    assert stood[2] - np.median(stood) == pytest.approx(7.0, abs=1.5)


@pytest.mark.parametrize("voice", VOICES)
def test_a_wider_or_flatter_melody_of_a_real_voice_is_measured(voice: str) -> None:
    usual = spoken(voice, 3)
    assert Pair.of(usual, spoken(voice, 3, "flat")).spread() == pytest.approx(0.3, abs=0.1)
    assert Pair.of(usual, spoken(voice, 3, "wide")).spread() == pytest.approx(1.6, abs=0.2)


@pytest.mark.parametrize("voice", ["gongitsune", "nezumi"])
def test_an_ending_of_a_real_voice_is_measured(voice: str) -> None:
    usual = spoken(voice, 3)
    assert Pair.of(usual, spoken(voice, 3, "falls")).ending_st() == pytest.approx(-4.0, abs=1.0)
    assert Pair.of(usual, spoken(voice, 3, "rises")).ending_st() == pytest.approx(6.0, abs=1.0)


@pytest.mark.parametrize("percent", [-30, -10, 10, 30])
def test_rate_of_a_real_voice_is_measured(percent: int) -> None:
    usual = spoken("low", 5)
    changed = heard(at_rate(sound("low", 5), 1 + percent / 100), usual.text)
    assert 100 * (Pair.of(usual, changed).rate - 1) == pytest.approx(percent, abs=max(4.0, 0.15 * abs(percent)))


def test_creak_after_the_last_modal_voice_is_no_ending() -> None:
    creaky = drawn(Line())
    creaky.pitch_st[-6:] = -22.0  # 56 Hz
    assert last_modal(creaky) == len(creaky) - 7
    assert Pair.of(creaky, creaky).ending_st() == pytest.approx(0.0, abs=1e-9)
