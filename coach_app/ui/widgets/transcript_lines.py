"""The transcript as a list model: lines in order, each with its words for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from audio.block import Speaker
from coach_app.live_transcript import Line
from coach_app.ui.text import clock

# Role under which the delegate finds the line itself.
LINE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class TranscriptLines(QAbstractListModel):
    """Lines of a transcript. Only what changed is reported, so a long call scrolls smoothly."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; those that begin the same stay untouched."""
        same = 0
        for old, new in zip(self._lines, lines, strict=False):
            if old is not new and old != new:
                break
            same += 1
        old_count, new_count = len(self._lines), len(lines)
        if same == old_count == new_count:
            return
        if new_count < old_count:
            self.beginRemoveRows(QModelIndex(), new_count, old_count - 1)
            self._lines = self._lines[:new_count]
            self.endRemoveRows()
        kept = min(old_count, new_count)
        if new_count > old_count:
            self.beginInsertRows(QModelIndex(), old_count, new_count - 1)
            self._lines = lines
            self.endInsertRows()
        self._lines = lines
        if same < kept:
            self.dataChanged.emit(self.index(same), self.index(kept - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The line for the delegate, its words for everybody else."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return f"{clock(line.span.start_s)} {self.name_of(line.speaker)}: {line.text}"
        return None

    def name_of(self, speaker: Speaker) -> str:
        """How a speaker is called here."""
        return self.tr("Me") if speaker is Speaker.AGENT else self.tr("Customer")
