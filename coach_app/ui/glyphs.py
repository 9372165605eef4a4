"""Small pictures drawn from lines: one shape for each state, so that colour is never alone.

Drawn rather than written, because no font is sure to have them.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from coach_app.ui.rail_glyphs import gear, person, replay, talk, trend
from coach_app.ui.strokes import Shape, fill, line, stroke


class Glyph(StrEnum):
    """What can be drawn."""

    DONE = "done"
    """A filled disc with a tick."""
    WAITING = "waiting"
    """A dashed ring."""
    MISSED = "missed"
    """A filled triangle with an exclamation mark."""
    POSSIBLY = "possibly"
    """A diamond with a question mark."""
    NONE = "none"
    """A dash."""
    CLOCK = "clock"
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    """Two bars: all is even."""
    STOPPED = "stopped"
    """An octagon with an exclamation mark."""
    STAR = "star"
    PHONE = "phone"
    SUN = "sun"
    MOON = "moon"
    GLOBE = "globe"
    PAUSE = "pause"
    PLAY = "play"
    END = "end"
    BELL = "bell"
    BELL_OFF = "bell_off"
    DISC = "disc"
    RING = "ring"
    WAVE = "wave"
    PERSON = "person"
    GEAR = "gear"
    TALK = "talk"
    REPLAY = "replay"
    TREND = "trend"


def draw(painter: QPainter, glyph: Glyph, box: QRectF, colour: QColor, ground: QColor) -> None:
    """Draw a glyph.

    Parameters
    ----------
    painter : QPainter
        Where; its state is kept.
    glyph : Glyph
        What.
    box : QRectF
        The square to fill.
    colour, ground : QColor
        The shape, and what shows through it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    _SHAPES[glyph](painter, colour, ground)
    painter.restore()


