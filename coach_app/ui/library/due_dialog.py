"""Lists sound and words that are older than somebody wants to keep them, and deletes them once somebody agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from coach_app.privacy.retention import Due, What
from coach_app.ui.errands import Errands
from coach_app.ui.form_style import form_sheet
from coach_app.ui.library.library_failures import failure_sentence
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.list_question import lay_out


@dataclass(frozen=True, slots=True)
class Older:
    """Something that is older than it may be.

    Parameters
    ----------
    due : Due
        What it is, of which session, and how old.
    name : str
        What people call the session, without anybody's numbers; empty for none.
    """

    due: Due
    name: str = ""


class Keeping(Protocol):
    """Lists and removes; slow."""

    def due(self) -> tuple[Older, ...]:
        """What is older than wanted."""

    def remove(self, older: Sequence[Older]) -> int:
        """Remove it; how much is gone."""


class DueDialog(QDialog):
    """Looks when it opens; the button that keeps everything has the keyboard.

    Parameters
    ----------
    keeping : Keeping
        Lists and removes.
    theme : Theme
        Owns the colours.
    language : str
        Of the window, for what has not worked.
    parent : QWidget or None
        Window that it belongs to.
    """

    removed = Signal()
    """Something is gone."""

    def __init__(self, keeping: Keeping, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping, self._language = keeping, language
        self._errands = Errands(self)
        self._older: tuple[Older, ...] | None = None
        self._said = ""
        self._removing = False
        self._question, self._goes = label("title", wrap=True), label(wrap=True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.really, self.keep = push_button("danger"), push_button("main")
        self.really.clicked.connect(self._remove)
        self.really.setAutoDefault(False)
        column = lay_out(self, self._question, self.list, self._goes, self.really, self.keep)
        column.insertStretch(column.count() - 1)  # where there is no list
        self.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
        self.resize(80 * GRID, 56 * GRID)
        self.retranslate()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._errands.run(lambda _: keeping.due(), self._found, self._failed)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._question.text()} {self._goes.text()}".strip()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Older than you keep"))
        self.setAccessibleName(self.windowTitle())
        self.really.setText(self.tr("Delete these for good"))
        self.list.setAccessibleName(self.windowTitle())
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Close; what is being removed is removed to its end."""
        self._errands.close()
        super().done(result)

    def _found(self, older: tuple[Older, ...]) -> None:
        self._older = older
        self._show()

    def _show(self) -> None:
        older = self._older or ()
        self.list.clear()
        self.list.addItems([self._line(one) for one in older])
        self.list.setVisible(bool(older))
        self.really.setVisible(bool(older) and not self._said)
        keeps = bool(older) and not self._said and not self._removing
        self.keep.setText(self.tr("Keep everything") if keeps else self.tr("Close"))
        self._question.setText(self._said or self._counted(older))
        goes = self.tr(
            "Sound goes with its pictures, words with the reports made of them; flags, figures and rulings stay. "
            "It cannot be brought back."
        )
        self._goes.setText(goes if older and not self._said else "")
        self.setAccessibleDescription(self.words)

    def _counted(self, older: Sequence[Older]) -> str:
        if self._older is None:
            return self.tr("Looking …")
        if not older:
            return self.tr("Nothing is older than you keep it.")
        parts = [
            words.format(count)
            for what, words in (
                (What.SOUND, self.tr("sound of {0} sessions")),
                (What.WORDS, self.tr("words of {0} sessions")),
                (What.PRACTICE, self.tr("{0} practice recordings")),
            )
            if (count := sum(one.due.what is what for one in older))
        ]
        return self.tr("Older than you keep: {0}. Delete them?").format(self.tr(", ").join(parts))

    def _line(self, one: Older) -> str:
        due = one.due
        what = {
            What.SOUND: self.tr("sound"),
            What.WORDS: self.tr("words"),
            What.PRACTICE: self.tr("practice"),
        }[due.what]
        size = self.tr("{0} MB").format(f"{due.bytes / 1e6:.1f}")
        began = f"{due.started_at.astimezone():%Y-%m-%d %H:%M}"
        parts = (began, one.name, what, self.tr("{0} days old").format(due.days), size)
        return "   ".join(part for part in parts if part)

    def _remove(self) -> None:
        older, self._removing = self._older or (), True
        self.really.setEnabled(False)
        self._show()
        self._errands.run(
            lambda _: self._keeping.remove(older), lambda count: self._over(count, len(older)), self._failed
        )

    def _over(self, count: int, of: int) -> None:
        self._said = self.tr("Deleted: {0}.").format(count)
        if count < of:
            self._said += self.tr(" In use, left for the next time: {0}.").format(of - count)
        self._older = ()
        self._show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        if count:
            self.removed.emit()

    def _failed(self, error: Exception) -> None:
        self._said, self._older = failure_sentence(error, self._language), ()
        self._show()
