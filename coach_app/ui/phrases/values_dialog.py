"""What stands for the placeholders in phrases: the company, its hotline, and so on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from coach_app.phrasebook.book import Book
from coach_app.ui.form_style import form_sheet
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import Field, push_button


class ValuesDialog(QDialog):
    """Fills placeholders in.

    Parameters
    ----------
    book : Book
        Whose placeholders.
    theme : Theme
        Where colours come from.
    parent : QWidget or None
        Window that it belongs to.
    """

    def __init__(self, book: Book, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Placeholders"))
        self.setAccessibleName(self.windowTitle())
        self.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
        self.fields: dict[str, QLineEdit] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID)
        slots = {**book.below.lexicon.placeholders, **book.layer.slots}
        for name, slot in slots.items():
            edit = QLineEdit(book.layer.placeholders.get(name, ""))
            self.fields[name] = edit
            field = Field(edit)
            field.call(f"{{{name}}}", slot.meaning)
            column.addWidget(field)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.windowTitle())
        note = label("muted", wrap=True)
        note.setText(self.tr("What stays empty takes anything of its kind."))
        self.use, self.leave = push_button("main"), push_button()
        self.use.setText(self.tr("Use"))
        self.leave.setText(self.tr("Cancel"))
        self.use.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.use)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.addWidget(note)
        whole.addWidget(scroll, 1)
        whole.addLayout(row)
        self.resize(60 * GRID, 70 * GRID)

    @property
    def values(self) -> Mapping[str, str]:
        """What was filled in."""
        return {name: edit.text() for name, edit in self.fields.items()}
