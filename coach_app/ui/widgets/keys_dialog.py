"""The list of keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach_app.ui.keys import TABLE, NamedKeys
from coach_app.ui.library.library_keys import LIBRARY_KEYS
from coach_app.ui.practice.keys import TABLE as PRACTICE_TABLE
from coach_app.ui.review.keys import TABLE as REVIEW_TABLE
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label

# Columns of the list.
COLUMNS = 2


class KeysDialog(QDialog):
    """Shows every key and what it does.

    Parameters
    ----------
    parent : QWidget
        The window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        self._title, self._hint = label("title"), label("small", wrap=True)
        column.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        table: tuple[NamedKeys, ...] = (*TABLE, *LIBRARY_KEYS, *REVIEW_TABLE, *PRACTICE_TABLE)
        rows = -(-len(table) // COLUMNS)
        self._names: list[tuple[QLabel, NamedKeys]] = []
        for place, line in enumerate(table):
            at, across = place % rows, 3 * (place // rows)
            keys = label(ink="accent")
            keys.setText(" / ".join(shown(key) for key in line.keys))
            name = label()
            grid.addWidget(keys, at, across)
            grid.addWidget(name, at, across + 1)
            self._names.append((name, line))
        grid.setColumnMinimumWidth(2, 3 * GRID)
        inside = QWidget()
        inside.setLayout(grid)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area)
        column.addWidget(self._hint)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.accept)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()
        self.area.setMinimumWidth(inside.sizeHint().width() + GRID)
        height = self.sizeHint().height() - self.area.sizeHint().height() + inside.sizeHint().height()
        self.resize(self.minimumSizeHint().width(), min(height, parent.height() * 4 // 5))

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Keys and names, as shown."""
        return [(" / ".join(shown(key) for key in line.keys), name.text()) for name, line in self._names]

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Keys"))
        self._title.setText(self.tr("A key for everything"))
        self._hint.setText(
            self.tr(
                "While another program has the focus, a softphone or a system-wide key may run "
                "“coach live call” with “begin”, “end”, “pause”, “resume”, “wrong” or “mute”."
            )
        )
        self.close_button.setText(self.tr("Close"))
        for name, line in self._names:
            name.setText(line.name)
        self.setAccessibleName(self._title.text())
        self.area.setAccessibleName(self._title.text())
        self.setAccessibleDescription("; ".join(f"{keys}: {name}" for keys, name in self.lines))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def shown(key: str) -> str:
    """A key as it is written on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
