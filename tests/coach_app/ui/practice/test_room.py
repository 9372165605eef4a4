from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach_app.practice.news import PracticeChanged, PracticeMarked, PracticePhase
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.practice.page import PracticePage  # loads what the page needs, as has happened soon after the start
from coach_app.ui.practice.room import BehindPractice, PracticeRoom
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, PRACTICE
from tests.coach_app.ui.live_scene import Scene
from tests.coach_app.ui.practice.fake_gym import FakeGym
from tests.coach_app.ui.practice.fake_practice import CARDS, SESSION, FakePractice, mark


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
        lambda sentences: "phrase-2" if "我帮您想想别的办法" in sentences else "",
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


def test_the_sentence_of_a_card_is_read_aloud(scene: Scene, room: PracticeRoom, qtbot: QtBot) -> None:
    scene.live.summary.practise.emit(("我帮您想想别的办法",))
    qtbot.waitUntil(lambda: room.page is not None and room.page.studio.reading is not None)
    assert room.page is not None
    reading = room.page.studio.reading
    qtbot.waitUntil(lambda: reading is not None and reading.sheet is not None)
    assert scene.window.page == PRACTICE
    assert room.page.front is reading


def test_where_practice_has_no_such_sentence_its_first_page_is_shown(
    scene: Scene, room: PracticeRoom, qtbot: QtBot
) -> None:
    scene.live.summary.practise.emit(("Slow down",))
    qtbot.waitUntil(lambda: scene.window.page == PRACTICE)
    assert room.page is not None
    assert room.page.front is room.page.home


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


def begun(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot, drill: str = "SCN-01"
) -> PracticePage:
    """The practice page, shown, with a take that runs."""
    scene.window.show()
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and room.page.isVisible() and not room.page.busy)
    page = room.page
    assert page is not None
    page.open_drill(drill)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.sheet)
    page.start()
    qtbot.waitUntil(lambda: bool(practice.takes) and "start" in practice.takes[-1].orders)
    QCoreApplication.sendPostedEvents()  # what its start said in a thread of its own is heard before what follows
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


def shift_wanted(scene: Scene, room: PracticeRoom) -> None:
    """Ctrl+O."""
    scene.room.devices_free = room.gives_way
    scene.window.keys.press(Do.SHIFT)
    scene.paint()


def test_no_shift_opens_beside_a_take_and_every_page_says_so(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    shift_wanted(scene, room)
    assert not scene.desk.state.open
    assert room.notice.isVisible()
    assert room.notice.words == "A drill is running, so no shift can begin"
    assert room.notice.button.isHidden()
    scene.window.rail.live.click()
    scene.paint()
    assert room.notice.button.text() == "Back to the drill"
    page.leave()
    shift_wanted(scene, room)
    qtbot.waitUntil(lambda: scene.desk.state.open)
    scene.paint()
    assert not room.notice.isVisible()


def test_a_drill_that_goes_on_behind_another_page_is_told_of_with_a_way_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    scene.paint()
    assert not room.notice.isVisible()
    scene.window.rail.live.click()
    scene.paint()
    assert room.notice.words == "The drill goes on"
    room.notice.button.click()
    qtbot.waitUntil(lambda: scene.window.page == PRACTICE)
    scene.paint()
    assert not room.notice.isVisible()
    page.leave()


@pytest.mark.parametrize(("drill", "hangs_up"), [("SCN-01", True), ("SCN-104", False)])
def test_whoever_wants_a_shift_is_told_a_key_that_the_drill_has(
    drill: str, hangs_up: bool, scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot, drill)
    shift_wanted(scene, room)
    assert ("(H)" in room.notice.accessibleName()) is hangs_up is page.run.buttons["hang_up"].isVisible()
    assert "(Esc)" in room.notice.accessibleName()
    page.leave()


def test_a_shift_that_is_wanted_while_a_take_is_marked_opens_by_itself_afterwards(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    take = practice.takes[-1]
    take.say(PracticeChanged(PracticePhase.MARKING, SESSION))
    qtbot.waitUntil(lambda: page.front is page.result)
    shift_wanted(scene, room)
    assert not scene.desk.state.open
    assert room.notice.words == "The shift begins as soon as your take is marked"
    take.say(PracticeMarked(SESSION, Path(SESSION), "complete", mark(True)))
    qtbot.waitUntil(lambda: scene.desk.state.open)
    assert ("rest",) in practice.asked


def test_whoever_has_just_hung_up_is_not_told_to_hang_up(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    page.taking.hang_up()
    shift_wanted(scene, room)
    assert room.notice.words == "The shift begins as soon as your take is marked"
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: scene.desk.state.open)


def test_a_shift_waits_until_the_devices_of_the_last_take_have_been_given_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: page.result.result is not None)
    practice.resting = threading.Event()
    shift_wanted(scene, room)
    assert not scene.desk.state.open  # a second recorder would be refused, with no way on
    assert room.notice.words == "The shift begins as soon as practice has given the microphone back"
    practice.resting.set()
    qtbot.waitUntil(lambda: scene.desk.state.open)
    assert scene.window.page == LIVE


def test_a_shift_takes_the_microphone_from_the_gym_once_it_is_free(
    scene: Scene, room: PracticeRoom, practice: FakePractice, gym: FakeGym, qtbot: QtBot
) -> None:
    scene.window.show()
    room.open()
    qtbot.waitUntil(lambda: room.page is not None and room.page.isVisible() and not room.page.busy)
    page = room.page
    assert page is not None
    page.open_card(CARDS[1])
    qtbot.waitUntil(lambda: page.studio.has_microphone and bool(gym.booths))
    light = room.light()
    assert light is not None
    assert light.sign is Sign.LISTENING
    shift_wanted(scene, room)
    qtbot.waitUntil(lambda: scene.desk.state.open)
    assert all(booth.closed for booth in gym.booths)
    assert scene.window.page == LIVE


def test_the_gym_opens_the_microphone_only_when_the_last_take_has_given_it_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, gym: FakeGym, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: page.result.result is not None)
    practice.resting = threading.Event()
    page.open_card(CARDS[1])
    assert not gym.asked
    practice.resting.set()
    qtbot.waitUntil(lambda: bool(gym.asked))
    assert ("rest",) in practice.asked


def test_the_light_tells_an_open_microphone_from_a_recording(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    qtbot.waitUntil(lambda: room.light() is not None and page.run.state.phase is PracticePhase.TALKING)
    light = room.light()
    assert light is not None
    assert light.sign is Sign.RECORDING
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: page.result.result is not None)
    light = room.light()
    assert light is not None
    assert light.sign is Sign.LISTENING
    page.go_home()
    qtbot.waitUntil(lambda: room.light() is None)


def test_leaving_the_page_without_a_take_gives_the_devices_back(
    scene: Scene, room: PracticeRoom, practice: FakePractice, qtbot: QtBot
) -> None:
    page = begun(scene, room, practice, qtbot)
    practice.takes[-1].over(mark(True))
    qtbot.waitUntil(lambda: page.result.result is not None)
    practice.asked.clear()
    scene.window.rail.live.click()
    qtbot.waitUntil(lambda: ("rest",) in practice.asked)
