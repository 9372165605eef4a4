"""One of today's cards: what it is, why it is there, how long it takes, and a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from coach_app.practice.path.values import Card as TodayCard
from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.words import OPENS_LOOKS, minutes, opens_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label
from coach_app.ui.widgets.form_parts import push_button


class TodayCardView(Card):
    """Shows a card; `number` is the key that starts it.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    number : int
        1, 2 or 3.
    """

    begin = Signal(object)
    """The card is wanted: a `coach_app.practice.path.values.Card`."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._number = number
        self._card: TodayCard | None = None
        self._language = "en"
        self._glyph = GlyphView(theme, Glyph.PHONE, "accent", 20)
        self._kind, self._time = label("small"), label("small")
        self._title, self._why = label("title", wrap=True), label("muted", wrap=True)
        self.button = push_button("main" if number == 1 else "")
        self.button.clicked.connect(self.press)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._glyph)
        head.addWidget(self._kind, 1)
        head.addWidget(self._time)
        self.column.addLayout(head)
        self.column.addWidget(self._title)
        self.column.addWidget(self._why)
        self.column.addStretch(1)
        self.column.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_card(None, "en")

    @property
    def card(self) -> TodayCard | None:
        """What it shows."""
        return self._card

    def show_card(self, card: TodayCard | None, language: str) -> None:
        """Show a card; hidden without one."""
        self._card, self._language = card, language
        self.setVisible(card is not None)
        if card is None:
            return
        good = card.done and not card.tried
        self._glyph.show_glyph(Glyph.DONE if good else OPENS_LOOKS[card.opens], "good" if good else "accent")
        self._kind.setText(opens_name(card.opens))
        done = self.tr("done today") if good else self.tr("tried today")
        self._time.setText(done if card.done else minutes(card.minutes))
        title = card.title.in_language(language)
        self._title.setText(title)
        self._why.setText(card.why.in_language(language))
        self.button.setText(self.tr("Once more") if card.done else self.tr("Start"))
        self.button.setToolTip(self.tr("{0} ({1})").format(title, self._number))
        self.button.setAccessibleName(f"{self.button.text()}: {title}")
        self.setAccessibleName(f"{self._kind.text()}. {title}. {self._why.text()} {self._time.text()}")

    def press(self) -> None:
        """Start it."""
        if self._card is not None:
            self.begin.emit(self._card)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_card(self._card, self._language)
        super().changeEvent(event)
