"""What is known of sessions besides their sound: title, tags, and whose calls they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach_app.library.query import Row
from coach_app.people.profile import Profile
from coach_app.ui.form_style import form_sheet
from coach_app.ui.library.row_words import title_of
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, Field, push_button

_BETWEEN = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True, slots=True)
class About:
    """What was written; ``None`` for what stays as it is.

    Parameters
    ----------
    title : str or None
        Empty takes the title away.
    tags : tuple of str or None
        In place of those that there are.
    person : str or None
        Id of a profile; empty for nobody.
    """

    title: str | None = None
    tags: tuple[str, ...] | None = None
    person: str | None = None


class AboutDialog(QDialog):
    """Changes them for one session or for several, or says them of recordings that are to come.

    Parameters
    ----------
    rows : sequence of Row
        The sessions; none for recordings that are to be taken in.
    people : sequence of Profile
        Who can be chosen.
    theme : Theme
        Owns the colours.
    parent : QWidget or None
        Window that it belongs to.
    """

    said = Signal(object)
    """What was written: an `About`."""

    def __init__(
        self, rows: Sequence[Row], people: Sequence[Profile], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self.title, self.tags, self.person = QLineEdit(), QLineEdit(), ChoiceBox()
        self._what = label("title", wrap=True)
        self._fields = [Field(widget) for widget in (self.title, self.tags, self.person)]
        self.save, self.leave = push_button("main"), push_button()
        self.leave.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self._fill(people)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._what)
        for field in self._fields:
            column.addWidget(field)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self._fields[0].setVisible(len(self._rows) == 1)
        self.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
        self.resize(56 * GRID, 40 * GRID)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language in use."""
        many = len(self._rows) != 1
        self.setWindowTitle(self.tr("Take in recordings") if not self._rows else self.tr("About this session"))
        if not self._rows:
            self._what.setText(self.tr("About these recordings"))
        else:
            self._what.setText(self.tr("{0} sessions").format(len(self._rows)) if many else title_of(self._rows[0]))
        self._fields[0].call(self.tr("Title"), self.tr("Empty for ticket number or file name"))
        self._fields[1].call(
            self.tr("Tags"),
            self.tr("Separated by blanks; empty fields leave the tags of each session as they are")
            if many and self._rows
            else self.tr("Separated by blanks"),
        )
        self._fields[2].call(
            self.tr("Whose calls"), self.tr("A person's own words and usual voice judge what is taken in")
        )
        self.save.setText(self.tr("Save") if self._rows else self.tr("Take in"))
        self.leave.setText(self.tr("Cancel"))
        self.setAccessibleName(self.windowTitle())

    def _fill(self, people: Sequence[Profile]) -> None:
        owners = {row.person for row in self._rows} or {""}
        if len(owners) > 1:
            self.person.addItem(self.tr("as it is"), None)
        self.person.addItem(self.tr("nobody"), "")
        for one in people:
            self.person.addItem(f"{one.name} {one.staff_number}".strip(), one.id)
        only = next(iter(owners)) if len(owners) == 1 else None
        if only and self.person.findData(only) < 0:
            self.person.addItem(self.tr("somebody who was removed"), only)
        self.person.setCurrentIndex(max(0, self.person.findData(only)))
        if len(self._rows) == 1:
            self.title.setText(self._rows[0].title)
            self.tags.setText(" ".join(self._rows[0].tags))

    def _save(self) -> None:
        tags = tuple(tag for tag in _BETWEEN.split(self.tags.text()) if tag)
        one = len(self._rows) == 1
        owners = {row.person for row in self._rows}
        person = self.person.currentData()
        self.said.emit(
            About(
                title=self.title.text().strip() if one else None,
                tags=tags if one or tags or not self._rows else None,
                person=person if owners != {person} else None,
            )
        )
        self.accept()
