"""Pens for small pictures in a box of 16 by 16: the glyphs are made of lines and filled shapes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

# Draws with a colour, and with what shows through.
Shape = Callable[[QPainter, QColor, QColor], None]


def stroke(painter: QPainter, colour: QColor, width: float = 1.6) -> None:
    """Draw lines with round ends from here on; a colour that is transparent cuts them out."""
    _lay_on(painter, colour)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def fill(painter: QPainter, colour: QColor) -> None:
    """Fill shapes from here on; a colour that is transparent cuts them out."""
    _lay_on(painter, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))


def line(painter: QPainter, *points: tuple[float, float]) -> None:
    """Draw a line through points."""
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _lay_on(painter: QPainter, colour: QColor) -> None:
    mode = QPainter.CompositionMode
    painter.setCompositionMode(mode.CompositionMode_Clear if colour.alpha() == 0 else mode.CompositionMode_SourceOver)
