"""The list of sessions, into which recordings can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip

from coach_app.library.query import Row
from coach_app.ui.library.row_painting import RowPainter
from coach_app.ui.library.row_words import kinds_of
from coach_app.ui.library.session_model import ROW, SessionModel
from coach_app.ui.theme import Theme


class SessionList(QListView):
    """Shows a model's rows.

    Parameters
    ----------
    model : SessionModel
        Fetches them.
    theme : Theme
        Where colours come from.
    """

    chosen = Signal(str)
    """The reader is at this session now."""
    opened = Signal(str)
    """The reader wants to be with this session."""
    dropped = Signal(object)
    """Files and folders were dropped here: tuple of `Path`."""
    picked = Signal()
    """Other sessions are selected than before."""

    def __init__(self, model: SessionModel, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self._painter = RowPainter(theme, self)
        self._at = ""
        self._place, self._selected_before = 0, list[str]()
        self.setItemDelegate(self._painter)
        model.modelAboutToBeReset.connect(self._remember)  # before Qt forgets what is selected
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.activated.connect(self._activated)
        model.modelReset.connect(self._return)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The session that the reader is at; empty for none."""
        row = self._rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return row.id if row is not None else ""

    @property
    def selected(self) -> tuple[Row, ...]:
        """Rows that are selected, in their order; those that have not come are left out."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = (self._rows.row_at(place) for place in places)
        return tuple(row for row in rows if row is not None)

    def show_snippets(self, shown: bool) -> None:
        """Whether rows say what was found in them."""
        if self._painter.snippets != shown:
            self._painter.snippets = shown
            self.scheduleDelayedItemsLayout()

    def go_to(self, session: str) -> bool:
        """Make a session the current one; whether it is here."""
        place = self._rows.place_of(session)
        if place >= 0:
            self.selectionModel().setCurrentIndex(
                self._rows.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        return place >= 0

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say which session the reader is at now."""
        super().currentChanged(current, previous)
        if self.current and self.current != self._at:
            self._at = self.current
            self.chosen.emit(self._at)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Say that others are selected."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.picked.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a row's flags by kind while the mouse rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.indexAt(event.pos()).data(ROW)
            QToolTip.showText(event.globalPos(), kinds_of(row) if row is not None else "", self)
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        _take_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere in the list."""
        _take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped."""
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _activated(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            self.opened.emit(row.id)

    def _remember(self) -> None:
        self._place = self.verticalScrollBar().value()
        self._selected_before = [row.id for row in self.selected]

    def _return(self) -> None:
        """Stay at the session that the reader was at, if it is still among the first."""
        places = [self._rows.place_of(session) for session in self._selected_before]
        at = self._rows.place_of(self._at)
        if at >= 0:
            self.selectionModel().setCurrentIndex(self._rows.index(at), QItemSelectionModel.SelectionFlag.NoUpdate)
        for place in places:
            if place >= 0:
                self.selectionModel().select(self._rows.index(place), QItemSelectionModel.SelectionFlag.Select)
        if at >= 0:
            self.verticalScrollBar().setValue(self._place)


def dropped_paths(event: QDropEvent) -> tuple[Path, ...]:
    """Files and folders of this computer that an event carries."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def _take_files(event: QDropEvent) -> None:
    if dropped_paths(event):
        event.acceptProposedAction()
    else:
        event.ignore()
