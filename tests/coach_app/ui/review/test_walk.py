from __future__ import annotations

import pytest

from coach_app.playback.wishes import Play
from coach_app.recording.sessions import SessionFolder
from coach_app.ui.review.walk import STEP_S
from tests.coach_app.ui.review.conftest import Reviewing


def test_a_step_stays_within_the_call_and_is_heard_only_while_it_plays(
    reviewing: Reviewing, session: SessionFolder
) -> None:
    reviewing.open(session)
    walk, board = reviewing.page.walk, reviewing.page.board
    walk.look(1.0)
    walk.seek(-STEP_S)
    assert board.at_s == 0.0
    walk.seek(99.0)
    assert board.at_s == 30.0
    assert reviewing.player.wishes == []
    walk.hear_from(5.0)
    walk.seek(STEP_S)
    assert reviewing.until_played(2) == Play(session.path, 7.0, 30.0)


def test_a_selection_grows_by_key_and_is_what_space_plays(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    walk, board = reviewing.page.walk, reviewing.page.board
    walk.look(10.0)
    walk.select(1.0)
    walk.select(1.0)
    walk.select(-1.0)
    assert board.selection == pytest.approx((10.0 - 30 / 40, 10.0 + 2 * 30 / 40))
    walk.play()
    wish = reviewing.until_played(1)
    assert isinstance(wish, Play)
    assert (wish.start_s, wish.end_s) == board.selection


def test_close_up_is_the_flag_with_some_around(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    reviewing.page.walk.near()
    view = reviewing.page.board.view
    assert (view.start_s, view.end_s) == pytest.approx((9.5, 21.0))


def test_away_from_the_flag_space_plays_from_here_on(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    reviewing.page.walk.look(25.0)
    reviewing.page.walk.play()
    assert reviewing.until_played(1) == Play(session.path, 25.0, 30.0)
