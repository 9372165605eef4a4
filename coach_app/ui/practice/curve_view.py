"""Draws the model's curve in grey and one's own in the accent colour, melody above, loudness below, a legend, syllables."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach_app.ui.practice.curves import Curve, Syllable
from coach_app.ui.theme import BODY, GRID, SMALL, Theme, font

# Semitones and decibels that are in sight.
_PITCH, _LEVEL = (-9.0, 9.0), (-27.0, 9.0)
# Width of the names at the left, height of the syllables, part of the height that the melody has.
_NAMES, _FOOT, _MELODY = 9 * GRID, 4 * GRID, 0.62
# Height of the legend, length of its strokes; widths of the model's curve and of one's own.
_HEAD, _SWATCH, _WIDTHS = 3 * GRID, 3 * GRID, (3.0, 2.5)
# An instant further than this from the one before begins a new stroke, seconds.
_GAP_S = 0.05


class CurveView(QWidget):
    """Two panes over one time.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model, self._own = Curve(), Curve()
        self._syllables: tuple[Syllable, ...] = ()
        self._marked: tuple[float, float] | None = None
        self._words = True
        self.setMinimumHeight(10 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        self.retranslate()

    @property
    def own(self) -> Curve:
        """One's own curve as it is drawn."""
        return self._own

    def show_model(self, curve: Curve, syllables: tuple[Syllable, ...]) -> None:
        """Draw another model; one's own curve goes."""
        self._model, self._syllables = curve, syllables
        self.show_own(Curve())

    def show_own(self, curve: Curve, marked: tuple[float, float] | None = None) -> None:
        """Draw one's own; `marked` is the stretch where something is to change, in the model's time."""
        self._own, self._marked = curve, marked
        self.update()

    def show_words(self, shown: bool) -> None:
        """Write the syllables, or leave them out."""
        self._words = shown
        self.update()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._names = self.tr("Melody"), self.tr("Loudness")
        self._whose = self.tr("Model"), self.tr("You")
        self.setAccessibleName(self.tr("Curves of melody and loudness: the model's and yours"))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(_NAMES, _HEAD, self.width() - _NAMES - GRID, self.height() - _FOOT - _HEAD - GRID)
        melody = QRectF(room.left(), room.top(), room.width(), room.height() * _MELODY)
        level = QRectF(
            room.left(), melody.bottom() + 2 * GRID, room.width(), room.bottom() - melody.bottom() - 2 * GRID
        )
        until_s = max(self._model.ends_s, self._own.ends_s, 0.5)
        if self._marked is not None:
            start, end = (room.left() + at / until_s * room.width() for at in self._marked)
            painter.fillRect(
                QRectF(start, room.top(), max(2.0, end - start), room.height()), tokens.colour("nudge_tint")
            )
        for box, name in ((melody, self._names[0]), (level, self._names[1])):
            painter.setPen(QPen(tokens.colour("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(tokens.colour("muted"))
            painter.setFont(font(SMALL))
            left = QRectF(0, box.center().y() - GRID, _NAMES - GRID, 2 * GRID)
            painter.drawText(left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        inks = tokens.colour("muted"), tokens.colour("accent")
        for curve, ink, width in zip((self._model, self._own), inks, _WIDTHS, strict=True):
            _draw(painter, melody, curve.at_s, curve.pitch_st, _PITCH, until_s, ink, width)
            _draw(painter, level, curve.at_s, _within(curve.level_db, _LEVEL), _LEVEL, until_s, ink, width)
        self._tell(painter, room, inks)
        if self._words:
            self._write(painter, room, until_s)
        painter.end()
        event.accept()

    def _tell(self, painter: QPainter, room: QRectF, inks: tuple[QColor, QColor]) -> None:
        """Write whose curve is which."""
        painter.setFont(font(SMALL))
        left = room.left()
        for words, ink, width in zip(self._whose, inks, _WIDTHS, strict=True):
            painter.setPen(QPen(ink, width))
            painter.drawLine(QPointF(left, _HEAD / 2), QPointF(left + _SWATCH, _HEAD / 2))
            painter.setPen(self._theme.tokens.colour("text"))
            long = painter.fontMetrics().horizontalAdvance(words)
            box = QRectF(left + _SWATCH + GRID, 0, long + GRID, _HEAD)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            left = box.right() + GRID

    def _write(self, painter: QPainter, room: QRectF, until_s: float) -> None:
        painter.setFont(font(BODY))
        painter.setPen(self._theme.tokens.colour("text"))
        for one in self._syllables:
            middle = room.left() + (one.start_s + one.end_s) / 2 / until_s * room.width()
            box = QRectF(middle - 2 * GRID, room.bottom() + GRID / 2, 4 * GRID, _FOOT)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), one.char)


def _within(values: tuple[float, ...], ends: tuple[float, float]) -> tuple[float, ...]:
    """Values kept inside the picture; missing ones stay missing."""
    low, high = ends
    return tuple(value if math.isnan(value) else min(high, max(low, value)) for value in values)


def _draw(
    painter: QPainter,
    box: QRectF,
    at_s: tuple[float, ...],
    values: tuple[float, ...],
    ends: tuple[float, float],
    until_s: float,
    ink: QColor,
    width: float,
) -> None:
    path, before = QPainterPath(), None
    low, high = ends
    for at, value in zip(at_s, values, strict=True):
        if not low <= value <= high:  # unvoiced, or a pitch that slipped: no stroke up and down for it
            before = None
            continue
        x = box.left() + at / until_s * box.width()
        y = box.bottom() - (value - low) / (high - low) * box.height()
        if before is None or at - before > _GAP_S:
            path.moveTo(x, y)
        else:
            path.lineTo(x, y)
        before = at
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
