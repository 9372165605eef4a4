"""The hold timer: how long the customer has been waiting without a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.live_gauges import Bands
from coach_app.live_hold import Hold
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label, set_property


class HoldBar(QWidget):
    """How much of the longest wait has passed. The figures beside it are read out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._ink = "muted"
        self.setFixedHeight(GRID // 2)
        theme.changed.connect(self.update)

    def show_share(self, share: float, ink: str) -> None:
        """Fill up to `share` in [0, 1]."""
        self._share, self._ink = min(1.0, share), ink
        self.setAccessibleName(f"{self._share:.0%}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(tokens.colour("line"))
        painter.drawRoundedRect(box, 2, 2)
        painter.setBrush(tokens.colour(self._ink))
        painter.drawRoundedRect(QRectF(0, 0, box.width() * self._share, box.height()), 2, 2)
        painter.end()
        event.accept()


class HoldRow(QWidget):
    """The timer's row: grey, then amber with a word, then red with another shape.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._glyph = GlyphView(theme, Glyph.CLOCK, "muted")
        self._name = label()
        self._time = label("small")
        row.addWidget(self._glyph)
        row.addWidget(self._name, 1)
        row.addWidget(self._time)
        column.addLayout(row)
        self._bar = HoldBar(theme)
        column.addWidget(self._bar)
        self._last: tuple[Hold | None, Bands] = (None, Bands())
        self.setVisible(False)

    def show_hold(self, hold: Hold | None, bands: Bands) -> None:
        """Show how long the wait has been, or nothing."""
        self._last = (hold, bands)
        self.setVisible(hold is not None)
        if hold is None:
            return
        late = bands.hold_s is not None and hold.silent_s >= bands.hold_s
        soon = bands.hold_soon_s is not None and hold.silent_s >= bands.hold_soon_s
        ink = "alert" if late else "nudge" if soon else "muted"
        self._glyph.show_glyph(Glyph.STOPPED if late else Glyph.CLOCK, ink)
        self._name.setText(self.tr("Check back in") if soon or late else self.tr("Customer is waiting"))
        set_property(self._name, "ink", ink if soon or late else "text")
        limit = f" / {clock(bands.hold_s)}" if bands.hold_s else ""
        self._time.setText(f"{clock(hold.silent_s)}{limit}")
        self._bar.show_share(hold.silent_s / bands.hold_s if bands.hold_s else 0.0, ink)
        self.setAccessibleName(f"{self._name.text()}, {self._time.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_hold(*self._last)
        super().changeEvent(event)
