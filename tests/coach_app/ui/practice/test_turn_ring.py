from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach_app.practice.news import Turn
from coach_app.ui.practice.turn_ring import TurnRing
from coach_app.ui.theme import Theme


def test_each_turn_has_a_word_and_a_shape_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    ring = TurnRing(theme)
    qtbot.addWidget(ring)
    words = []
    for turn in Turn:
        ring.show_turn(turn, 0.0)
        words.append(ring.words)
    assert words == ["The customer speaks", "Your turn", "A moment …"]


def test_it_breathes_and_counts_nothing(theme: Theme, qtbot: QtBot) -> None:
    ring = TurnRing(theme)
    qtbot.addWidget(ring)

    def drawn(at_s: float) -> bytes:
        ring.show_turn(Turn.AGENT, at_s)
        return bytes(ring.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).constBits())

    assert drawn(0.0) == drawn(5.0)
    assert drawn(0.0) != drawn(1.25)
