from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from audio.span import Span
from feedback.playbook import a_rule
from feedback.turn_metrics import interruption, monologue, response_gap
from tests.feedback.voices import Says, timeline, view

CUTS = a_rule(
    above=0.8,
    params={"needs_syllables": 4.0, "long_overlap_s": 1.0, "finishing_s": 0.3, "back_channel_syllables": 2.0},
)
LATE = a_rule(above=2.0, params={"turn_s": 0.6})


def overlap(agent: Sequence[Says], customer: Sequence[Says], now_s: float) -> float | None:
    reading = interruption(view(timeline(agent, customer, 20.0), now_s), CUTS)
    return None if reading is None else reading.value


def test_talking_into_the_others_talk_is_measured_as_it_goes_on() -> None:
    agent, customer = [Says(4, 6)], [Says(0, 8)]
    assert overlap(agent, customer, 4.8) is None
    assert overlap(agent, customer, 5.2) == pytest.approx(1.2)
    assert overlap(agent, customer, 6.4) == pytest.approx(2.0)
    assert overlap(agent, customer, 7.1) is None


def test_the_stretch_is_where_both_talk() -> None:
    reading = interruption(view(timeline([Says(4, 9)], [Says(0, 6)], 20.0), 9.0), CUTS)
    assert reading is None
    reading = interruption(view(timeline([Says(4, 9)], [Says(0, 6)], 20.0), 6.6), CUTS)
    assert reading
    assert reading.span == Span(4, 6)


def test_a_back_channel_is_no_interruption() -> None:
    assert overlap([Says(4, 4.6, cpm=200)], [Says(0, 8)], 5.0) is None
    assert overlap([Says(4, 5.2, cpm=100)], [Says(0, 8)], 5.4) is None


def test_a_long_slow_overlap_is_one_all_the_same() -> None:
    assert overlap([Says(4, 6, cpm=150)], [Says(0, 8)], 5.4) == pytest.approx(1.4)


def test_the_customer_who_was_finishing_is_not_interrupted() -> None:
    assert overlap([Says(4, 7)], [Says(0, 4.3)], 6.0) is None


def test_an_answer_that_the_customer_talks_into_is_no_interruption() -> None:
    assert overlap([Says(4, 9)], [Says(0, 3), Says(6, 9)], 8.0) is None


def test_the_others_voice_in_the_wrong_microphone_is_no_talk() -> None:
    assert overlap([Says(4, 6, level_db=-44)], [Says(0, 8)], 5.6) is None


def test_a_monologue_lasts_until_the_other_really_answers() -> None:
    rule = a_rule(above=60, params={"answer_s": 0.4})
    agent = [Says(n * 5.0, n * 5.0 + 4.6) for n in range(14)]
    answered = timeline(agent, [Says(20, 20.3), Says(41, 42)], 80.0)
    assert monologue(view(answered, 40.0), rule) is not None
    before, after = monologue(view(answered, 40.4), rule), monologue(view(answered, 60.0), rule)
    assert before
    assert after
    assert before.value == pytest.approx(40.4)
    assert after.value == pytest.approx(59.6 - 42)


def gaps(agent: Sequence[Says], customer: Sequence[Says]) -> list[tuple[float, Span]]:
    heard = timeline(agent, customer, 20.0)
    found = []
    for now_s in np.arange(0.2, 20.01, 0.2).round(3):
        seen = view(heard, float(now_s), since_s=round(float(now_s) - 0.2, 3))
        found += [(round(reading.value, 2), reading.span) for reading in response_gap(seen, LATE)]
    return found


def test_each_answer_is_timed_once_as_it_begins() -> None:
    assert gaps([Says(5, 7), Says(12, 13)], [Says(0, 3), Says(8, 9.5)]) == [(2.0, Span(3, 5)), (2.5, Span(9.5, 12))]


def test_going_on_after_a_pause_is_no_answer() -> None:
    assert gaps([Says(5, 7), Says(9, 11)], [Says(0, 3)]) == [(2.0, Span(3, 5))]


def test_a_short_sound_wants_no_answer() -> None:
    assert gaps([Says(5, 7)], [Says(3, 3.4)]) == []


def test_talking_at_once_leaves_no_gap() -> None:
    assert gaps([Says(2.5, 7)], [Says(0, 3)]) == []
