"""What a page shows when it has no call: what to do first, or what went wrong, and one button (or a second choice)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, MiddlePage, busy_bar, label


class MessagePage(MiddlePage):
    """A glyph, two sentences, and a button or a bar, in the middle of the page.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    room : int
        Least width of the sentences, in points.
    """

    chosen = Signal()
    """The button was pressed."""
    other = Signal()
    """The second, quieter button was pressed."""

    def __init__(self, theme: Theme, room: int = 50 * GRID) -> None:
        super().__init__()
        card = Card()
        card.setMaximumWidth(64 * GRID)
        edge = min(4 * GRID, room // 12)
        card.column.setContentsMargins(edge, 4 * GRID, edge, 4 * GRID)
        card.column.setSpacing(2 * GRID)
        self._glyph = GlyphView(theme, Glyph.PHONE, "accent", 48)
        self._title, self._body = label("large", wrap=True), label("muted", wrap=True)
        for words in (self._title, self._body):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setMinimumWidth(room)
        self._bar = busy_bar()
        self.button = QPushButton()
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(self.chosen)
        self.second = QPushButton()
        self.second.clicked.connect(self.other)
        card.column.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        card.column.addWidget(self._title)
        card.column.addWidget(self._body)
        card.column.addWidget(self._bar)
        for button in (self.button, self.second):
            card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.put(card)

    @property
    def words(self) -> tuple[str, str]:
        """Title and body."""
        return self._title.text(), self._body.text()

    def show_message(
        self, look: tuple[Glyph, str], title: str, body: str, button: str, busy: bool, second: str = ""
    ) -> None:
        """Say it; without words on it a button is hidden."""
        self._glyph.show_glyph(*look)
        self._title.setText(title)
        self._body.setText(body)
        self._bar.setVisible(busy)
        self._bar.setAccessibleName(title)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.setAccessibleName(f"{title} {body}")
