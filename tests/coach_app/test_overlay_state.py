from __future__ import annotations

from dataclasses import replace

import pytest

from audio.block import Speaker
from coach_app.events import Measured
from coach_app.live_gauges import Band, Bands, Gauges
from coach_app.live_hold import Hold
from coach_app.live_state import LiveState, Phase, apply
from coach_app.overlay_state import MOST_DOTS, strip_of
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.ui.story import FAST, until

BANDS = Bands(rate_cpm=Band(150, 290), hold_s=30.0, hold_soon_s=25.0)


def at_rate(cpm: float | None) -> LiveState:
    measured = Measured(1.0, Speaker.AGENT, cpm, 0.0, 0.0, 2.0, speaking=True, talk_share=0.5)
    return LiveState(Phase.WORKING, BANDS, gauges=Gauges().add(measured))


@pytest.mark.parametrize(
    ("cpm", "place", "side"),
    [(None, None, 0), (90, 0.05, -1), (30, 0.0, -1), (150, 0.25, 0), (220, 0.5, 0), (290, 0.75, 0), (500, 1.0, 1)],
)
def test_pace_is_a_place_between_slow_and_fast(cpm: float | None, place: float | None, side: int) -> None:
    strip = strip_of(at_rate(cpm))
    assert (strip.pace, strip.pace_side) == (place, side)


def test_small_changes_move_nothing() -> None:
    assert strip_of(at_rate(220)) == strip_of(at_rate(223))


@pytest.mark.parametrize(
    ("silent_s", "soon", "late"), [(12.9, False, False), (24.9, False, False), (25.0, True, False), (30.0, False, True)]
)
def test_the_hold_timer_warns_and_then_is_late(silent_s: float, soon: bool, late: bool) -> None:
    strip = strip_of(LiveState(Phase.WORKING, BANDS, hold=Hold(0.0, silent_s)))
    assert (strip.hold_s, strip.hold_soon, strip.hold_late) == (float(int(silent_s)), soon, late)


def test_a_breath_is_no_hold() -> None:
    assert strip_of(LiveState(Phase.WORKING, BANDS, hold=Hold(0.0, 0.5))).hold_s is None


def test_only_points_that_the_call_asks_for_are_dots() -> None:
    quiet = (ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED)
    items = tuple(ItemState(f"{n}", status) for n, status in enumerate((ItemStatus.SAID, *quiet, ItemStatus.MISSING)))
    assert strip_of(LiveState(items=items)).dots == (ItemStatus.SAID, ItemStatus.MISSING)
    many = tuple(ItemState(f"{n}", ItemStatus.PENDING) for n in range(30))
    assert len(strip_of(replace(LiveState(), items=many)).dots) == MOST_DOTS


def test_the_one_nudge_is_the_pages() -> None:
    state = LiveState()
    for event in until(44.0):
        state = apply(state, event)
    nudge = strip_of(state).nudge
    assert nudge is not None
    assert nudge.flag == FAST
