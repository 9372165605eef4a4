"""Sound that is laid ahead of the clock and heard when its time comes."""

from __future__ import annotations

import numpy as np
import pytest

from audio.block import RATE, Speaker
from coach_app.practice.desk import STEP, Desk

BOTH = (Speaker.AGENT, Speaker.CUSTOMER)


def test_a_sound_is_heard_where_it_was_laid() -> None:
    desk = Desk(BOTH)
    span = desk.put(Speaker.CUSTOMER, 0.15, np.full(STEP, 0.25, np.float32))
    assert (span.start_s, span.end_s) == pytest.approx((0.15, 0.25))
    steps = [desk.step()[1].samples for _ in range(4)]
    heard = np.concatenate(steps)
    assert np.flatnonzero(heard)[[0, -1]].tolist() == [int(0.15 * RATE), int(0.25 * RATE) - 1]


def test_steps_follow_each_other_and_time_goes_on() -> None:
    desk = Desk(BOTH)
    starts = [desk.step()[0].start for _ in range(3)]
    assert starts == [0, STEP, 2 * STEP]
    assert desk.now_s == pytest.approx(0.3)


def test_sounds_that_meet_are_mixed() -> None:
    desk = Desk(BOTH)
    for _ in range(2):
        desk.put(Speaker.AGENT, 0.0, np.full(STEP, 0.25, np.float32))
    assert desk.step()[0].samples.max() == pytest.approx(0.5)


def test_what_is_heard_is_what_is_kept() -> None:
    desk = Desk(BOTH)
    desk.put(Speaker.AGENT, 0.0, np.linspace(-1.2, 1.2, 3 * STEP, dtype=np.float32))
    heard = np.concatenate([desk.step()[0].samples for _ in range(3)])
    assert desk.pcm.shape == (3 * STEP, 2)
    assert np.array_equal(desk.pcm[:, 0] / np.float32(32768.0), heard)
    assert not desk.pcm[:, 1].any()


def test_a_desk_that_was_not_heard_holds_nothing() -> None:
    assert Desk(BOTH).pcm.shape == (0, 2)
