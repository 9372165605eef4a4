"""Draws the strip: where each thing stands, so that the eye finds it without looking."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF

from coach_app.overlay_state import HIGH_AT, LOW_AT, Strip
from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.strokes import fill, stroke
from coach_app.ui.text import clock
from coach_app.ui.theme import BODY, SMALL, Tokens, font
from feedback.flag import ItemStatus

# Pixels from the left: the sign, the bar of the pace, the words.
SIGN, PACE, PACE_WIDTH, WORDS = 12.0, 38.0, 48.0, 98.0
# From the right, beside the strip's buttons: dots, two rows of them, and the hold timer.
DOT, HOLD = 8.0, 52.0
# Where the answer to a nudge stands, the buttons begin before this; the nudge has room beside so many dots then.
ANSWERED, FEW = 316.0, 8
HEIGHT = 44.0


class Words(NamedTuple):
    """What stands in the middle, with a shape before it."""

    text: str
    glyph: Glyph | None = None
    ink: str = "text"


class StripPainting:
    """Draws into a painter.

    Parameters
    ----------
    painter : QPainter
        Where.
    tokens : Tokens
        The colours.
    """

    def __init__(self, painter: QPainter, tokens: Tokens) -> None:
        self._painter, self._tokens = painter, tokens

    def draw(self, strip: Strip, look: tuple[Glyph, str], words: Words, pace_word: str, right: float) -> None:
        """Draw everything, up to so many pixels from the left: there the buttons begin."""
        self._glyph(*look, SIGN, 16.0)
        self._pace(strip, pace_word)
        if strip.dots and (right > ANSWERED or (strip.hold_s is None and len(strip.dots) <= FEW)):
            right -= DOT * -(-len(strip.dots) // 2) + 2
            self._dots(strip.dots, right)
        if strip.hold_s is not None:
            right -= HOLD
            self._hold(strip, right)
        self._words(words, right - 6)

    def _glyph(self, glyph: Glyph, ink: str, left: float, size: float) -> None:
        box = QRectF(left, (HEIGHT - size) / 2, size, size)
        draw(self._painter, glyph, box, self._tokens.colour(ink), self._tokens.colour("on_accent"))

    def _pace(self, strip: Strip, word: str) -> None:
        painter, tokens = self._painter, self._tokens
        bar = QRectF(PACE, 27, PACE_WIDTH, 5)
        fill(painter, tokens.colour("line"))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        fill(painter, tokens.colour("band"))
        painter.drawRect(QRectF(PACE + LOW_AT * PACE_WIDTH, bar.top(), (HIGH_AT - LOW_AT) * PACE_WIDTH, bar.height()))
        if strip.pace is None:
            return
        ink = "nudge" if strip.pace_side else "good"
        fill(painter, tokens.colour(ink))
        painter.drawRoundedRect(QRectF(PACE + strip.pace * (PACE_WIDTH - 6), bar.top() - 3, 6, 11), 3, 3)
        self._text(QRectF(PACE, 6, PACE_WIDTH, 17), word, ink, font(SMALL), Qt.AlignmentFlag.AlignHCenter)

    def _words(self, words: Words, right: float) -> None:
        left = WORDS
        if words.glyph is not None:
            self._glyph(words.glyph, words.ink, left, 18.0)
            left += 24
        room = QRectF(left, 2, right - left, HEIGHT - 4)
        large = font(BODY, QFont.Weight.DemiBold)
        if QFontMetrics(large).horizontalAdvance(words.text) <= room.width():
            self._text(room, words.text, words.ink, large, Qt.AlignmentFlag.AlignLeft)
            return
        for place, line in enumerate(_two_lines(words.text, QFontMetrics(font(SMALL)), int(room.width()))):
            box = QRectF(left, 4 + 18 * place, room.width(), 18)
            self._text(box, line, words.ink, font(SMALL), Qt.AlignmentFlag.AlignLeft)

    def _hold(self, strip: Strip, left: float) -> None:
        ink = "alert" if strip.hold_late else "nudge" if strip.hold_soon else "muted"
        self._glyph(Glyph.STOPPED if strip.hold_late else Glyph.CLOCK, ink, left, 14.0)
        weight = QFont.Weight.DemiBold if strip.hold_late or strip.hold_soon else QFont.Weight.Normal
        box = QRectF(left + 17, 0, HOLD - 19, HEIGHT)
        self._text(box, clock(strip.hold_s or 0.0), ink, font(BODY, weight), Qt.AlignmentFlag.AlignLeft)

    def _dots(self, dots: tuple[ItemStatus, ...], left: float) -> None:
        for place, status in enumerate(dots):
            self._dot(status, QPointF(left + DOT * (place // 2) + 3.5, 17 if place % 2 == 0 else 28))

    def _dot(self, status: ItemStatus, at: QPointF) -> None:
        painter, tokens = self._painter, self._tokens
        x, y = at.x(), at.y()
        match status:
            case ItemStatus.SAID:
                fill(painter, tokens.colour("good"))
                painter.drawEllipse(at, 3, 3)
            case ItemStatus.MISSING:
                fill(painter, tokens.colour("alert"))
                painter.drawPolygon(QPolygonF([QPointF(x, y - 3.6), QPointF(x + 3.6, y + 3), QPointF(x - 3.6, y + 3)]))
            case ItemStatus.POSSIBLY_MISSING:
                stroke(painter, tokens.colour("nudge"), 1.4)
                corners = [QPointF(x, y - 3), QPointF(x + 3, y), QPointF(x, y + 3), QPointF(x - 3, y)]
                painter.drawPolygon(QPolygonF(corners))
            case _:
                stroke(painter, tokens.colour("muted"), 1.2)
                painter.drawEllipse(at, 2.4, 2.4)

    def _text(self, box: QRectF, words: str, ink: str, type_face: QFont, align: Qt.AlignmentFlag) -> None:
        self._painter.setPen(self._tokens.colour(ink))
        self._painter.setFont(type_face)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | align), words)


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Break words that are too long in two; what is longer still ends in dots."""
    cut = len(words)
    while cut > 1 and metrics.horizontalAdvance(words[:cut]) > width:
        cut -= 1
    space = words.rfind(" ", 0, cut + 1)
    if space > 0 and cut < len(words):
        cut = space
    return words[:cut].rstrip(), metrics.elidedText(words[cut:].lstrip(), Qt.TextElideMode.ElideRight, width)
