from __future__ import annotations

from PySide6.QtWidgets import QApplication

from coach_app.recording.sessions import SessionFolder
from coach_app.ui.review.board import FLAG, MARKS, WORDS
from tests.coach_app.ui.review.conftest import Reviewing


def test_flags_go_round(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    board = reviewing.page.board
    numbers = []
    for by in (1, 1, -1, -1):
        board.step(by)
        assert board.flag is not None
        numbers.append(board.flag.flag.number)
    assert numbers == [2, 1, 2, 1]


def test_words_stand_beside_the_panels_where_there_is_room(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    board = reviewing.page.board
    assert board.spoken.isVisible()
    assert not board.tabs[WORDS].isVisible()
    board.next_panel()
    assert board.tabs[MARKS].isChecked()  # words have no tab of their own now
    reviewing.page.resize(640, 480)
    QApplication.processEvents()
    assert board.tabs[WORDS].isVisible()
    board.show_panel(WORDS)
    assert board.spoken.isVisible()
    reviewing.page.resize(1200, 700)
    QApplication.processEvents()
    assert board.spoken.isVisible()
    board.show_panel(FLAG)
    assert board.flag_panel.isVisible()
    assert board.spoken.isVisible()


def test_the_head_sums_up(reviewing: Reviewing, session: SessionFolder) -> None:
    session.change(title="宽带投诉")
    reviewing.open(session)
    board = reviewing.page.board
    assert board._title.text() == "宽带投诉"
    assert board._figures.text().startswith("2 flags, 0 ruled · ")
