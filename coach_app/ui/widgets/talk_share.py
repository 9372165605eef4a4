"""Who speaks, and how the talk is shared between the two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach_app.live_gauges import Voice
from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label


class ShareBar(QWidget):
    """Two lengths side by side. The figures above it are read out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share: float | None = None
        self.setFixedHeight(GRID)
        self.setAccessibleName("–")
        theme.changed.connect(self.update)

    def show_share(self, customer: float | None) -> None:
        """Show the customer's share in [0, 1], ``None`` while nobody has spoken."""
        if customer != self._share:
            self._share = customer
            self.setAccessibleName("–" if customer is None else f"{customer:.0%}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it: the customer left, the agent right, a gap between."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = self.width(), self.height()
        if self._share is None:
            painter.setBrush(tokens.colour("line"))
            painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        else:
            cut = round(width * self._share)
            painter.setBrush(tokens.colour("customer"))
            painter.drawRoundedRect(QRectF(0, 0, max(0, cut - 1), height), height / 2, height / 2)
            painter.setBrush(tokens.colour("agent"))
            painter.drawRoundedRect(QRectF(cut + 1, 0, max(0, width - cut - 1), height), height / 2, height / 2)
        painter.end()
        event.accept()


class TalkShare(QWidget):
    """Both sides by name, with a wave beside whoever speaks.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._voices = Voice(), Voice()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        self._customer, self._agent = label("", "customer"), label("", "agent")
        self._customer_wave = GlyphView(theme, Glyph.RING, "customer")
        self._agent_wave = GlyphView(theme, Glyph.DISC, "agent")
        self._bar = ShareBar(theme)
        grid.addWidget(self._customer_wave, 0, 0)
        grid.addWidget(self._customer, 0, 1)
        grid.addWidget(self._agent, 0, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._agent_wave, 0, 4)
        grid.addWidget(self._bar, 1, 0, 1, 5)
        grid.setColumnStretch(2, 1)
        self.setFixedWidth(28 * GRID)
        self.retranslate()

    def show_voices(self, agent: Voice, customer: Voice) -> None:
        """Show who speaks and how much of the talk each has had."""
        self._voices = agent, customer
        self._customer_wave.show_glyph(Glyph.WAVE if customer.speaking else Glyph.RING, "customer")
        self._agent_wave.show_glyph(Glyph.WAVE if agent.speaking else Glyph.DISC, "agent")
        share = customer.share if customer.share is not None or agent.share is None else 1 - agent.share
        self._bar.show_share(share)
        self._customer.setText(self._side(self.tr("Customer"), share))
        self._agent.setText(self._side(self.tr("Me"), None if share is None else 1 - share))
        self.setAccessibleName(self.tr("Talk share: {0}, {1}").format(self._customer.text(), self._agent.text()))

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setToolTip(self.tr("How the talk is shared so far"))
        self.show_voices(*self._voices)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _side(self, who: str, share: float | None) -> str:
        return who if share is None else f"{who} {share:.0%}"
