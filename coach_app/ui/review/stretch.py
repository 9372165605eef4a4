"""The stretch of a call that is looked at: what is selected, else the flag, else the line; with whose words it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio.block import Speaker

if TYPE_CHECKING:
    from coach_app.review.session import ReviewedSession
    from coach_app.ui.review.board import Board

#: A model's words are no more than this.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one side of a call.

    Parameters
    ----------
    start_s, end_s : float
        From where to where.
    speaker : Speaker
        Whose voice.
    text : str
        What is said in it; empty where it holds no whole sentence.
    """

    start_s: float
    end_s: float
    speaker: Speaker
    text: str = ""


def stretch_of(board: Board, solo: Speaker | None) -> Stretch | None:
    """What is looked at; ``None`` where that is nothing.

    Parameters
    ----------
    board : Board
        What is shown.
    solo : Speaker or None
        Whose voice alone is heard; ``None`` for both: then a selection is the agent's.
    """
    session, flag = board.session, board.flag
    if session is None:
        return None
    if board.selection is not None:
        return _held(session, *board.selection, solo or Speaker.AGENT)
    row = board.spoken.current
    if 0 <= row < len(session.analysis.said):
        said = session.analysis.said[row].utterance
        return Stretch(said.span.start_s, said.span.end_s, said.speaker, said.text[:_MOST])
    if flag is not None:
        return _held(session, flag.flag.span.start_s, flag.flag.span.end_s, flag.flag.speaker)
    return None


def _held(session: ReviewedSession, start_s: float, end_s: float, speaker: Speaker) -> Stretch:
    """A stretch with the sentences of which the middle lies in it."""
    inside = [
        said.utterance
        for said in session.analysis.said
        if said.utterance.speaker is speaker
        and start_s <= (said.utterance.span.start_s + said.utterance.span.end_s) / 2 <= end_s
    ]
    text = "".join(one.text for one in inside)
    return Stretch(start_s, end_s, speaker, text if len(text) <= _MOST else "")
