from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach_app.ui.late_plots import LatePlots


def test_plots_are_made_one_at_a_time_until_none_is_left(qtbot: QtBot) -> None:
    parent, made, left = QObject(), list[str](), ["a", "b", "c"]

    def load_next() -> bool:
        if left:
            made.append(left.pop(0))
        return bool(left)

    plots = LatePlots(load_next, parent, module="json")
    plots.begin()
    plots.begin()
    qtbot.waitUntil(lambda: not plots.isActive())
    assert made == ["a", "b", "c"]


def test_nothing_is_made_before_the_window_asks(qtbot: QtBot) -> None:
    parent = QObject()
    plots = LatePlots(lambda: False, parent, module="json")
    assert not plots.isActive()
