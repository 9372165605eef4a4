from __future__ import annotations

from audio.block import Speaker
from coach_app.recording.sessions import SessionFolder
from coach_app.ui.review.stretch import Stretch, stretch_of
from tests.coach_app.ui.review.conftest import Reviewing


def test_nothing_is_looked_at_before_a_call_is_open(reviewing: Reviewing) -> None:
    assert stretch_of(reviewing.page.board, None) is None


def test_the_line_is_taken_whole(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    board = reviewing.page.board
    assert board.session is not None
    said = board.session.analysis.said[0].utterance
    board.spoken.choose(said.span.start_s)
    assert stretch_of(board, None) == Stretch(said.span.start_s, said.span.end_s, said.speaker, said.text)


def test_a_selection_comes_first_and_has_the_words_that_it_holds(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    board = reviewing.page.board
    assert board.session is not None
    said = next(one.utterance for one in board.session.analysis.said if one.utterance.speaker is Speaker.AGENT)
    board.select((said.span.start_s - 0.2, said.span.end_s + 0.2))
    found = stretch_of(board, None)
    assert found is not None
    assert (found.speaker, found.text) == (Speaker.AGENT, said.text)
    customer = stretch_of(board, Speaker.CUSTOMER)
    assert customer is not None
    assert said.text not in customer.text
    board.select((29.0, 29.5))
    assert stretch_of(board, None) == Stretch(29.0, 29.5, Speaker.AGENT, "")
