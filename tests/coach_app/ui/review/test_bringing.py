"""A session that was filled comes on screen slice by slice, and never after another was asked for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.recording.sessions import SessionFolder
from tests.coach_app.ui.review.conftest import Reviewing


def test_it_is_filled_before_it_is_in_sight_and_drawn_after_that(reviewing: Reviewing, session: SessionFolder) -> None:
    page, seen = reviewing.page, list[tuple[bool, bool]]()
    page._stack.currentChanged.connect(lambda _: seen.append((page.session is not None, slot_draws())))

    def slot_draws() -> bool:
        return page.board.slot.updatesEnabled()

    reviewing.open(session)

    assert seen[-1] == (True, False)
    assert slot_draws()
    assert page._stack.currentWidget() is page.board


def test_what_was_left_meanwhile_stays_out_of_sight(reviewing: Reviewing, session: SessionFolder, qtbot: QtBot) -> None:
    page = reviewing.page
    reviewing.open(session)
    page._bringing.begin(session.path.name)
    page.show_empty()

    with qtbot.assertNotEmitted(page.opened, wait=50):
        pass

    assert page._stack.currentWidget() is page.message
    assert page.board.slot.updatesEnabled()
