"""Fetches the finer pitch of what is looked at closely, tile by tile, and draws what has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from audio.block import Speaker
from coach_app.review.contour import Tile, semitones
from coach_app.review.view import View
from coach_app.ui.errands import Errands
from coach_app.ui.review.board import Board

if TYPE_CHECKING:
    from coach_app.review.session import ReviewedSession
    from coach_app.ui.review.services import ReviewServices

# Seconds in sight below which the finer pitch is fetched: wider, nobody could see it.
CLOSE_S = 15.0
# Milliseconds for which the view must rest, so that passing by fetches nothing.
REST_MS = 300


class FinePitch(QObject):
    """The agent's pitch where one looks closely.

    Parameters
    ----------
    board : Board
        What is shown.
    services : ReviewServices
        Makes tiles; slow.
    """

    def __init__(self, board: Board, services: ReviewServices) -> None:
        super().__init__(board)
        self._board, self._services = board, services
        self._errands = Errands(self, in_turn=True)
        self._tiles: dict[int, Tile | None] = {}
        self._view: View | None = None
        self._wanted = range(0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.fetch)

    def look(self, view: View, tiles: range) -> None:
        """Take that this is in sight now."""
        self._view, self._wanted = view, tiles
        self._draw()
        self._rest.start()

    def fetch(self) -> None:
        """Fetch what is in sight and not there yet."""
        session = self._board.session
        if session is None or self._view is None or self._view.width_s > CLOSE_S:
            return
        for number in self._wanted:
            if number in self._tiles:
                continue
            self._tiles[number] = None  # on its way; what cannot be made is not asked for again
            self._ask(session, number)

    def forget(self) -> None:
        """Another session is opened."""
        self._errands.forget()
        self._tiles = {}

    def close(self) -> None:
        """Hear nothing more."""
        self._rest.stop()
        self._errands.close()

    def _ask(self, session: ReviewedSession, number: int) -> None:
        def come(tile: Tile) -> None:
            if self._board.session is not None and self._board.session.folder == session.folder:
                self._tiles[number] = tile
                self._draw()

        self._errands.run(lambda _: self._services.contour(session, Speaker.AGENT, number), come)

    def _draw(self) -> None:
        timeline, session = self._board.slot.timeline, self._board.session
        if timeline is None or session is None or self._view is None:
            return
        close = self._view.width_s <= CLOSE_S
        there = [self._tiles[n] for n in self._wanted if self._tiles.get(n) is not None] if close else []
        about_hz = session.analysis.metrics.get("agent", {}).get("pitch_hz")
        timeline.show_fine([(tile.at_s, semitones(tile, about_hz)) for tile in there if tile is not None])
