"""Going through a call: hear this stretch, that flag or that line; a little back, a little on, closer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach_app.ui.review.board import Board
from coach_app.ui.review.playing import Playing
from coach_app.ui.review.troubles import Troubles

# Seconds of one step with the arrow keys, and of sound around a flag that is heard.
STEP_S, AROUND_S = 2.0, 0.4
# Steps of a selection in the width of the view.
_STEPS = 40


class Walk(QObject):
    """Moves through the session that is shown, and lets it be heard.

    Parameters
    ----------
    board : Board
        What is shown.
    playing : Playing
        What plays.
    troubles : Troubles
        Knows whether there is sound.
    """

    def __init__(self, board: Board, playing: Playing, troubles: Troubles) -> None:
        super().__init__(board)
        self._board, self._playing, self._troubles = board, playing, troubles

    @property
    def whole_s(self) -> float:
        """Length of the call."""
        return self._board.session.analysis.duration_s if self._board.session is not None else 0.0

    def hear(self, start_s: float, end_s: float) -> None:
        """Hear a stretch."""
        session = self._board.session
        if session is not None and self._troubles.has_sound:
            start_s, end_s = max(0.0, start_s), min(self.whole_s, end_s)
            self._board.show_at(start_s)
            self._playing.play(session.folder, start_s, end_s)

    def play(self) -> None:
        """Hold or go on; where nothing plays: what is selected, else the chosen flag, else from here on."""
        if self._board.session is None or self._playing.hold_or_go_on():
            return
        flag = self._board.flag
        if self._board.selection is not None:
            self.hear(*self._board.selection)
        elif flag is not None and abs(self._board.at_s - flag.flag.span.start_s) < 2 * AROUND_S:
            self.hear_flag()
        else:
            self.hear(self._board.at_s, self.whole_s)

    def hear_flag(self) -> None:
        """Hear the stretch that was judged."""
        if self._board.flag is not None:
            span = self._board.flag.flag.span
            self.hear(span.start_s - AROUND_S, span.end_s + AROUND_S)

    def hear_line(self, row: int) -> None:
        """Hear a line of the transcript."""
        session = self._board.session
        if session is not None and 0 <= row < len(session.analysis.said):
            span = session.analysis.said[row].utterance.span
            self.hear(span.start_s, span.end_s)

    def hear_from(self, at_s: float) -> None:
        """Hear everything from here on."""
        self._board.select(None)
        self.look(at_s)
        self.hear(at_s, self.whole_s)

    def hear_selected(self, start_s: float, end_s: float) -> None:
        """Select a stretch and hear it."""
        self._board.select((start_s, end_s))
        self.hear(start_s, end_s)

    def choose(self, number: int) -> None:
        """Look at the flag with this number, and hear it."""
        flags = self._board.session.rulings.flags if self._board.session is not None else ()
        self._board.choose(next((one for one in flags if one.flag.number == number), None))
        self.hear_flag()

    def look(self, at_s: float) -> None:
        """Look at this second."""
        self._board.show_at(at_s)
        self._board.spoken.choose(at_s)
        self._board.look_at(self._board.view.showing(at_s, at_s))

    def seek(self, by_s: float) -> None:
        """A little back or on; what plays goes on from there."""
        at_s = min(self.whole_s, max(0.0, self._board.at_s + by_s))
        if self._playing.playing:
            self.hear_from(at_s)
        elif self._board.session is not None:
            self.look(at_s)

    def select(self, by: float) -> None:
        """Select from here, back or on, by a part of what is in sight."""
        start_s, end_s = self._board.selection or (self._board.at_s, self._board.at_s)
        step_s = by * self._board.view.width_s / _STEPS
        start_s, end_s = (start_s + step_s, end_s) if by < 0 else (start_s, end_s + step_s)
        if self._board.session is not None:
            self._board.select((max(0.0, start_s), min(self.whole_s, end_s)))

    def near(self) -> None:
        """Close up on the flag."""
        flag = self._board.flag
        if flag is not None:
            self._board.look_at(self._board.view.on(flag.flag.span.start_s, flag.flag.span.end_s))
