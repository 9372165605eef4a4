"""One figure of a person's progress: the newest value, how it moved, a picture, and the same as a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coach_app.ui.theme import GRID, Theme, Tokens
from coach_app.ui.widgets.card import Card, label

if TYPE_CHECKING:
    from coach_app.ui.widgets.progress_plot import ProgressPlot


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says in the language of the window.

    Parameters
    ----------
    title, hint : str
        What the figure is, and what it means.
    amount : callable
        Writes a value with its unit.
    moved : callable
        Says how it moved, from the first value and the last.
    nothing : str
        Where there is no value.
    columns : tuple of str
        Heads of the table.
    most : float
        No value can be larger: 100 per cent.
    """

    title: str
    hint: str
    amount: Callable[[float], str]
    moved: Callable[[str, str], str]
    nothing: str
    columns: tuple[str, str]
    most: float = math.inf


class ProgressCard(Card):
    """A card; its picture is put in late, its table is there at once.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[tuple[date, float], ...] = ()
        self._step_days, self._most = 1, math.inf
        self._plot: ProgressPlot | None = None
        self._title, self._newest = label("title", wrap=True), label("large")
        self._hint, self._moved = label("small", wrap=True), label("muted", wrap=True)
        self._nothing = label("muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = QTableWidget(0, 2)
        self._place = QWidget()
        self._row = QVBoxLayout(self._place)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._as_table = False
        self._lay_out()

    @property
    def words(self) -> str:
        """Everything that it says, as a screen reader reads it."""
        return self.accessibleDescription()

    @property
    def plot(self) -> ProgressPlot | None:
        """The picture, once it is loaded."""
        return self._plot

    def load(self) -> None:
        """Put the picture in."""
        if self._plot is None:
            from coach_app.ui.widgets.progress_plot import ProgressPlot  # noqa: PLC0415 (slow: after the frame)

            self._plot = ProgressPlot(self._theme)
            self._plot.setAccessibleName(self.accessibleName())
            self._row.addWidget(self._plot)
            self._plot.show_values(self._values, self._step_days, self._most)

    def show_values(self, values: Sequence[tuple[date, float]], step_days: int, words: CardWords) -> None:
        """Show a figure over time.

        Parameters
        ----------
        values : sequence of (date, float)
            Oldest first; may be empty.
        step_days : int
            Days from one point to the next.
        words : CardWords
            What to say.
        """
        self._values, self._step_days, self._most = tuple(values), step_days, words.most
        said = [(f"{day:%Y-%m-%d}", words.amount(value)) for day, value in values]
        self._title.setText(words.title)
        self._hint.setText(words.hint)
        self._nothing.setText(words.nothing)
        self._newest.setText(said[-1][1] if said else "–")
        self._moved.setText(words.moved(said[0][1], said[-1][1]) if len(said) > 1 else "")
        self._fill(said, words)
        if self._plot is not None:
            self._plot.show_values(self._values, step_days, words.most)
            self._plot.setAccessibleName(words.title)
        self.setAccessibleName(words.title)
        lines = "; ".join(f"{day}: {amount}" for day, amount in said) or words.nothing
        self.setAccessibleDescription(f"{words.title}. {words.hint} {lines}")
        self._choose()

    def show_table(self, wanted: bool) -> None:
        """Show the values as a table in place of the picture, or the picture again."""
        self._as_table = wanted
        self._choose()

    def _choose(self) -> None:
        there = self.table if self._as_table else self._place
        self._stack.setCurrentWidget(there if self._values else self._nothing)

    def _fill(self, said: Sequence[tuple[str, str]], words: CardWords) -> None:
        self.table.setHorizontalHeaderLabels(list(words.columns))
        self.table.setRowCount(len(said))
        self.table.setAccessibleName(words.title)
        for row, cells in enumerate(reversed(said)):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)

    def _lay_out(self) -> None:
        self.table.verticalHeader().setVisible(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        for there in (self._place, self.table, self._nothing):
            self._stack.addWidget(there)
        self._stack.setFixedHeight(19 * GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self._newest, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self._moved)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._hint)


def table_sheet(tokens: Tokens) -> str:
    """How the tables look, besides the page's own style sheet.

    Examples
    --------
    >>> from coach_app.ui.theme import LIGHT
    >>> "QTableWidget" in table_sheet(LIGHT)
    True
    """
    return (
        f"QTableWidget {{ background: {tokens.card}; border: 1px solid {tokens.line}; border-radius: 8px; outline: 0;"
        f" selection-background-color: {tokens.accent_tint}; selection-color: {tokens.text}; }}"
        f"QTableWidget:focus {{ border: 2px solid {tokens.accent}; }}"
        f"QHeaderView::section {{ background: {tokens.card}; color: {tokens.muted}; border: none; }}"
    )
