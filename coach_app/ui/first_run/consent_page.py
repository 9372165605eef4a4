"""Consent: recording others needs theirs; the text, a tick, and when it was accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from coach_app.first_run import Step
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import SetupServices
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import Tick


class ConsentPage(Page):
    """The text of consent and its tick.

    Parameters
    ----------
    services : SetupServices
        Has the text and writes down its acceptance.
    theme : Theme
        Where colours come from.
    language : Language
        In which the text is read.
    """

    def __init__(self, services: SetupServices, theme: Theme, language: Language) -> None:
        super().__init__(Step.CONSENT)
        self._services, self._language = services, language
        self._errands = Errands(self)
        self._accepted = False
        self._banner = Banner(theme)
        self._text = label(wrap=True)
        self._text.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text_area = QScrollArea()
        self.text_area.setWidget(self._text)
        self.text_area.setWidgetResizable(True)
        self.text_area.setFrameShape(QFrame.Shape.NoFrame)
        self.text_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tick = Tick()
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tick.toggled.connect(lambda _: self.changed.emit())
        self.column.addWidget(self._banner)
        self.column.addWidget(self.text_area, 1)
        self.column.addWidget(self.tick)
        self.retranslate()

    @property
    def can_go_on(self) -> bool:
        """Only with the tick."""
        return self.tick.isChecked() and not self._errands.busy

    @property
    def if_skipped(self) -> str:
        """Calls cannot be recorded."""
        return self.tr("Without your consent no call is recorded; you are asked again before the first one.")

    def first_control(self) -> QWidget | None:
        """The tick."""
        return self.tick

    def go_on(self) -> None:
        """Write down that it was accepted, once."""
        if self._accepted:
            self.onward.emit()
            return
        code = self._language.code
        self._errands.run(lambda _: self._services.accept_consent(code), lambda _: self._kept(), self._failed)
        self.changed.emit()

    def leave(self) -> None:
        """Wait for nothing."""
        self._errands.forget()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Recording and consent"),
            self.tr("A call has two sides. Please read what is recorded, who may hear it, and what you see to."),
        )
        self._text.setText(self._services.consent_text(self._language.code))
        self.text_area.setAccessibleName(self.tr("Text of the consent"))
        self.text_area.setAccessibleDescription(self._text.text())
        self.tick.call(self.tr("I have read this and agree"))

    def _kept(self) -> None:
        self._accepted = True
        self._banner.show_message("", "", serious=False)
        self.changed.emit()
        self.onward.emit()

    def _failed(self, error: Exception) -> None:
        title, body = failure_words(error)
        self._banner.show_message(title, body, serious=True)
        self.changed.emit()
