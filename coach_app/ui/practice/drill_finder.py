"""All drills below today's cards: searched and narrowed by kind, level and sector, opened with Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from coach_app.ui.practice.drill_painting import DrillPainter
from coach_app.ui.practice.drill_rows import ROW, DrillRows
from coach_app.ui.practice.shown import DrillRow
from coach_app.ui.practice.words import level_name
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox

# Rows of the list that are in sight at least.
_IN_SIGHT = 4


class DrillFinder(QWidget):
    """Search field, three filters, and the list.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    opened = Signal(str)
    """The reader wants to see this drill."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = DrillRows()
        self._kinds: dict[str, str] = {}
        self._title, self._count = label("title"), label("muted")
        self.search, self.list = QLineEdit(), QListView()
        self.kind, self.difficulty, self.sector = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._nothing = label("muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        painter = DrillPainter(self.rows, theme, self.list)
        self.list.setItemDelegate(painter)
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_IN_SIGHT * (2 * 22 + 2 * GRID))
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._narrow())
        self.search.returnPressed.connect(self._to_list)
        for box in (self.kind, self.difficulty, self.sector):
            box.currentIndexChanged.connect(lambda _: self._narrow())
        self.list.activated.connect(self._open)
        theme.changed.connect(self.list.viewport().update)
        self.retranslate()

    @property
    def current(self) -> DrillRow | None:
        """The drill that the reader is at."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def show_drills(self, rows: Sequence[DrillRow], kinds: Mapping[str, str]) -> None:
        """Show these; the reader stays at the same drill."""
        at = self.current
        self._kinds = dict(kinds)
        self.rows.show_rows(rows, self._kinds)
        self.retranslate()
        place = self.rows.place_of(at.id) if at is not None else -1
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(place))

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._title.setText(self.tr("All drills"))
        self.search.setPlaceholderText(self.tr("Search drills …"))
        self.search.setAccessibleName(self.tr("Search drills by words"))
        self.search.setToolTip(self.tr("Search drills (Ctrl+F)"))
        levels = {str(n): level_name(n) for n in (1, 2, 3, 4)}
        sectors = {name: name for name in self.rows.sectors}
        for box, name, anything, choices in (
            (self.kind, self.tr("Kind of drill"), self.tr("All kinds"), self._kinds),
            (self.difficulty, self.tr("Level"), self.tr("All levels"), levels),
            (self.sector, self.tr("Sector"), self.tr("All sectors"), sectors),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            chosen = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(anything, "")
                for value, words in choices.items():
                    box.addItem(words, str(value))
                box.setCurrentIndex(max(0, box.findData(chosen)))
        self.list.setAccessibleName(self._title.text())
        self._nothing.setText(self.tr("No drill is like this. Take some words or a filter away."))
        self.setAccessibleName(self._title.text())
        self._narrow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _narrow(self) -> None:
        difficulty = self.difficulty.currentData() or "0"
        kind, sector = self.kind.currentData() or "", self.sector.currentData() or ""
        self.rows.narrow(self.search.text(), kind, int(difficulty), sector)
        found = len(self.rows.rows)
        self._count.setText(self.tr("1 drill") if found == 1 else self.tr("{0} drills").format(found))
        self._stack.setCurrentWidget(self.list if found else self._nothing)

    def _to_list(self) -> None:
        if self.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.rows.index(0))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.opened.emit(row.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self.search, 2)
        for box in (self.kind, self.difficulty, self.sector):
            box.setMinimumContentsLength(6)
            head.addWidget(box)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
