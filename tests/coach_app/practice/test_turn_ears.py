from __future__ import annotations

import numpy as np
import pytest

from audio.block import Speaker
from audio.prosody import ProsodyFrames
from coach_app.practice.acts import Voice
from coach_app.practice.turn_ears import TurnEars


def rows(start_s: float, *pieces: tuple[float, bool], speaker: Speaker = Speaker.AGENT) -> ProsodyFrames:
    """Rows of the voice lane: stretches of speech and of silence."""
    speech = np.concatenate([np.full(round(seconds * 100), on, np.bool_) for seconds, on in pieces])
    numbers, nothing = np.zeros(len(speech), np.float32), np.zeros(len(speech), np.bool_)
    first = round(start_s * 100)
    return ProsodyFrames(speaker, first, numbers, numbers, numbers, nothing, speech, nothing, nothing)


def meter(ears: TurnEars, start_s: float, lit: str) -> None:
    """Steps of the meter, ``x`` for those that hear somebody."""
    for n, step in enumerate(lit):
        ears.meter(start_s + 0.1 * (n + 1), active=step == "x")


def test_a_turn_begins_and_ends_where_the_voice_lane_says() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (0.52, False), (1.0, True)))
    ears.rows(rows(1.52, (0.11, True), (0.4, False)))
    assert ears.take() == [Voice(0.52, on=True), Voice(1.63, on=False)]
    assert ears.take() == []


def test_a_turn_may_go_on_with_the_next_rows_and_end_with_the_last() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (0.5, True)))
    ears.rows(rows(0.5, (0.5, True)))
    ears.rows(rows(1.0, (0.5, False)))
    assert ears.take() == [Voice(0.0, on=True), Voice(1.0, on=False)]


def test_the_customers_own_voice_is_no_turn_of_the_agent() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (1.0, True), speaker=Speaker.CUSTOMER))
    assert ears.take() == []


def test_what_the_meters_hear_beyond_the_voice_lane_keeps_the_customer_waiting() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (1.0, True), (0.3, False)))
    meter(ears, 0.0, "x" * 10 + "....")
    assert ears.until_s(1.5) == pytest.approx(1.5)
    meter(ears, 1.4, "x")
    assert ears.until_s(1.6) == pytest.approx(1.4)
    ears.rows(rows(1.3, (0.3, False)))  # it was a click
    assert ears.until_s(1.6) == pytest.approx(1.6)


def test_a_click_is_never_a_turn() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (0.5, False)))
    meter(ears, 0.0, ".....xx..")
    ears.rows(rows(0.5, (0.5, False)))
    assert ears.take() == []


def test_meters_that_are_lit_by_a_noise_keep_nobody_waiting_for_long() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (1.0, True), (0.7, False)))
    meter(ears, 0.0, "x" * 20)
    assert ears.until_s(2.1) == pytest.approx(2.1)


def test_time_does_not_go_on_where_nothing_was_heard() -> None:
    ears = TurnEars()
    meter(ears, 0.0, "." * 10)
    assert ears.until_s(5.0) == pytest.approx(1.4)


def test_the_meters_stand_in_for_a_voice_lane_that_is_late() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (0.1, False)))
    meter(ears, 0.0, "." * 9 + "xxxx")
    (began,) = ears.take()
    assert (round(began.at_s, 6), began.on) == (0.9, True)
    meter(ears, 1.3, "." * 5)
    (ended,) = ears.take()
    assert (round(ended.at_s, 6), ended.on) == (1.3, False)


def test_the_voice_lane_corrects_who_stood_in_for_it() -> None:
    ears = TurnEars()
    ears.rows(rows(0.0, (0.1, False)))
    meter(ears, 0.0, "." * 9 + "xx")
    assert [voice.on for voice in ears.take()] == [True]
    ears.rows(rows(0.1, (1.2, False)))
    (ended,) = ears.take()
    assert (round(ended.at_s, 6), ended.on) == (0.9, False)
