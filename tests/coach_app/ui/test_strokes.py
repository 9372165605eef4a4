from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach_app.ui.strokes import fill, line, stroke


def test_lines_and_filled_shapes_take_the_colour(qapp: QApplication) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    stroke(painter, QColor("red"), 2)
    line(painter, (0, 4), (16, 4))
    fill(painter, QColor("blue"))
    painter.drawRect(QRectF(4, 8, 8, 8))
    painter.end()
    assert image.pixelColor(8, 4) == QColor("red")
    assert image.pixelColor(8, 12) == QColor("blue")


def test_a_transparent_colour_cuts_out(qapp: QApplication) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    fill(painter, QColor("red"))
    painter.drawRect(QRectF(0, 0, 16, 16))
    stroke(painter, QColor(Qt.GlobalColor.transparent), 4)
    line(painter, (0, 8), (16, 8))
    stroke(painter, QColor("red"), 2)
    line(painter, (0, 8), (4, 8))
    painter.end()
    assert image.pixelColor(8, 8).alpha() == 0
    assert image.pixelColor(2, 8) == image.pixelColor(8, 2) == QColor("red")
