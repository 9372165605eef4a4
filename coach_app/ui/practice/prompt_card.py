"""What a voice or wording drill asks for, large enough to be read while one speaks."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label, set_property

# What is longer is written smaller, so that it stays in sight whole.
_SHORT = 60


class PromptCard(QWidget):
    """Shows a prompt, what it has read with the beat that runs along it, which answer it asks for and what it aims at.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str, int, int, str] = ("", "", 1, 1, "")
        self._due: int | None = None
        self._text, self._read = label("large", wrap=True), label("large", wrap=True)
        for words in (self._text, self._read):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._read.setTextFormat(Qt.TextFormat.RichText)
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
        column.addWidget(self._read)
        column.addLayout(foot)
        column.addStretch(1)
        theme.changed.connect(self._write)
        self.show_prompt("")

    @property
    def words(self) -> tuple[str, str, str]:
        """The prompt, which answer, and what it aims at."""
        return self._text.text(), self._nth.text(), self._target.text()

    @property
    def read(self) -> str:
        """What is to be read beneath it."""
        return self._shown[1]

    @property
    def due(self) -> str:
        """What the beat is at; empty while it rests."""
        return self.read[self._due] if self._due is not None else ""

    def show_prompt(self, text: str, read: str = "", nth: int = 1, times: int = 1, target: str = "") -> None:
        """Show a prompt; hidden without words.

        Parameters
        ----------
        text : str
            What is asked for.
        read : str
            What is to be read, where the prompt does not say it.
        nth, times : int
            Which answer of how many, from 1.
        target : str
            What each answer aims at, with its unit.
        """
        shown = (text, read, nth, times, target)
        if shown != self._shown:
            self._due = None
        self._shown = shown
        self.setVisible(bool(text))
        set_property(self._text, "role", "large" if len(text) <= _SHORT and not read else "title")
        set_property(self._text, "ink", "muted" if read else "")
        set_property(self._read, "role", "large" if len(read) <= _SHORT else "title")
        self._text.setText(text)
        self._nth.setText(self.tr("Take {0} of {1}").format(nth, times) if times > 1 else "")
        self._target.setText(self.tr("Aim: {0}").format(target) if target else "")
        self._nth.setVisible(times > 1)
        self._target.setVisible(bool(target))
        self._read.setVisible(bool(read))
        self._write()
        said, *others = self.words
        self.setAccessibleName(" ".join(part for part in (said, read, *others) if part))

    def show_beat(self, due: int | None) -> None:
        """Mark the character of what is to be read that is due; none while the beat rests."""
        if due != self._due:
            self._due = due
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_prompt(*self._shown)
        super().changeEvent(event)

    def _write(self) -> None:
        """Write what is to be read: what the beat has passed is pale, what is due is underlined on a ground."""
        read, due, tokens = self.read, self._due, self._theme.tokens
        self._read.setAccessibleName(read)
        if due is None:
            self._read.setText(escape(read))
            return
        past, at, to_come = (escape(part) for part in (read[:due], read[due], read[due + 1 :]))
        mark = f"background-color:{tokens.accent};color:{tokens.on_accent};text-decoration:underline"
        self._read.setText(f'<span style="color:{tokens.muted}">{past}</span><span style="{mark}">{at}</span>{to_come}')
