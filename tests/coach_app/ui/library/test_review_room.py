from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_panel import LibraryPanel
from coach_app.ui.library.review_room import ReviewRoom, Shown
from coach_app.ui.theme import Theme
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag
from tests.coach_app.ui.library.a_right import Right


@pytest.fixture
def right() -> Right:
    return Right()


@pytest.fixture
def room(
    qtbot: QtBot, archive: Archive, theme: Theme, language: Language, right: Right, data: Path
) -> Iterator[ReviewRoom]:
    sessions = [write_session(data, n, flags=[a_flag()]) for n in range(2)]
    RulingLog(data / "sessions" / sessions[0]).add(Ruling(flag=FlagRef.of(a_flag()), verdict="right"))
    made = ReviewRoom(LibraryPanel(archive, theme, language), Shown(right, right, right.wanted), theme)
    qtbot.addWidget(made)
    made.show()
    made.panel.begin()
    qtbot.waitUntil(lambda: made.panel.model.total == 2 and bool(right.opened))
    yield made
    made.close_down()


def test_the_session_of_the_list_is_shown_beside_it(room: ReviewRoom, right: Right) -> None:
    assert right.opened == [(room.session, None)]
    room.show_session(room.session)
    assert len(right.opened) == 1


def test_a_session_that_was_deleted_is_shown_no_more(qtbot: QtBot, room: ReviewRoom, right: Right) -> None:
    gone = room.session
    room.panel.work.delete([gone])
    qtbot.waitUntil(lambda: ("", None) in right.opened)
    assert room.session != gone


def test_accuracy_is_shown_and_leads_back_to_the_sessions_of_a_kind(qtbot: QtBot, room: ReviewRoom) -> None:
    room.panel.accuracy.emit()
    qtbot.waitUntil(lambda: room.shows_accuracy and len(room.accuracy.lines) == 1)
    room.accuracy.kind.emit("rate_fast")
    assert not room.shows_accuracy
    qtbot.waitUntil(lambda: room.panel.model.query.kinds == ("rate_fast",))


def test_enter_gives_the_keyboard_to_the_session(qtbot: QtBot, room: ReviewRoom, right: Right) -> None:
    room.activateWindow()
    room.panel.entered.emit(room.session)
    qtbot.waitUntil(lambda: right.focusWidget() is not None or right.hasFocus())


def test_the_end_of_the_window_ends_both_sides(room: ReviewRoom, right: Right) -> None:
    room.close_down()
    assert right.closed


def test_what_the_session_s_side_wants_is_done(qtbot: QtBot, room: ReviewRoom, right: Right) -> None:
    with qtbot.waitSignal(room.settings):
        right.wanted.emit("settings")
    right.wanted.emit("import")
    assert room.panel.asking.dialog is not None
    room.panel.asking.dialog.reject()
