"""Paints the picture of a report: a long call in several strips, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from coach_app.report.picture import Curve, Mark, Picture
from coach_app.ui.theme import LIGHT

#: Places across a strip; the picture's labels stand left of it.
WIDTH = 780.0
_GAP = 12.0
_STEP = re.compile(r"([ML])(-?[\d.]+) (-?[\d.]+)")
_INKS = {"alert": LIGHT.alert, "nudge": LIGHT.nudge, "praise": LIGHT.good}
_TINTS = {"alert": LIGHT.alert_tint, "nudge": LIGHT.nudge_tint, "praise": LIGHT.good_tint}


class Strips:
    """A picture cut into strips.

    Parameters
    ----------
    picture : Picture
        As :func:`coach_app.report.picture.draw` lays it out.
    flags : str
        What the row of marks is called.
    """

    def __init__(self, picture: Picture, flags: str) -> None:
        self._picture = picture
        self._flags = flags
        self._across = WIDTH - picture.left - (picture.width - picture.right)
        self.count = max(1, -int(-(picture.right - picture.left) // self._across))

    @property
    def strip_height(self) -> float:
        """Height of one strip at its width of `WIDTH`."""
        return self._picture.height + _GAP

    def paint(self, painter: QPainter, number: int, place: QRectF, font: QFont) -> None:
        """Paint one strip.

        Parameters
        ----------
        painter : QPainter
            On the page.
        number : int
            Of the strip, from 0.
        place : QRectF
            Where to; it is as high as it should be for its width.
        font : QFont
            For its labels.
        """
        start = self._picture.left + number * self._across
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(place.topLeft())
        painter.scale(place.width() / WIDTH, place.width() / WIDTH)
        small = QFont(font)
        small.setPixelSize(12)
        painter.setFont(small)
        self._labels(painter)
        end = min(start + self._across, self._picture.right)
        painter.translate(self._picture.left - start, 0)
        within = Qt.ClipOperation.IntersectClip  # what lies on the next page stays off this one
        # The field itself; ticks and marks at its ends may lean out a little.
        painter.setClipRect(QRectF(start - 24, 0, end - start + 48, self._picture.height), within)
        self._ticks(painter, start, end)
        painter.setClipRect(QRectF(start, 0, end - start, self._picture.height), within)
        self._voices(painter, start, end)
        for mark in self._marks(start, end):
            _mark(painter, mark)
        painter.restore()

    def _labels(self, painter: QPainter) -> None:
        right = self._picture.left - 12
        _right(painter, LIGHT.text, right, 44, self._flags)
        for row in self._picture.bars:
            _right(painter, LIGHT.text, right, row.y + 12, row.label)
        for curve in self._picture.curves:
            _right(painter, LIGHT.text, right, curve.y + 36, curve.label)
            _right(painter, LIGHT.muted, right, curve.y + 54, curve.unit)

    def _ticks(self, painter: QPainter, start: float, end: float) -> None:
        for x, text in self._picture.ticks:
            if start <= x <= end:
                painter.setPen(QPen(QColor(LIGHT.line), 1))
                painter.drawLine(QPointF(x, 22), QPointF(x, self._picture.height))
                painter.setPen(QColor(LIGHT.muted))
                painter.drawText(QRectF(x - 40, 0, 80, 20), Qt.AlignmentFlag.AlignCenter, text)

    def _voices(self, painter: QPainter, start: float, end: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for row in self._picture.bars:
            painter.setBrush(LIGHT.colour(row.speaker))
            for x, width in row.bars:
                painter.drawRoundedRect(QRectF(x, row.y, width, self._picture.bar_h), 3, 3)
        for curve in self._picture.curves:
            self._curve(painter, curve, start, end)

    def _curve(self, painter: QPainter, curve: Curve, start: float, end: float) -> None:
        field = QRectF(self._picture.left, curve.y, self._picture.right - self._picture.left, self._picture.curve_h)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.surface_2))
        painter.drawRect(field)
        for x, width, severity in curve.shades:
            shade = QColor(_INKS[severity])
            shade.setAlphaF(0.17)
            painter.setBrush(shade)
            painter.drawRect(QRectF(x, curve.y, width, self._picture.curve_h))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for level in curve.levels:
            ink, style = (LIGHT.alert, Qt.PenStyle.DashLine) if level.limit else (LIGHT.muted, Qt.PenStyle.DotLine)
            painter.setPen(QPen(QColor(ink), 1, style))
            painter.drawLine(QPointF(field.left(), level.y), QPointF(field.right(), level.y))
            if level.limit:
                painter.drawText(QPointF(start + 4, level.y - 4), level.label)
        painter.setPen(QPen(QColor(LIGHT.agent), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(_path(curve.path))
        left = end - 40
        painter.setPen(QColor(LIGHT.muted))
        painter.drawText(QRectF(left, curve.y + 2, 36, 14), Qt.AlignmentFlag.AlignRight, curve.high)
        low = QRectF(left, curve.y + self._picture.curve_h - 18, 36, 14)
        painter.drawText(low, Qt.AlignmentFlag.AlignRight, curve.low)

    def _marks(self, start: float, end: float) -> Iterator[tuple[Mark, QRectF]]:
        """Marks that begin or reach into a strip, with the part of it that they take."""
        for mark in self._picture.marks:
            left, right = max(mark.x, start), min(mark.x + mark.width, end)
            if right > left:
                yield mark, QRectF(left, mark.y, right - left, self._picture.mark_h)


def _mark(painter: QPainter, placed: tuple[Mark, QRectF]) -> None:
    mark, box = placed
    painter.setPen(QPen(QColor(_INKS[mark.severity]), 1.4))
    painter.setBrush(QColor(_TINTS[mark.severity]))
    painter.drawRoundedRect(box, 5, 5)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{mark.shape}{mark.number}")


def _right(painter: QPainter, ink: str, right: float, base: float, text: str) -> None:
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(right - 200, base - 14, 200, 18), Qt.AlignmentFlag.AlignRight, text)


def _path(drawn: str) -> QPainterPath:
    path = QPainterPath()
    for step, x, y in _STEP.findall(drawn):
        (path.moveTo if step == "M" else path.lineTo)(float(x), float(y))
    return path
