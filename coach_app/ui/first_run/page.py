"""What every page of the first run is: a title, a sentence, what it asks, and whether one can go on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach_app.first_run import Step
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label


class Page(QWidget):
    """One page. The frame around it has the buttons; the page says what they may do.

    Parameters
    ----------
    step : Step or None
        The step that it is about; ``None`` for the last page, which asks nothing.
    """

    changed = Signal()
    """What the buttons say or may do is different now."""
    answered = Signal()
    """What it asks has just been answered by something other than typing: the keyboard goes to the main button."""
    onward = Signal()
    """The step has been taken: show the next page."""

    #: Whether the devices are open while it is shown.
    needs_sound = False

    def __init__(self, step: Step | None) -> None:
        super().__init__()
        self.step = step
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GRID)
        self._title, self._said = label("large", wrap=True), label("muted", wrap=True)
        for words in (self._title, self._said):
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.column.addWidget(self._title)
        self.column.addWidget(self._said)

    @property
    def title(self) -> str:
        """What it is called."""
        return self._title.text()

    @property
    def can_go_on(self) -> bool:
        """Whether what it asks has been answered."""
        return True

    @property
    def next_word(self) -> str:
        """What the main button says; empty for the usual word."""
        return ""

    @property
    def if_skipped(self) -> str:
        """What is missing if it is skipped; empty where there is nothing to skip."""
        return ""

    def enter(self) -> None:
        """Begin: the page has come on screen."""

    def leave(self) -> None:
        """End whatever goes on: another page comes."""

    def go_on(self) -> None:
        """Take the step; `onward` follows when that has worked."""
        self.onward.emit()

    def first_control(self) -> QWidget | None:
        """Where the keyboard begins; ``None`` for the main button."""
        return None

    def say(self, title: str, said: str) -> None:
        """Set title and sentence."""
        self._title.setText(title)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)

    def retranslate(self) -> None:
        """Speak the language in use."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
