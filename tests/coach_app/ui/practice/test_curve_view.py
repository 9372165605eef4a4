from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.curve_view import CurveView
from coach_app.ui.practice.curves import Curve, curve_of, laid_over, syllables_of
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_gym import contour, result


def test_talk_louder_than_the_picture_runs_along_its_edge_and_a_slipped_pitch_is_not_drawn(
    theme: Theme, qtbot: QtBot
) -> None:
    view = CurveView(theme)
    qtbot.addWidget(view)
    view.resize(600, 300)
    at_s = tuple(row / 100 for row in range(100))

    def drawn(pitch_st: float, level_db: float) -> bytes:
        view.show_own(Curve(at_s, (pitch_st,) * 100, (level_db,) * 100))
        return bytes(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).constBits())

    nothing = drawn(math.nan, math.nan)
    assert drawn(math.nan, 12.0) == drawn(math.nan, 9.0) != nothing
    assert drawn(14.0, math.nan) == nothing


def test_model_take_syllables_and_the_place_to_change_are_all_drawn(theme: Theme, qtbot: QtBot) -> None:
    view = CurveView(theme)
    qtbot.addWidget(view)
    view.resize(600, 300)

    def drawn() -> bytes:
        return bytes(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).constBits())

    pictures = [drawn()]
    view.show_model(curve_of(contour()), syllables_of(contour()))
    pictures.append(drawn())
    own = laid_over(result().judged)
    view.show_own(own)
    pictures.append(drawn())
    view.show_own(own, (1.4, 1.8))
    pictures.append(drawn())
    view.show_words(False)
    pictures.append(drawn())
    assert len(set(pictures)) == 5
    assert view.own is own
    view.show_model(curve_of(contour()), ())
    assert view.own == Curve()


def test_while_somebody_speaks_only_their_own_curve_is_painted_anew(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = CurveView(theme)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_model(curve_of(contour(1.0)), syllables_of(contour(1.0)))
    painted: list[float] = []
    still = view._paint_still

    def noted(painter: QPainter, until_s: float, room: QRectF) -> None:
        painted.append(until_s)
        still(painter, until_s, room)

    monkeypatch.setattr(view, "_paint_still", noted)

    def spoken(seconds: float) -> None:
        rows = round(seconds * 100)
        view.show_own(Curve(tuple(row / 100 for row in range(rows)), (1.0,) * rows, (0.0,) * rows))
        view.grab()

    for hundredths in range(10, 400):
        spoken(hundredths / 100)
    assert painted == sorted(painted)
    assert len(set(painted)) < 60  # a few at the model's end, then one for each step that the time in sight grows by
    known = len(painted)
    spoken(3.0)
    view.show_own(view.own, (0.2, 0.4))
    view.grab()
    assert len(painted) > known  # the place to change is among what stays
