from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audio.brightness import BrightRows
from feedback.drills.take import Take
from feedback.drills.voice_measures_colour import colour_of
from feedback.smile import SmileAxis
from feedback.track import ROWS
from tests.feedback.drills.voiced import READING, Heard, Spoke, told, value, voiced_take, without_reading

LONG = "您的套餐这个月一共用了五十块钱话费"
LINE = Heard("c1", 1.0, 3.0)


def coloured(bright: float, centroid_hz: float = 1000.0, *, text: str = LONG) -> Take:
    take = voiced_take([Spoke(4.0, text)], [LINE])
    rows = round(take.view.now_s * ROWS)
    return replace(take, bright=BrightRows(np.full(rows, bright, np.float32), np.full(rows, centroid_hz, np.float32)))


def between(take: Take, dull: Take, smiling: Take) -> Take:
    """The take of somebody whose readings had the colours of the other two."""
    neutral, other = (colour_of(one, one.view.speech(one.view.timeline.speakers[0])) for one in (dull, smiling))
    assert neutral
    assert other
    return replace(take, calibration=replace(READING, smile=SmileAxis(neutral, other)))


DULL, HALF, BRIGHT = (
    coloured(0.02, 900.0),
    coloured(0.02 * 10**0.3, 900 * 2 ** (1.5 / 12)),
    coloured(0.08, 900 * 2**0.25),
)


@pytest.mark.parametrize(("now", "index"), [(DULL, 0.0), (HALF, 0.5), (BRIGHT, 1.0)])
def test_a_smile_lies_between_the_own_readings(now: Take, index: float) -> None:
    assert value(between(now, DULL, BRIGHT), "smile") == pytest.approx(index, abs=0.03)


def test_readings_that_hardly_differ_tell_no_smile() -> None:
    assert told(between(BRIGHT, DULL, DULL), "smile") is None


def test_without_a_smiling_reading_or_the_sound_there_is_no_opinion() -> None:
    assert told(DULL, "smile") is None
    assert told(replace(between(DULL, DULL, BRIGHT), bright=None), "smile") is None


def test_less_than_a_second_of_voice_has_no_colour() -> None:
    assert told(between(coloured(0.02, text="您好"), DULL, BRIGHT), "smile") is None


def test_energy_is_that_of_the_reading_or_less_or_more() -> None:
    usual = value(voiced_take([Spoke(4.0, LONG)], [LINE]), "energy_pct")
    assert usual == pytest.approx(100, abs=6)
    weary = voiced_take([Spoke(4.0, LONG, cpm=190, level_db=-27, spread_st=1.8)], [LINE])
    lively = voiced_take([Spoke(4.0, LONG, cpm=265, level_db=-20, spread_st=3.6)], [LINE])
    assert value(weary, "energy_pct") < 80
    assert value(lively, "energy_pct") > usual + 8


def test_shouting_does_not_make_up_for_a_flat_voice() -> None:
    loud = voiced_take([Spoke(4.0, LONG, level_db=-2, spread_st=1.0)], [LINE])
    assert value(loud, "energy_pct") < 100


def test_signs_of_tiredness_are_counted() -> None:
    assert value(voiced_take([Spoke(4.0, LONG)], [LINE]), "tired_signs") == 0
    assert value(voiced_take([Spoke(4.0, LONG, cpm=190)], [LINE]), "tired_signs") == 1
    weary = voiced_take([Spoke(4.0, LONG, cpm=190, level_db=-27, spread_st=1.5)], [LINE])
    found = told(weary, "tired_signs")
    assert found is not None
    assert found.value == 3
    assert found.evidence.count("✗") == 3


def test_without_a_reading_nobody_is_tired() -> None:
    take = without_reading(voiced_take([Spoke(4.0, LONG)], [LINE]))
    assert told(take, "energy_pct") is None
    assert told(take, "tired_signs") is None
