"""The sessions of a list, a page at a time: what is on screen is fetched, and nothing waits for it.

The number of rows is known with the first page, so the scroll bar is right at once; rows that have
not come yet are empty until they do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from coach_app.library.query import Page, Query, Row
from coach_app.ui.errands import Errands
from coach_app.ui.library.row_words import row_sentence

# Rows that are fetched together.
PAGE = 100
# Pages that are kept: more than anybody sees at once.
_KEPT = 40
# Pages that are fetched at the same time; of more, those asked for last are fetched first.
_AT_ONCE = 2

# The whole row, for whoever paints it.
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractListModel):
    """Rows of the library.

    Parameters
    ----------
    find : callable
        Gives a stretch of what a query asks for; slow.
    parent : QObject
        Goes with it.
    """

    found = Signal(int)
    """The answer to a query is there: how many sessions."""
    failed = Signal(object)
    """The library could not answer: the error."""

    def __init__(self, find: Callable[[Query, int, int], Page], parent: QObject) -> None:
        super().__init__(parent)
        self._find = find
        self._errands = Errands(self)
        self._query = Query()
        self._total = 0
        self._pages: dict[int, tuple[Row, ...]] = {}
        self._wished: list[int] = []
        self._fetched: set[int] = set()
        self._asked = 0

    @property
    def query(self) -> Query:
        """What was asked for last."""
        return self._query

    @property
    def total(self) -> int:
        """How many sessions there are."""
        return self._total

    @property
    def waiting(self) -> bool:
        """Whether something is being fetched."""
        return self._errands.busy

    def ask(self, query: Query) -> None:
        """Show what a query asks for, as soon as the library has answered; until then what was there stays."""
        self._errands.forget()
        self._query = query
        self._asked += 1
        self._wished.clear()
        self._fetched.clear()
        asked = self._asked
        self._errands.run(lambda _: self._find(query, 0, PAGE), lambda page: self._begin(asked, page), self.failed.emit)

    def renew(self, session: str, row: Row | None) -> None:
        """Show a session as it is now, where it stands."""
        for number, rows in self._pages.items():
            for at, old in enumerate(rows):
                if old.id == session and row is not None:
                    shown = replace(row, snippet=old.snippet, hit_s=old.hit_s)
                    self._pages[number] = (*rows[:at], shown, *rows[at + 1 :])
                    index = self.index(number * PAGE + at)
                    self.dataChanged.emit(index, index)
                    return

    def row_at(self, place: int) -> Row | None:
        """A row, if it has come."""
        rows = self._pages.get(place // PAGE, ())
        return rows[place % PAGE] if place % PAGE < len(rows) else None

    def place_of(self, session: str) -> int:
        """Where a session stands among the rows that have come; -1 if it does not."""
        for number, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == session:
                    return number * PAGE + at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt calls it)
        """How many rows there are."""
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows; fetches its page if it has not come."""
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            self._wish(index.row() // PAGE)
            return None
        return row if role == ROW else row_sentence(row)

    def close(self) -> None:
        """Hear nothing more from the library."""
        self._errands.close()

    def _begin(self, asked: int, page: Page) -> None:
        if asked != self._asked:
            return
        self.beginResetModel()
        self._total = page.total
        self._pages = {0: tuple(page.rows)}
        self.endResetModel()
        self.found.emit(page.total)

    def _wish(self, number: int) -> None:
        if number in self._fetched or number in self._wished:
            return
        if not self._wished:
            QTimer.singleShot(0, self, self._fetch)
        self._wished.append(number)

    def _fetch(self) -> None:
        while self._wished and len(self._fetched) < _AT_ONCE:
            number = self._wished.pop()
            del self._wished[: -2 * _AT_ONCE]  # what was scrolled past is not looked at any more
            self._fetched.add(number)
            query, asked = self._query, self._asked
            self._errands.run(
                lambda _, query=query, number=number: self._find(query, number * PAGE, PAGE),  # type: ignore[misc]
                lambda page, asked=asked, number=number: self._come(asked, number, page),  # type: ignore[misc]
                self.failed.emit,
            )

    def _come(self, asked: int, number: int, page: Page) -> None:
        if asked != self._asked:
            return
        self._fetched.discard(number)
        if page.total != self._total:  # the library has changed meanwhile
            self.ask(self._query)
            return
        self._pages[number] = tuple(page.rows)
        for old in list(self._pages)[: max(0, len(self._pages) - _KEPT)]:
            del self._pages[old]
        last = min((number + 1) * PAGE, self._total) - 1
        if page.rows:
            self.dataChanged.emit(self.index(number * PAGE), self.index(last))
        self._fetch()
