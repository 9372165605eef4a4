"""How a dialog looks that names many things in a list and asks whether they are to go: question, list, what goes, two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout

from coach_app.ui.theme import GRID


def lay_out(
    dialog: QDialog, question: QLabel, listed: QListWidget, goes: QLabel, really: QPushButton, keep: QPushButton
) -> QVBoxLayout:
    """Put the parts into a dialog; keeping is what the return key does.

    Parameters
    ----------
    dialog : QDialog
        Which; closed by `keep`.
    question, goes : QLabel
        What is asked, above the list, and what goes, below it.
    listed : QListWidget
        What it is asked of; takes the room that is left.
    really, keep : QPushButton
        The answers.

    Returns
    -------
    QVBoxLayout
        With the buttons at its end.
    """
    column = QVBoxLayout(dialog)
    column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    column.setSpacing(2 * GRID)
    column.addWidget(question)
    column.addWidget(listed, 1)
    column.addWidget(goes)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(really)
    foot.addWidget(keep)
    column.addLayout(foot)
    keep.clicked.connect(dialog.reject)
    keep.setDefault(True)
    return column