def icon(glyph: Glyph, colour: QColor, size: int = 20, ratio: float = 2.0) -> QIcon:
    """A glyph for a button."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    # A mark inside a filled shape must be seen on it, whatever the button's own ground is.
    ground = QColor(Qt.GlobalColor.white if colour.lightnessF() < 0.5 else Qt.GlobalColor.black)
    draw(painter, glyph, QRectF(0, 0, size, size), colour, ground)
    painter.end()
    return QIcon(picture)


def _done(painter: QPainter, colour: QColor, ground: QColor) -> None:
    fill(painter, colour)
    painter.drawEllipse(QRectF(1, 1, 14, 14))
    stroke(painter, ground, 2)
    line(painter, (4.6, 8.4), (7, 10.8), (11.4, 5.6))


def _waiting(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 1.5)
    for start in range(0, 360, 60):
        painter.drawArc(QRectF(2, 2, 12, 12), start * 16, 34 * 16)


def _missed(painter: QPainter, colour: QColor, ground: QColor) -> None:
    pen = QPen(colour, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([QPointF(8, 2.4), QPointF(14.4, 13.4), QPointF(1.6, 13.4)]))
    _mark(painter, ground, 6, 9.4, 11.8)


def _mark(painter: QPainter, colour: QColor, top: float, foot: float, dot: float) -> None:
    stroke(painter, colour, 1.7)
    line(painter, (8, top), (8, foot))
    fill(painter, colour)
    painter.drawEllipse(QPointF(8, dot), 1, 1)


def _possibly(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 1.5)
    painter.drawPolygon(QPolygonF([QPointF(8, 0.8), QPointF(15.2, 8), QPointF(8, 15.2), QPointF(0.8, 8)]))
    path = QPainterPath(QPointF(6.2, 6.6))
    path.cubicTo(QPointF(6.2, 4.2), QPointF(9.9, 4.2), QPointF(9.8, 6.7))
    path.cubicTo(QPointF(9.7, 8), QPointF(8, 8), QPointF(8, 9.4))
    painter.drawPath(path)
    fill(painter, colour)
    painter.drawEllipse(QPointF(8, 11.6), 0.9, 0.9)


def _none(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour)
    line(painter, (4.5, 8), (11.5, 8))


def _clock(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour)
    painter.drawEllipse(QRectF(1.6, 1.6, 12.8, 12.8))
    line(painter, (8, 4.6), (8, 8), (10.4, 9.6))


def _triangle(up: bool) -> Shape:
    def shape(painter: QPainter, colour: QColor, _: QColor) -> None:
        tip, foot = (3.0, 12.6) if up else (13.0, 3.4)
        pen = QPen(colour, 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QBrush(colour))
        painter.drawPolygon(QPolygonF([QPointF(8, tip), QPointF(13.6, foot), QPointF(2.4, foot)]))

    return shape


def _level(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 2)
    line(painter, (3.4, 5.8), (12.6, 5.8))
    line(painter, (3.4, 10.2), (12.6, 10.2))


def _stopped(painter: QPainter, colour: QColor, ground: QColor) -> None:
    fill(painter, colour)
    corners = [(5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    _mark(painter, ground, 4.2, 8.6, 11.6)


def _star(painter: QPainter, colour: QColor, _: QColor) -> None:
    fill(painter, colour)
    corners = [(8, 0.8), (10.1, 5.6), (15.3, 6.1), (11.4, 9.6), (12.5, 14.8), (8, 12), (3.5, 14.8), (4.6, 9.6)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in [*corners, (0.7, 6.1), (5.9, 5.6)]]))


def _phone(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour)
    painter.drawArc(QRectF(2.4, 2, 11.2, 11.2), 0, 180 * 16)
    painter.drawRoundedRect(QRectF(1.6, 7.6, 3, 5), 1.4, 1.4)
    painter.drawRoundedRect(QRectF(11.4, 7.6, 3, 5), 1.4, 1.4)
    path = QPainterPath(QPointF(13, 12.6))
    path.cubicTo(QPointF(13, 14.6), QPointF(11, 14.6), QPointF(9, 14.6))
    painter.drawPath(path)


def _sun(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour)
    painter.drawEllipse(QPointF(8, 8), 3.1, 3.1)
    for dx, dy in [(0, 1), (1, 0), (0, -1), (-1, 0), (0.71, 0.71), (0.71, -0.71), (-0.71, 0.71), (-0.71, -0.71)]:
        line(painter, (8 + 5.2 * dx, 8 + 5.2 * dy), (8 + 6.6 * dx, 8 + 6.6 * dy))


def _moon(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour)
    path = QPainterPath(QPointF(13.6, 9.8))
    path.cubicTo(QPointF(9.4, 12), QPointF(4.6, 7.6), QPointF(6.4, 2.4))
    path.cubicTo(QPointF(0.6, 4.4), QPointF(0.6, 13.4), QPointF(8.2, 13.8))
    path.cubicTo(QPointF(10.8, 13.8), QPointF(12.8, 12.2), QPointF(13.6, 9.8))
    painter.drawPath(path)


def _globe(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 1.4)
    painter.drawEllipse(QRectF(1.6, 1.6, 12.8, 12.8))
    painter.drawEllipse(QRectF(5.2, 1.6, 5.6, 12.8))
    line(painter, (1.6, 8), (14.4, 8))


def _pause(painter: QPainter, colour: QColor, _: QColor) -> None:
    fill(painter, colour)
    painter.drawRoundedRect(QRectF(4, 3, 2.8, 10), 1, 1)
    painter.drawRoundedRect(QRectF(9.2, 3, 2.8, 10), 1, 1)


def _play(painter: QPainter, colour: QColor, _: QColor) -> None:
    pen = QPen(colour, 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([QPointF(5, 3.4), QPointF(12.6, 8), QPointF(5, 12.6)]))


def _end(painter: QPainter, colour: QColor, _: QColor) -> None:
    fill(painter, colour)
    painter.drawRoundedRect(QRectF(3.6, 3.6, 8.8, 8.8), 1.6, 1.6)


def _bell(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 1.5)
    path = QPainterPath(QPointF(2.8, 11.6))
    path.cubicTo(QPointF(5, 9.6), QPointF(3.2, 3), QPointF(8, 2.6))
    path.cubicTo(QPointF(12.8, 3), QPointF(11, 9.6), QPointF(13.2, 11.6))
    path.closeSubpath()
    painter.drawPath(path)
    line(painter, (6.8, 13.8), (9.2, 13.8))


def _bell_off(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _bell(painter, colour, ground)
    stroke(painter, colour, 1.6)
    line(painter, (2.4, 2.4), (13.6, 13.6))


def _disc(painter: QPainter, colour: QColor, _: QColor) -> None:
    fill(painter, colour)
    painter.drawEllipse(QPointF(8, 8), 4, 4)


def _ring(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 2)
    painter.drawEllipse(QPointF(8, 8), 3.6, 3.6)


def _wave(painter: QPainter, colour: QColor, _: QColor) -> None:
    stroke(painter, colour, 1.8)
    for x, half in [(2.5, 1.6), (5.3, 4), (8, 6), (10.7, 3.4), (13.5, 1.6)]:
        line(painter, (x, 8 - half), (x, 8 + half))


_SHAPES: dict[Glyph, Shape] = {
    Glyph.DONE: _done,
    Glyph.WAITING: _waiting,
    Glyph.MISSED: _missed,
    Glyph.POSSIBLY: _possibly,
    Glyph.NONE: _none,
    Glyph.CLOCK: _clock,
    Glyph.UP: _triangle(up=True),
    Glyph.DOWN: _triangle(up=False),
    Glyph.LEVEL: _level,
    Glyph.STOPPED: _stopped,
    Glyph.STAR: _star,
    Glyph.PHONE: _phone,
    Glyph.SUN: _sun,
    Glyph.MOON: _moon,
    Glyph.GLOBE: _globe,
    Glyph.PAUSE: _pause,
    Glyph.PLAY: _play,
    Glyph.END: _end,
    Glyph.BELL: _bell,
    Glyph.BELL_OFF: _bell_off,
    Glyph.DISC: _disc,
    Glyph.RING: _ring,
    Glyph.WAVE: _wave,
    Glyph.PERSON: person,
    Glyph.GEAR: gear,
    Glyph.TALK: talk,
    Glyph.REPLAY: replay,
    Glyph.TREND: trend,
}
