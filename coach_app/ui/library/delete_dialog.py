"""Asks before sessions are deleted for good, and lists what goes with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from coach_app.library.query import Row
from coach_app.ui.form_style import form_sheet
from coach_app.ui.library.row_words import title_of, when
from coach_app.ui.style import style_sheet
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.list_question import lay_out


class DeleteDialog(QDialog):
    """Lists sessions and what is in them; the button that keeps them has the keyboard.

    Parameters
    ----------
    rows : sequence of Row
        What would be deleted.
    theme : Theme
        Owns the colours.
    parent : QWidget or None
        Window that it belongs to.
    """

    agreed = Signal(object)
    """They are to be deleted: tuple of ids."""

    def __init__(self, rows: Sequence[Row], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._question, self._goes = label("title", wrap=True), label(wrap=True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for row in self._rows:
            self.list.addItem(f"{when(row)}   {title_of(row)}   {clock(row.duration_s)}")
        self.really, self.keep = push_button("danger"), push_button("main")
        self.really.clicked.connect(self._agree)
        lay_out(self, self._question, self.list, self._goes, self.really, self.keep)
        self.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
        self.resize(64 * GRID, 48 * GRID)
        self.retranslate()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def goes(self) -> str:
        """What goes with them, in words."""
        return self._goes.text()

    def retranslate(self) -> None:
        """Speak the language in use."""
        count = len(self._rows)
        self.setWindowTitle(self.tr("Delete for good"))
        self._question.setText(
            self.tr("Delete this session for good?")
            if count == 1
            else self.tr("Delete {0} sessions for good?").format(count)
        )
        sounds, words = sum(row.has_sound for row in self._rows), sum(row.has_words for row in self._rows)
        ruled = sum(row.ruled for row in self._rows)
        objections = sum(row.open_objections for row in self._rows)
        seconds = sum(row.duration_s for row in self._rows if row.has_sound)
        parts = [
            self.tr("sound recordings: {0} ({1})").format(sounds, clock(seconds)),
            self.tr("sessions with words: {0}").format(words),
            self.tr("rulings: {0}, with all comments").format(ruled),
        ]
        if objections:
            parts.append(self.tr("objections that nobody has decided: {0}").format(objections))
        parts.append(self.tr("flags, reports and what the search knows of them"))
        self._goes.setText(self.tr("This goes: {0}. It cannot be brought back.").format(self.tr("; ").join(parts)))
        self.list.setAccessibleName(self._question.text())
        self.setAccessibleDescription(self._goes.text())
        self.really.setText(self.tr("Delete for good"))
        self.keep.setText(self.tr("Keep"))

    def _agree(self) -> None:
        self.agreed.emit(tuple(row.id for row in self._rows))
        self.accept()
