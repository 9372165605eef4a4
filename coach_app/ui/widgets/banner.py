"""The banner of a degraded page: what is missing, what still works, and how to mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label, set_property


class Banner(QFrame):
    """One message above the page; hidden while there is nothing to say.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    mend = Signal()
    """The button was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID)
        row.setSpacing(GRID + GRID // 2)
        self._glyph = GlyphView(theme, Glyph.MISSED, "nudge")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title, self._body = label(wrap=True), label("small", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._body)
        row.addWidget(self._glyph)
        row.addWidget(words, 1)
        self.button = QPushButton()
        self.button.clicked.connect(self.mend)
        row.addWidget(self.button)
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What it says."""
        return self._title.text()

    def show_message(self, title: str, body: str, serious: bool, button: str = "") -> None:
        """Say something; an empty title hides the banner, without words on it the button is hidden."""
        self.setVisible(bool(title))
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        set_property(self, "tone", "" if serious else "info")
        self._glyph.show_glyph(Glyph.MISSED if serious else Glyph.RING, "nudge" if serious else "accent")
        self.setAccessibleName(f"{title} {body}".strip())
