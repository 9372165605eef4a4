"""Brings an opened session on screen in slices: filling, laying out and drawing it are up to 25 ms of the thread each.

At once they kept the window's thread for longer than it may be kept.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from coach_app.ui.review.board import Board


class Bringing(QObject):
    """Words, flags and figures first, the timeline in the next turn of the window's thread.

    Parameters
    ----------
    stack : QStackedWidget
        What is in sight; holds the board.
    board : Board
        Filled with the session, out of sight or not.
    asked : callable
        Id of the session that shall be shown: another may have been asked for between two slices.
    """

    done = Signal(str)
    """The session with this id is on screen."""

    def __init__(self, stack: QStackedWidget, board: Board, asked: Callable[[], str]) -> None:
        super().__init__(stack)
        self._stack, self._board, self._asked = stack, board, asked

    def begin(self, session: str) -> None:
        """Bring the filled board in sight, from the next turn on."""
        QTimer.singleShot(0, self, lambda: self._lay_out(session))

    def _lay_out(self, session: str) -> None:
        if self._is_asked(session):
            self._board.slot.setUpdatesEnabled(False)
            self._stack.setCurrentWidget(self._board)
            QTimer.singleShot(0, self, lambda: self._draw(session))

    def _draw(self, session: str) -> None:
        self._board.slot.setUpdatesEnabled(True)
        if self._is_asked(session):
            self.done.emit(session)

    def _is_asked(self, session: str) -> bool:
        here = self._board.session
        return here is not None and here.folder.name == session == self._asked()
