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
    """Both voices' pitch where one looks closely: the agent's first, and one tile at a time.

    What is fetched next is decided when one has come, so that nobody who looks elsewhere by then waits for the rest.

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
        self._tiles: dict[tuple[Speaker, int], Tile | None] = {}
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
        """Fetch the first of what is in sight and not there yet, then the next."""
        session = self._board.session
        if session is None or self._view is None or self._view.width_s > CLOSE_S or self._errands.busy:
            return
        speakers = session.analysis.started.speakers or session.manifest.speakers
        missing = ((side, n) for side in Speaker if side in speakers for n in self._wanted)
        key = next((key for key in missing if key not in self._tiles), None)
        if key is not None:
            self._tiles[key] = None  # on its way; what cannot be made is not asked for again
            self._ask(session, *key)

    def forget(self) -> None:
        """Another session is opened."""
        self._errands.forget()
        self._tiles = {}

    def close(self) -> None:
        """Hear nothing more."""
        self._rest.stop()
        self._errands.close()

    def _ask(self, session: ReviewedSession, side: Speaker, number: int) -> None:
        def come(tile: Tile) -> None:
            if self._board.session is not None and self._board.session.folder == session.folder:
                self._tiles[side, number] = tile
                self._draw()
            self.fetch()

        self._errands.run(lambda _: self._services.contour(session, side, number), come, lambda _: self.fetch())

    def _draw(self) -> None:
        timeline, session = self._board.slot.timeline, self._board.session
        if timeline is None or session is None or self._view is None:
            return
        close = self._view.width_s <= CLOSE_S
        for side in Speaker:
            tiles = [self._tiles.get((side, n)) for n in self._wanted] if close else []
            about_hz = session.analysis.metrics.get(side.value, {}).get("pitch_hz")
            there = [tile for tile in tiles if tile is not None]
            timeline.show_fine(side, [(tile.at_s, semitones(tile, about_hz)) for tile in there])
