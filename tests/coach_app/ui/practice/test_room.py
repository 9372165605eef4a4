from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.practice.page import PracticePage  # loads what the page needs, as has happened soon after the start
from coach_app.ui.practice.room import BehindPractice, PracticeRoom
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import PRACTICE
from tests.coach_app.ui.live_scene import Scene
from tests.coach_app.ui.practice.fake_practice import FakePractice, mark


class Wishes:
    """What the page wanted of the window."""

    def __init__(self) -> None:
        self.mended: list[str] = []
        self.reviewed: list[str] = []
        self.kept: list[str] = []


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def room(
    scene: Scene, practice: FakePractice, theme: Theme, language: Language, wishes: Wishes
) -> Iterator[PracticeRoom]:
    behind = BehindPractice(
        lambda: practice,
        wishes.mended.append,
        wishes.reviewed.append,
        wishes.kept.append,
        ("coach_app.ui.practice.page",),
    )
    made = PracticeRoom(scene.window, scene.keeper, scene.desk, behind, theme, language)
    scene.load()
    yield made
    made.close()


def test_a_key_and_the_rail_open_it(scene: Scene, room: PracticeRoom, qtbot: QtBot) -> None:
    scene.window.keys.press(Do.PRACTICE)
    qtbot.waitUntil(lambda: scene.window.page == PRACTICE)
    page = room.page
    scene.window.rail.live.click()
    scene.window.rail.practice.click()
    qtbot.waitUntil(lambda: scene.window.page == PRACTICE)
    assert room.page is page


def test_what_the_page_wants_of_the_window_is_done(
    scene: Scene, room: PracticeRoom, wishes: Wishes, qtbot: QtBot
) -> None:
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and not room.page.busy)
    assert room.page is not None
    room.page.mend.emit("model")
    room.page.review.emit("20261122-201500-3f2a")
    room.page.kept.emit("20261122-201500-3f2a")
    assert (wishes.mended, wishes.reviewed, wishes.kept) == (
        ["model"],
        ["20261122-201500-3f2a"],
        ["20261122-201500-3f2a"],
    )


def test_a_shift_that_waits_gives_its_devices_to_a_drill(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    scene.open_shift()
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and not room.page.busy)
    assert room.page is not None
    page = room.page
    page.open_drill("SCN-01")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.sheet)
    page.start()
    qtbot.waitUntil(lambda: bool(practice.takes) and "start" in practice.takes[-1].orders)
    assert not scene.desk.state.open
    practice.takes[-1].talk()
    practice.takes[-1].over(mark(True))


def test_a_call_that_runs_keeps_them(scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot) -> None:
    scene.open_shift()
    scene.desk.begin()
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and not room.page.busy)
    assert room.page is not None
    page = room.page
    page.open_drill("SCN-01")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.sheet)
    page.start()
    assert page.sheet.banner.words == "A call runs"
    assert scene.desk.state.unfinished
    assert not practice.takes


def begun(scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot) -> PracticePage:
    """The practice page, shown, with a take that runs."""
    scene.window.show()
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and room.page.isVisible() and not room.page.busy)
    page = room.page
    assert page is not None
    page.open_drill("SCN-01")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.sheet)
    page.start()
    qtbot.waitUntil(lambda: bool(practice.takes) and "start" in practice.takes[-1].orders)
    practice.takes[-1].talk()
    return page


def test_the_shift_that_gave_its_devices_opens_again_when_practice_gives_them_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    scene.open_shift()
    page = begun(scene, room, practice, qtbot)
    assert not scene.desk.state.open
    page.leave()
    qtbot.waitUntil(lambda: scene.desk.state.open)


def test_the_recording_light_shows_practice_and_goes_out_with_it(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    assert room.light() is None
    page = begun(scene, room, practice, qtbot)
    shown: list[Light] = []
    scene.window.lit.connect(shown.append)
    qtbot.waitUntil(lambda: any(light.sign is Sign.RECORDING for light in shown))
    page.leave()
    shown.clear()
    qtbot.waitUntil(lambda: any(light.sign is not Sign.RECORDING for light in shown))


def test_no_shift_that_was_not_open_is_opened(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    with qtbot.waitSignal(page.rested):
        page.leave()
    assert not scene.desk.state.open


def test_no_shift_opens_beside_a_take(scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot) -> None:
    scene.room.devices_free = room.gives_way
    page = begun(scene, room, practice, qtbot)
    scene.room.open()
    scene.paint()
    assert not scene.desk.state.open
    assert "A drill is still running" in scene.live.banner.words
    page.leave()
    scene.room.open()
    qtbot.waitUntil(lambda: scene.desk.state.open)
    scene.paint()
    assert "A drill is still running" not in scene.live.banner.words


def test_leaving_the_page_without_a_take_gives_the_devices_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: page.result.result is not None)
    practice.asked.clear()
    scene.window.rail.live.click()
    qtbot.waitUntil(lambda: ("rest",) in practice.asked)
