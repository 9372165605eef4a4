import numpy as np
import pytest

from audio.lane import STEP
from audio.prosody import HOP
from audio.rows import BEHIND, ROWS, StepMeasure
from audio.synthetic import glide, noise, tone


def test_a_click_is_loudest_on_the_row_of_its_instant() -> None:
    sound = np.zeros(4 * STEP, np.float32)
    at = 25  # rows from the start
    sound[at * HOP] = 0.9
    measure = StepMeasure()
    levels = np.concatenate([measure.feed(step).level_db for step in sound.reshape(-1, STEP)])
    assert levels.argmax() - BEHIND // HOP == at


def test_a_row_that_holds_clipping_is_the_one_it_lies_in() -> None:
    sound = np.zeros(4 * STEP, np.float32)
    sound[25 * HOP + 40 : 25 * HOP + 50] = 1.0
    measure = StepMeasure()
    clipped = np.concatenate([measure.feed(step).clipped for step in sound.reshape(-1, STEP)])
    assert np.flatnonzero(clipped).tolist() == [25 + BEHIND // HOP]


def test_every_column_has_a_row_for_every_hop() -> None:
    rows = StepMeasure().feed(tone(200, STEP / 16_000))
    columns = (rows.pitch.f0_hz, rows.loud, rows.level_db, rows.band_db, rows.active, rows.clipped)
    assert {len(column) for column in columns} == {ROWS}


def test_pitch_is_that_of_the_rows_instant() -> None:
    sound = glide(150, 300, 1.0)
    measure = StepMeasure()
    f0 = np.concatenate([measure.feed(step).pitch.f0_hz for step in sound.reshape(-1, STEP)])
    instants = (np.arange(len(f0)) * HOP - BEHIND) / 16_000
    inside = slice(10, -10)
    assert f0[inside] == pytest.approx(150 * 2 ** instants[inside], rel=0.01)


def test_where_nothing_stands_out_pitch_is_not_looked_for() -> None:
    measure = StepMeasure()
    quiet = [measure.feed(step) for step in noise(4.0, level_db=-66).reshape(-1, STEP)]
    assert not any(any(rows.loud) for rows in quiet)
    assert all((rows.pitch.periodicity == 0).all() for rows in quiet)
    loud = measure.feed(tone(200, 0.1))
    assert loud.loud[-1]
    assert loud.pitch.periodicity[-1] > 0.9


def test_the_rows_before_the_sound_do_not_count_as_a_quiet_line() -> None:
    """One row of digital silence would be the noise floor of the next three seconds."""
    measure = StepMeasure()
    rows = [measure.feed(step) for step in noise(2.0, level_db=-57).reshape(-1, STEP)]
    assert not any(any(row.loud) for row in rows)
