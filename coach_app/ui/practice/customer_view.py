"""The customer on the line: a small figure without a face, and the sound of the line as it passes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.practice.shown import Wave
from coach_app.ui.theme import GRID, Theme

_SIZE, _BAR, _STEP = 9 * GRID, 3, 5
# Height of a bar where a sound has no picture, as a share.
_LOW = 0.06


class CustomerView(QWidget):
    """Shows whether the customer speaks, and how far the line is.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._wave = theme, Wave()
        self._speaks, self._share = False, 0.0
        self.setFixedHeight(_SIZE)
        self.setMinimumWidth(24 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_line(Wave(), speaks=False, share=0.0)

    @property
    def speaks(self) -> bool:
        """Whether the customer is heard now."""
        return self._speaks

    @property
    def share(self) -> float:
        """How much of the line has been heard, in [0, 1]."""
        return self._share

    def show_line(self, wave: Wave, speaks: bool, share: float) -> None:
        """Show a line; `share` of it in [0, 1] has been heard."""
        share = min(1.0, max(0.0, share))
        if (wave, speaks, share) != (self._wave, self._speaks, self._share):
            self._wave, self._speaks, self._share = wave, speaks, share
            self.update()
        self.setAccessibleName(self.tr("The customer speaks") if speaks else self.tr("The customer listens"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_line(self._wave, self._speaks, self._share)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = tokens.colour("customer" if self._speaks else "muted")
        disc = QRectF(2, 2, _SIZE - 4, _SIZE - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("line"))
        painter.drawEllipse(disc)
        draw(painter, Glyph.PERSON, disc.adjusted(14, 12, -14, -16), ink, tokens.colour("card"))
        self._draw_wave(painter, QRectF(_SIZE + 2 * GRID, GRID, self.width() - _SIZE - 3 * GRID, _SIZE - 2 * GRID))
        painter.end()
        event.accept()

    def _draw_wave(self, painter: QPainter, box: QRectF) -> None:
        tokens, bars = self._theme.tokens, max(1, int(box.width() // _STEP))
        peaks = self._wave.peaks or (0.0,)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in range(bars):
            peak = peaks[min(len(peaks) - 1, bar * len(peaks) // bars)]
            half = max(_LOW, peak) * box.height() / 2
            heard = self._speaks and bar / bars <= self._share
            painter.setBrush(tokens.colour("customer" if heard else "line"))
            painter.drawRoundedRect(QRectF(box.left() + bar * _STEP, box.center().y() - half, _BAR, 2 * half), 1.5, 1.5)
