"""How often each rule is right, and how much it finds, by what people ruled: a table that leads back to the sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coach_app.rulings.accuracy import Accuracy
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.glyphs import Glyph
from coach_app.ui.style import style_sheet
from coach_app.ui.text import kind_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button
from coach_app.ui.widgets.message_page import MessagePage

# What is not known stands below all that is, where the worst come first.
_UNKNOWN = 2.0
# What a cell is sorted by.
_VALUE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class AccuracyTable(QAbstractTableModel):
    """Rules or kinds, one a line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Accuracy, ...] = ()

    def show_lines(self, lines: Sequence[Accuracy]) -> None:
        """Show others."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, place: int) -> Accuracy:
        """One of them."""
        return self._lines[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt calls it)
        """How many."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many figures each has."""
        return 0 if parent.isValid() else len(self._headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column holds."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A figure, as it is read or as it is sorted by."""
        line = self._lines[index.row()]
        values = (
            _name(line),
            line.precision,
            line.recall,
            line.right,
            line.wrong,
            line.unsure,
            line.unruled,
            line.happened,
        )
        value = values[index.column()]
        if role == _VALUE:
            return _UNKNOWN if value is None else value
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "–" if value is None else f"{value:.0%}" if isinstance(value, float) else str(value)
        return None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("Rule"),
            self.tr("Precision"),
            self.tr("Recall"),
            self.tr("Right"),
            self.tr("Wrong"),
            self.tr("Unsure"),
            self.tr("Not ruled on"),
            self.tr("Happened"),
        )


class AccuracyPage(QWidget):
    """The table, by rule or by kind.

    Parameters
    ----------
    count : callable
        Counts, by rule if given true, else by kind; slow.
    theme : Theme
        Owns the colours.
    """

    kind = Signal(str)
    """The sessions with this kind of flag are to be shown."""
    back = Signal()
    """The reader has seen enough."""

    def __init__(self, count: Callable[[bool], Sequence[Accuracy]], theme: Theme) -> None:
        super().__init__()
        self._count, self._theme = count, theme
        self._errands = Errands(self, in_turn=True)
        self._error: Exception | None = None
        self.model, self._sorted = AccuracyTable(), QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(_VALUE)
        self.table, self.message = QTableView(), MessagePage(theme)
        self.by, self.leave = ChoiceBox(), push_button()
        self._title, self._hint = label("title"), label("muted", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _: self.look())
        self.leave.clicked.connect(self.back)
        self.leave.setShortcut("Alt+Left")
        self.table.activated.connect(self._activated)
        self.message.chosen.connect(self.look)
        theme.changed.connect(self._colour)
        self._colour()
        self.retranslate()

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """The table as it is shown."""
        columns = range(self._sorted.columnCount())
        return [
            tuple(str(self._sorted.index(row, column).data()) for column in columns)
            for row in range(self._sorted.rowCount())
        ]

    def look(self) -> None:
        """Count anew."""
        rules = self.by.currentData() == "rule"
        self._errands.forget()
        self._errands.run(lambda _: self._count(rules), self._found, self._failed)
        self._show_state()

    def close_down(self) -> None:
        """Hear nothing more."""
        self._errands.close()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("How often each rule is right"))
        self._hint.setText(
            self.tr(
                "By your rulings: precision is the share of right flags among those ruled right or wrong; recall is the "
                "share of what happened that was found. Enter shows the sessions."
            )
        )
        self.leave.setText(self.tr("Back"))
        chosen = self.by.currentIndex()
        self.by.blockSignals(True)
        self.by.clear()
        self.by.addItem(self.tr("By rule"), "rule")
        self.by.addItem(self.tr("By kind"), "kind")
        self.by.setCurrentIndex(max(0, chosen))
        self.by.blockSignals(False)
        self.by.setAccessibleName(self.tr("One line for each"))
        self.table.setAccessibleName(self._title.text())
        self.setAccessibleName(self._title.text())
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.table.setModel(self._sorted)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(4 * GRID)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(7 * GRID)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.message)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self.by)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _found(self, lines: Sequence[Accuracy]) -> None:
        self._error = None
        self.model.show_lines(lines)
        if lines:
            self.table.selectRow(0)
        self._show_state()

    def _failed(self, error: Exception) -> None:
        self._error = error
        self._show_state()

    def _activated(self, index: QModelIndex) -> None:
        self.kind.emit(self.model.line(self._sorted.mapToSource(index).row()).kind.value)

    def _show_state(self) -> None:
        there = self.model.rowCount() > 0 and self._error is None
        self._stack.setCurrentWidget(self.table if there else self.message)
        if self._error is not None:
            title, do = failure_words(self._error)
            self.message.show_message((Glyph.STOPPED, "alert"), title, do, self.tr("Try again"), False)
        elif self._errands.busy:
            self.message.show_message((Glyph.CLOCK, "muted"), self.tr("Counting the rulings …"), "", "", True)
        elif not there:
            self.message.show_message(
                (Glyph.POSSIBLY, "muted"),
                self.tr("Nothing has been ruled on yet"),
                self.tr("Say of flags whether they are right or wrong; here it shows how good each rule is."),
                "",
                False,
            )

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens) + _table_sheet(self._theme))


def _name(line: Accuracy) -> str:
    """A kind by its name; a rule by its kind and its id."""
    kind = kind_name(line.kind)
    return kind if line.name == line.kind.value else f"{kind} · {line.name}"


def _table_sheet(theme: Theme) -> str:
    tokens = theme.tokens
    return (
        f"QTableView {{ background: {tokens.card}; border: 1px solid {tokens.line}; border-radius: 8px;"
        f" selection-background-color: {tokens.accent_tint}; selection-color: {tokens.text}; outline: 0; }}"
        f"QTableView:focus {{ border: 2px solid {tokens.accent}; }}"
        f"QTableView::item {{ padding: 0 {GRID}px; }}"
        f"QHeaderView::section {{ background: {tokens.card}; color: {tokens.muted}; border: none;"
        f" border-bottom: 1px solid {tokens.line}; padding: {GRID // 2}px {GRID}px; }}"
    )
