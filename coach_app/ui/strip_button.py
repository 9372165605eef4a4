"""A button on the strip: pressed by mouse beside the CRM, it never takes the focus, and its action has a key elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.theme import SMALL, Theme, font

# Pixels: large enough to be hit beside other work; what is drawn is smaller.
HEIGHT, WIDTH, GLYPH, EDGE = 28, 28, 16.0, 8


class StripButton(QAbstractButton):
    """A shape or one word.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    parent : QWidget
        The strip.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glyph: Glyph | None = None
        self._ink = "text"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_glyph(self, glyph: Glyph, ink: str) -> None:
        """Show a shape instead of a word."""
        if (glyph, ink) != (self._glyph, self._ink):
            self._glyph, self._ink = glyph, ink
            self.update()

    def name(self, words: str, hint: str) -> None:
        """Say what it does: aloud, and when it is pointed at."""
        self.setAccessibleName(words)
        self.setToolTip(hint)

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        words = QFontMetrics(font(SMALL)).horizontalAdvance(self.text())
        return QSize(WIDTH if self._glyph is not None else words + 2 * EDGE, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(tokens.colour("line"), 1) if self._glyph is None else Qt.PenStyle.NoPen)
        lit = self.underMouse() or self.isDown()
        painter.setBrush(tokens.colour("band" if self.isDown() else "surface_2") if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        if self._glyph is not None:
            inside = QRectF((self.width() - GLYPH) / 2, (self.height() - GLYPH) / 2, GLYPH, GLYPH)
            draw(painter, self._glyph, inside, tokens.colour(self._ink), tokens.colour("on_accent"))
        else:
            painter.setPen(tokens.colour(self._ink))
            painter.setFont(font(SMALL))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
        event.accept()
