from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Band
from coach_app.ui.review.timeline import TimeMark
from coach_app.ui.review.timeline_row import CurveRow, TimeAxis, WaveRow
from coach_app.ui.theme import Theme
from tests.coach_app.samples import AGENT


@pytest.fixture
def canvas(qtbot: QtBot) -> pg.GraphicsLayoutWidget:
    made = pg.GraphicsLayoutWidget()
    qtbot.addWidget(made)
    return made


def test_time_is_written_as_finely_as_one_looks(canvas: pg.GraphicsLayoutWidget) -> None:
    axis = TimeAxis("bottom")
    assert axis.tickStrings([60.0, 75.0], 1.0, 15.0) == ["1:00", "1:15"]
    assert axis.tickStrings([61.5, 61.6], 1.0, 0.1) == ["1:01.5", "1:01.6"]
    assert axis.tickStrings([61.25], 1.0, 0.05) == ["1:01.25"]


def test_a_quiet_voice_is_still_seen_and_a_loud_one_not_cut(canvas: pg.GraphicsLayoutWidget, theme: Theme) -> None:
    row = WaveRow(canvas, 0, theme, AGENT)
    row.show_peaks(np.array([0.0, 1.0]), np.array([[-0.2, 0.25], [-0.1, 0.1]], np.float32))
    assert np.abs(row._wave.getData()[1]).max() == pytest.approx(0.95)
    row.show_peaks(np.array([0.0]), np.array([[-1.0, 1.0]], np.float32))
    assert np.abs(row._wave.getData()[1]).max() == pytest.approx(0.95)
    row.show_peaks(np.array([0.0]), np.zeros((1, 2), np.float32))
    assert np.abs(row._wave.getData()[1]).max() == 0.0


def test_a_measure_without_a_range_has_none_drawn(canvas: pg.GraphicsLayoutWidget, theme: Theme) -> None:
    row = CurveRow(canvas, 0, theme, True, (80.0, 420.0))
    row.show_range(Band(150.0, 290.0), 232.0)
    assert row._band.isVisible()
    assert row._usual.value() == 232.0
    row.show_range(Band(), None)
    assert not row._band.isVisible()
    assert not row._usual.isVisible()


def test_finer_lines_replace_those_before(canvas: pg.GraphicsLayoutWidget, theme: Theme) -> None:
    row = CurveRow(canvas, 0, theme, False, (-9.0, 9.0))
    at_s = np.arange(3.0)
    row.show_fine([(at_s, np.array([0.0, np.nan, 99.0]))])
    (line,) = row._fine
    assert line.getData()[1][2] == 9.0  # what is beyond the axis lies on its edge
    row.show_fine([])
    assert row._fine == []


def test_what_is_shaded_can_be_taken_away(canvas: pg.GraphicsLayoutWidget, theme: Theme) -> None:
    row = CurveRow(canvas, 0, theme, True, (-14.0, 14.0))
    row.show_flag((1.0, 2.0))
    row.show_selection((3.0, 4.0))
    assert row._flag.getRegion() == (1.0, 2.0)
    row.show_flag(None)
    assert not row._flag.isVisible()
    assert row._selection.isVisible()


def test_another_chosen_mark_changes_its_size_and_that_of_the_one_before(
    canvas: pg.GraphicsLayoutWidget, theme: Theme
) -> None:
    row = WaveRow(canvas, 0, theme, AGENT)
    marks = [TimeMark(key, AGENT, float(key), "t1", "nudge", False, f"flag {key}") for key in (1, 2, 3)]

    row.show_marks(marks, 1)
    assert list(row._marks.data["size"]) == [17, 12, 12]
    row.show_marks(list(marks), 3)

    assert list(row._marks.data["size"]) == [12, 12, 17]
    assert [spot.data().words for spot in row._marks.points()] == ["flag 1", "flag 2", "flag 3"]


def test_marks_that_look_the_same_are_drawn_once(canvas: pg.GraphicsLayoutWidget, theme: Theme) -> None:
    row = WaveRow(canvas, 0, theme, AGENT)

    row.show_marks([TimeMark(n, AGENT, float(n), "t1", "nudge", False, "") for n in range(1, 101)], 0)

    assert len({id(pen) for pen in row._marks.data["pen"]}) == 1
