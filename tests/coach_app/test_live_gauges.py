from __future__ import annotations

import pytest

from coach_app.events import Measured
from coach_app.live_gauges import WINDOW_S, Band, Gauges, Usual
from tests.coach_app.ui.story import AGENT


def measured(at_s: float, rate: float | None = 240.0, pitch: float | None = 0.0, speaking: bool = True) -> Measured:
    return Measured(at_s, AGENT, rate, 0.0, pitch, 2.5, speaking, 0.5)


def after(seconds: float, rate: float = 240.0) -> Gauges:
    gauges = Gauges()
    for step in range(1, round(seconds * 5) + 1):
        gauges = gauges.add(measured(step / 5, rate, pitch=(step % 11) - 5.0))
    return gauges


@pytest.mark.parametrize(
    ("band", "value", "side"),
    [
        (Band(150, 290), 290.0, 0),
        (Band(150, 290), 290.1, 1),
        (Band(150, 290), 149.9, -1),
        (Band(None, 290), 0.0, 0),
        (Band(1.6, None), 1.5, -1),
        (Band(), 5.0, 0),
        (Band(150, 290), None, 0),
    ],
)
def test_a_band_says_on_which_side_a_value_lies(band: Band, value: float | None, side: int) -> None:
    assert band.side(value) == side


def test_only_the_last_minute_is_kept() -> None:
    gauges = after(100)
    assert len(gauges.points) == WINDOW_S * 5
    assert gauges.now is not None
    assert gauges.now.at_s == 100


def test_nothing_is_usual_before_twenty_seconds_of_speech() -> None:
    assert after(19.8).usual.rate_cpm is None
    assert after(20).usual.rate_cpm == 240


def test_what_is_usual_settles_after_a_minute_of_speech() -> None:
    gauges = after(60)
    for step in range(1, 301):
        gauges = gauges.add(measured(60 + step / 5, 400.0))
    assert gauges.usual.rate_cpm == 240


def test_silence_does_not_count_as_usual() -> None:
    gauges = Gauges()
    for step in range(200):
        gauges = gauges.add(measured(step / 5, speaking=False))
    assert gauges.usual.rate_cpm is None


def test_the_usual_range_of_pitch_leaves_out_the_rarest_fifth() -> None:
    band = after(30).usual.pitch_st
    assert band.low is not None
    assert band.high is not None
    assert -5 <= band.low < 0 < band.high <= 5


def test_a_saved_reference_comes_before_what_this_call_shows() -> None:
    saved, heard = Usual(214.0), Usual(240.0, Band(-2, 2))
    assert saved.or_else(heard) == Usual(214.0, Band(-2, 2))
    assert Usual().or_else(heard) == heard
