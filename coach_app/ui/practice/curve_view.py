"""Draws the model's curve in grey and one's own in the accent colour, melody above, loudness below, a legend, syllables.

While somebody speaks it is painted thirty times a second: what stays is painted once and kept as a picture, and
the time that is in sight grows in steps, so that only one's own curve is painted anew.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach_app.ui.practice.curve_strokes import strokes
from coach_app.ui.practice.curves import Curve, Syllable
from coach_app.ui.theme import BODY, GRID, SMALL, Theme, font

# Semitones and decibels that are in sight.
_PITCH, _LEVEL = (-9.0, 9.0), (-27.0, 9.0)
# Width of the names at the left, height of the syllables, part of the height that the melody has.
_NAMES, _FOOT, _MELODY = 9 * GRID, 4 * GRID, 0.62
# Height of the legend, length of its strokes; widths of the model's curve and of one's own.
_HEAD, _SWATCH, _WIDTHS = 3 * GRID, 3 * GRID, (3.0, 2.5)
# Least seconds in sight; how far a sentence that is longer than its model may go over the edge, and what is in sight then.
_SHORTEST_S, _OVER_S, _STEP = 0.5, 0.1, 1.5


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
        self._still: tuple[float, QPixmap] | None = None
        self.setMinimumHeight(10 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._anew)
        self.retranslate()

    @property
    def own(self) -> Curve:
        """One's own curve as it is drawn."""
        return self._own

    def show_model(self, curve: Curve, syllables: tuple[Syllable, ...]) -> None:
        """Draw another model; one's own curve goes."""
        self._model, self._syllables = curve, syllables
        self._anew()
        self.show_own(Curve())

    def show_own(self, curve: Curve, marked: tuple[float, float] | None = None) -> None:
        """Draw one's own; `marked` is the stretch where something is to change, in the model's time."""
        if marked != self._marked:
            self._anew()
        self._own, self._marked = curve, marked
        self.update()

    def show_words(self, shown: bool) -> None:
        """Write the syllables, or leave them out."""
        self._words = shown
        self._anew()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._names = self.tr("Melody"), self.tr("Loudness")
        self._whose = self.tr("Model"), self.tr("You")
        self.setAccessibleName(self.tr("Curves of melody and loudness: the model's and yours"))
        self._anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        until_s, room = self._until_s(), self._room()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted(until_s, room))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, room, self._own, self._theme.tokens.colour("accent"), _WIDTHS[1], until_s)
        painter.end()
        event.accept()

    def _anew(self) -> None:
        """Something of what stays has changed."""
        self._still = None
        self.update()

    def _until_s(self) -> float:
        """The instant at the right edge: the model's end, or so many steps later that one's own fits."""
        until_s, own_s = max(self._model.ends_s, _SHORTEST_S), self._own.ends_s
        while until_s + _OVER_S < own_s:
            until_s *= _STEP
        return max(until_s, own_s)

    def _room(self) -> QRectF:
        return QRectF(_NAMES, _HEAD, self.width() - _NAMES - GRID, self.height() - _FOOT - _HEAD - GRID)

    def _painted(self, until_s: float, room: QRectF) -> QPixmap:
        """Everything but one's own curve."""
        scale = self.devicePixelRatioF()
        size = self.size() * scale
        if self._still is not None:
            known_s, still = self._still
            if known_s == until_s and still.size() == size and still.devicePixelRatioF() == scale:
                return still
        still = QPixmap(size)
        still.setDevicePixelRatio(scale)
        still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_still(painter, until_s, room)
        painter.end()
        self._still = until_s, still
        return still

    def _paint_still(self, painter: QPainter, until_s: float, room: QRectF) -> None:
        tokens = self._theme.tokens
        if self._marked is not None:
            start, end = (room.left() + at / until_s * room.width() for at in self._marked)
            painter.fillRect(
                QRectF(start, room.top(), max(2.0, end - start), room.height()), tokens.colour("nudge_tint")
            )
        for box, name in zip(_panes(room), self._names, strict=True):
            painter.setPen(QPen(tokens.colour("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(tokens.colour("muted"))
            painter.setFont(font(SMALL))
            left = QRectF(0, box.center().y() - GRID, _NAMES - GRID, 2 * GRID)
            painter.drawText(left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        inks = tokens.colour("muted"), tokens.colour("accent")
        self._draw(painter, room, self._model, inks[0], _WIDTHS[0], until_s)
        self._tell(painter, room, inks)
        if self._words:
            self._write(painter, room, until_s)

    @staticmethod
    def _draw(painter: QPainter, room: QRectF, curve: Curve, ink: QColor, width: float, until_s: float) -> None:
        pen = QPen(ink, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        melody, level = _panes(room)
        # A pitch beyond the picture has slipped and leaves a gap; loudness beyond it runs along its edge.
        loud = np.clip(np.asarray(curve.level_db, np.float64), *_LEVEL)
        for box, values, ends in ((melody, curve.pitch_st, _PITCH), (level, loud, _LEVEL)):
            for one in strokes(curve.at_s, values, box, ends, until_s):
                painter.drawPolyline(one)

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


def _panes(room: QRectF) -> tuple[QRectF, QRectF]:
    """Melody above, loudness below."""
    melody = QRectF(room.left(), room.top(), room.width(), room.height() * _MELODY)
    above = melody.bottom() + 2 * GRID
    return melody, QRectF(room.left(), above, room.width(), room.bottom() - above)
