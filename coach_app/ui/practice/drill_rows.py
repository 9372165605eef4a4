"""All drills as rows that can be searched and narrowed; nothing is read again for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from coach_app.ui.practice.shown import DrillRow
from coach_app.ui.practice.words import last_take, level_name

# Under which a view finds the whole `DrillRow`.
ROW = Qt.ItemDataRole.UserRole


class DrillRows(QAbstractListModel):
    """Rows in the order of the catalogue, those that are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[DrillRow, ...] = ()
        self._rows: tuple[DrillRow, ...] = ()
        self._kinds: dict[str, str] = {}
        self._asked: tuple[str, str, int, str] = ("", "", 0, "")

    @property
    def rows(self) -> tuple[DrillRow, ...]:
        """Those that are shown."""
        return self._rows

    @property
    def sectors(self) -> tuple[str, ...]:
        """All there are, each once, in their order."""
        return tuple(dict.fromkeys(row.sector for row in self._all if row.sector))

    def show_rows(self, rows: Sequence[DrillRow], kinds: dict[str, str]) -> None:
        """Show other rows; `kinds` names the kinds."""
        self._all, self._kinds = tuple(rows), kinds
        self.narrow(*self._asked)

    def narrow(self, words: str, kind: str, difficulty: int, sector: str) -> None:
        """Show only what holds all these words and is of this kind, difficulty and sector; empty for any."""
        self._asked = words, kind, difficulty, sector
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = tuple(
            row
            for row in self._all
            if (not kind or row.kind == kind)
            and (not difficulty or row.difficulty == difficulty)
            and (not sector or row.sector == sector)
            and all(word in f"{row.id} {row.title} {row.sector} {row.words}".casefold() for word in wanted)
        )
        self.endResetModel()

    def place_of(self, drill: str) -> int:
        """Place of a drill; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == drill), -1)

    def about(self, row: DrillRow) -> str:
        """Number, kind, sector and level in one line."""
        return " · ".join((row.id, self._kinds.get(row.kind, ""), row.sector, level_name(row.difficulty)))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, its title, or all of it as a screen reader reads it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ". ".join(part for part in (row.title, self.about(row), last_take(row)[0]) if part)
        return None
