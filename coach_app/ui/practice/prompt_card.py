"""What a voice or wording drill asks for, large enough to be read while one speaks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label, set_property

# What is longer is written smaller, so that it stays in sight whole.
_SHORT = 60


class PromptCard(QWidget):
    """Shows a prompt with which answer it asks for and what it aims at."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, int, int, str] = ("", 1, 1, "")
        self._text = label("large", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nth, self._target = label("title", ink="agent"), label("title", ink="muted")
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        foot.addWidget(self._nth)
        foot.addWidget(self._target)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addLayout(foot)
        column.addStretch(1)
        self.show_prompt("")

    @property
    def words(self) -> tuple[str, str, str]:
        """The prompt, which answer, and what it aims at."""
        return self._text.text(), self._nth.text(), self._target.text()

    def show_prompt(self, text: str, nth: int = 1, times: int = 1, target: str = "") -> None:
        """Show a prompt; hidden without words.

        Parameters
        ----------
        text : str
            What is asked for.
        nth, times : int
            Which answer of how many, from 1.
        target : str
            What each answer aims at, with its unit.
        """
        self._shown = text, nth, times, target
        self.setVisible(bool(text))
        set_property(self._text, "role", "large" if len(text) <= _SHORT else "title")
        self._text.setText(text)
        self._nth.setText(self.tr("Take {0} of {1}").format(nth, times) if times > 1 else "")
        self._target.setText(self.tr("Aim: {0}").format(target) if target else "")
        self._nth.setVisible(times > 1)
        self._target.setVisible(bool(target))
        self.setAccessibleName(" ".join(part for part in self.words if part))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_prompt(*self._shown)
        super().changeEvent(event)
