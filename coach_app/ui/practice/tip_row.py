"""Today's tip: one sentence that can be put away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach_app.practice.path.values import Tip
from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label
from coach_app.ui.widgets.form_parts import push_button


class TipRow(Card):
    """Shows a tip; hidden without one.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    put_away = Signal(str)
    """The reader has read it: the tip's id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tip: Tip | None = None
        self._language = "en"
        self._title, self._text, self._source = label("heading"), label(wrap=True), label("small", wrap=True)
        self.button = push_button("quiet")
        self.button.clicked.connect(self.press)
        words = QVBoxLayout()
        words.setSpacing(GRID // 4)
        for part in (self._title, self._text, self._source):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(GlyphView(theme, Glyph.STAR, "accent", 20))
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self.column.addLayout(row)
        self.show_tip(None, "en")

    def show_tip(self, tip: Tip | None, language: str) -> None:
        """Show it."""
        self._tip, self._language = tip, language
        self.setVisible(tip is not None)
        self.button.setText(self.tr("Got it"))
        self.button.setToolTip(self.tr("Put the tip away (T)"))
        self.button.setAccessibleName(self.tr("Put the tip away"))
        if tip is not None:
            text = tip.text.in_language(language)
            self._title.setText(self.tr("Tip of the day: {0}").format(tip.topic.in_language(language)))
            self._text.setText(text)
            self._source.setText(tip.source)
            self._source.setVisible(bool(tip.source))
            self.setAccessibleName(f"{self._title.text()}. {text}")

    def press(self) -> None:
        """Put it away."""
        if self._tip is not None:
            tip = self._tip
            self.show_tip(None, self._language)
            self.put_away.emit(tip.id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_tip(self._tip, self._language)
        super().changeEvent(event)
