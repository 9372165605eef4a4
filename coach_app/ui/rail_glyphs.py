"""Pictures of the rail's own: who works here, and what can be chosen."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from coach_app.ui.strokes import line, stroke


def person(painter: QPainter, colour: QColor, _: QColor) -> None:
    """Draw head and shoulders, without a face."""
    stroke(painter, colour)
    painter.drawEllipse(QPointF(8, 5.2), 3, 3)
    path = QPainterPath(QPointF(2.4, 14.2))
    path.cubicTo(QPointF(2.8, 8.6), QPointF(13.2, 8.6), QPointF(13.6, 14.2))
    painter.drawPath(path)


def talk(painter: QPainter, colour: QColor, _: QColor) -> None:
    """Draw two speech bubbles that answer each other."""
    stroke(painter, colour)
    first = QPainterPath(QPointF(1.8, 9.6))
    for point in ((1.8, 2.2), (10.2, 2.2), (10.2, 7.4), (4.6, 7.4), (1.8, 9.6)):
        first.lineTo(QPointF(*point))
    painter.drawPath(first)
    second = QPainterPath(QPointF(12.4, 5.6))
    for point in ((14.2, 5.6), (14.2, 14), (11.6, 11.8), (5.8, 11.8), (5.8, 9.6)):
        second.lineTo(QPointF(*point))
    painter.drawPath(second)


def replay(painter: QPainter, colour: QColor, _: QColor) -> None:
    """Draw a sheet with a wave and a mark on it."""
    stroke(painter, colour)
    painter.drawRoundedRect(QRectF(2.2, 2.2, 11.6, 11.6), 2, 2)
    for x, half in [(5, 1.2), (7, 2.8), (9, 1.8), (11, 0.8)]:
        line(painter, (x, 8 - half), (x, 8 + half))


def trend(painter: QPainter, colour: QColor, _: QColor) -> None:
    """Draw a line that rises over a ground line."""
    stroke(painter, colour)
    line(painter, (2.2, 13.8), (13.8, 13.8))
    for start, end in [((2.6, 10.8), (6, 7.6)), ((6, 7.6), (9, 9.2)), ((9, 9.2), (13.4, 3.4))]:
        line(painter, start, end)


def gear(painter: QPainter, colour: QColor, _: QColor) -> None:
    """Draw a wheel with teeth."""
    stroke(painter, colour)
    painter.drawEllipse(QRectF(4, 4, 8, 8))
    for tooth in range(8):
        dx, dy = math.cos(tooth * math.pi / 4), math.sin(tooth * math.pi / 4)
        line(painter, (8 + 4.6 * dx, 8 + 4.6 * dy), (8 + 6.4 * dx, 8 + 6.4 * dy))
