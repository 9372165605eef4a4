from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Band, Bands
from coach_app.review.curves import Curves
from coach_app.review.peaks import Peaks
from coach_app.ui.review.timeline import Timeline, TimeMark
from coach_app.ui.theme import DARK, Theme
from tests.coach_app.samples import AGENT, CUSTOMER

AT = np.arange(0.2, 600, 0.2, dtype=np.float32)
CURVES = Curves(AT, np.full_like(AT, 300.0), np.zeros_like(AT), np.sin(AT), np.ones_like(AT))
BANDS = Bands(rate_cpm=Band(150.0, 290.0), level_db=Band(-6.0, 6.0))


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> Timeline:
    made = Timeline(theme)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_call(600.0, CURVES, BANDS, (AGENT, CUSTOMER), CURVES)
    sides = {side: np.tile(np.array([[-40, 60]], np.int8), (60_000, 1)) for side in (AGENT, CUSTOMER)}
    made.show_peaks(Peaks(sides))
    return made


def test_a_long_call_is_drawn_with_as_many_columns_as_there_is_room_for(timeline: Timeline) -> None:
    for wave in timeline.waves.values():
        assert 400 <= len(wave._wave.getData()[0]) / 2 <= 900
    assert len(timeline.curves["rate"]._curve.getData()[0]) <= 1200


def test_what_is_outside_its_range_is_drawn_over_the_curve(timeline: Timeline) -> None:
    assert np.isfinite(timeline.curves["rate"]._outside.getData()[1]).all()
    assert np.isnan(timeline.curves["level"]._outside.getData()[1]).all()


def test_the_wheel_zooms_about_the_pointer(timeline: Timeline, qtbot: QtBot) -> None:
    middle = QPointF(timeline.width() / 2, 20)
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(timeline.viewed):
        timeline.wheelEvent(event)
    assert timeline.view.width_s == pytest.approx(600 * 0.64)
    assert timeline.waves[AGENT].box.viewRange()[0][0] == pytest.approx(timeline.view.start_s)


def test_marks_are_told_in_words_and_go_to_their_lane(timeline: Timeline) -> None:
    marks = [
        TimeMark(1, AGENT, 10.0, "t1", "nudge", False, "0:10 Fast speech"),
        TimeMark(2, CUSTOMER, 20.0, "h", "alert", True, "0:20 Better wording"),
    ]
    timeline.show_marks(marks, 2)
    assert timeline.waves[AGENT].shown == [marks[0]]
    assert timeline.waves[CUSTOMER].shown == [marks[1]]
    assert timeline.accessibleDescription() == "0:10 Fast speech; 0:20 Better wording"


def test_a_low_window_draws_one_curve_and_a_key_goes_through_them(timeline: Timeline) -> None:
    def rows() -> list[str]:
        return list(timeline.rows)

    assert rows() == ["pitch", "customer_pitch", "rate", "level"]
    timeline.next_curves()
    assert rows() == ["pitch"]
    timeline.next_curves()
    assert rows() == ["customer_pitch"]
    timeline.next_curves()
    assert rows() == ["rate"]
    timeline.next_curves()
    timeline.next_curves()
    timeline.resize(900, 160)
    QApplication.processEvents()
    assert rows() == ["pitch"]


def test_a_stroke_selects_and_stays_within_the_call(timeline: Timeline, qtbot: QtBot) -> None:
    box = timeline.waves[AGENT].box
    with qtbot.waitSignal(timeline.selected) as drawn:
        box.drawn.emit(20.0, -5.0, True)
    assert drawn.args == [0.0, 20.0]
    with qtbot.waitSignal(timeline.clicked) as clicked:
        box.clicked.emit(700.0)
    assert clicked.args == [600.0]


def test_it_is_drawn_in_the_colours_of_the_theme(timeline: Timeline, theme: Theme) -> None:
    theme.use(DARK)
    assert timeline.waves[AGENT]._wave.opts["pen"].color().name().upper() == DARK.agent.upper()


def test_one_side_alone_has_one_lane(timeline: Timeline) -> None:
    timeline.show_call(600.0, None, Bands(), (AGENT,))
    assert not timeline.waves[CUSTOMER].plot.isVisible()


def test_the_customers_pitch_has_a_row_of_its_own_where_there_is_a_customer(timeline: Timeline) -> None:
    theirs = timeline.curves["customer_pitch"]
    assert "customer_pitch" in timeline.rows
    assert len(theirs._curve.getData()[0]) > 400
    assert theirs._curve.opts["pen"].color().name() == timeline._theme.tokens.customer.lower()
    assert np.isnan(theirs._outside.getData()[1]).all(), "nobody says how a customer should speak"
    timeline.show_call(600.0, CURVES, BANDS, (AGENT,))
    for _ in range(5):
        timeline.next_curves()
        assert "customer_pitch" not in timeline.rows
