"""The first page: which language, what the program does, and that nothing leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from coach_app.first_run import Step
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import LANGUAGES, Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label

_NAMES = {"zh": "中文", "en": "English"}


class WelcomePage(Page):
    """Language and promise.

    Parameters
    ----------
    services : SetupServices
        Keeps the language.
    theme : Theme
        Where colours come from.
    language : Language
        Owns the language in use; the choice shows at once.
    """

    def __init__(self, services: SetupServices, theme: Theme, language: Language) -> None:
        super().__init__(Step.WELCOME)
        self._services, self._language = services, language
        self._errands = Errands(self)
        self.choices: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for code in LANGUAGES:
            choice = QRadioButton(_NAMES[code])
            choice.setAccessibleName(_NAMES[code])
            choice.setChecked(code == language.code)
            choice.toggled.connect(lambda on, code=code: self._choose(code) if on else None)
            group.addButton(choice)
            row.addWidget(choice)
            self.choices[code] = choice
        row.addStretch(1)
        self.column.addLayout(row)
        card = Card()
        card.column.setSpacing(2 * GRID)
        self._points = [label(wrap=True) for _ in range(3)]
        for glyph, point in zip((Glyph.WAVE, Glyph.DONE, Glyph.CLOCK), self._points, strict=True):
            line = QHBoxLayout()
            line.setSpacing(2 * GRID)
            line.addWidget(GlyphView(theme, glyph, "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(point, 1)
            card.column.addLayout(line)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.retranslate()

    def first_control(self) -> QWidget | None:
        """The language in use."""
        return self.choices[self._language.code]

    @property
    def if_skipped(self) -> str:
        """The language stays as it is."""
        return self.tr("The language stays as shown; it can be changed at any time.")

    def go_on(self) -> None:
        """Keep the language."""
        code = self._language.code
        self._errands.run(lambda _: self._services.use_language(code), lambda _: self.onward.emit(), self._not_kept)

    def leave(self) -> None:
        """Wait for nothing."""
        self._errands.forget()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Welcome to Voice Coach"),
            self.tr("It listens along while you are on the phone, and shows a few right words at the right second."),
        )
        texts = (
            self.tr(
                "It measures pace, volume and melody of your voice, and ticks off the standard phrases as you say them."
            ),
            self.tr("Nothing leaves this computer: sound, words and results stay here, and no account is needed."),
            self.tr("Setting up takes under three minutes, besides reading a text aloud. Any step can be skipped."),
        )
        self.choices[self._language.code].setChecked(True)  # it may have been changed elsewhere in the window
        for point, text in zip(self._points, texts, strict=True):
            point.setText(text)

    def _choose(self, code: str) -> None:
        self._language.use(code)

    def _not_kept(self, _: Exception) -> None:
        """Go on all the same: the language is in use, and asking again next time does no harm."""
        self.onward.emit()
