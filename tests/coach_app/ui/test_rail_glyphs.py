from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach_app.ui.rail_glyphs import gear, person, replay, talk, trend


def test_they_differ_in_shape(qapp: QApplication) -> None:
    drawn = []
    for shape in (person, gear, replay, talk, trend):
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        shape(painter, QColor("black"), QColor("white"))
        painter.end()
        drawn.append(bytes(image.constBits()))
    blank = b"\xff" * len(drawn[0])
    assert len({*drawn, blank}) == 6
