from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.playback.wishes import Play
from coach_app.practice.lacking import Lack
from coach_app.practice.news import PracticeChanged, PracticeMarked, PracticePhase
from coach_app.shift.news import CallKept, ShiftFailed
from coach_app.ui.language import Language
from coach_app.ui.practice.page import PracticePage
from coach_app.ui.practice.shown import Ended
from coach_app.ui.theme import DARK, Theme
from coach_app.ui.troubles import Mend
from tests.coach_app.ui.practice.conftest import Desk
from tests.coach_app.ui.practice.fake_practice import CARDS, SESSION, home, mark, placement
from tests.coach_app.ui.test_names import unnamed

KEY = Qt.Key


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(desk.page, key)


def test_it_begins_with_todays_cards_and_all_drills(desk: Desk) -> None:
    assert desk.front == "HomePage"
    assert [view.card for view in desk.page.home.cards] == list(CARDS)
    assert len(desk.page.home.finder.rows.rows) == 4


def test_a_drill_goes_from_its_card_to_its_marks_by_keys_alone(desk: Desk, qtbot: QtBot) -> None:
    press(desk, KEY.Key_Space)
    desk.until("SheetPage")
    press(desk, KEY.Key_Space)
    desk.until("RunPage")
    qtbot.waitUntil(lambda: "start" in desk.take.orders)
    desk.take.talk()
    press(desk, KEY.Key_R)
    press(desk, KEY.Key_H)
    qtbot.waitUntil(lambda: desk.take.orders == ["start", "repeat", "hang_up"])
    with qtbot.waitSignal(desk.page.kept) as kept:
        desk.take.over(mark(False))
    assert kept.args == [SESSION]
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    assert desk.front == "ResultPage"
    assert desk.page.result.verdict.words[0] == "Not passed: change this first"
    press(desk, KEY.Key_Escape)
    assert desk.front == "HomePage"


def test_once_more_is_one_key(desk: Desk, qtbot: QtBot) -> None:
    desk.begin().over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    press(desk, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(desk.practice.takes) == 2)
    assert desk.front == "RunPage"


def test_the_take_is_shown_in_review_on_request(desk: Desk, qtbot: QtBot) -> None:
    desk.begin().over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    with qtbot.waitSignal(desk.page.review) as wanted:
        press(desk, KEY.Key_V)
    assert wanted.args == [SESSION]


def test_next_is_what_is_planned(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.next = CARDS[1]
    desk.begin().over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    press(desk, KEY.Key_N)
    desk.until("GymPage")
    assert ("open", "apology") in desk.gym.asked


def test_a_clip_of_the_take_is_played(desk: Desk, qtbot: QtBot) -> None:
    desk.begin().over(mark(False))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    press(desk, KEY.Key_B)
    qtbot.waitUntil(lambda: bool(desk.practice.player.wishes))
    wish = desk.practice.player.wishes[-1]
    assert isinstance(wish, Play)
    assert wish.sound == Path("sessions") / SESSION
    assert (wish.start_s, wish.end_s) == pytest.approx((3.7, 6.3))


def test_a_take_that_is_left_says_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    press(desk, KEY.Key_Escape)
    desk.until("HomePage")
    qtbot.waitUntil(lambda: "leave" in take.orders)
    take.over(mark(True))
    desk.settle()
    assert (desk.front, desk.page.result.result) == ("HomePage", None)
    assert ("rest",) in desk.practice.asked


def test_marks_of_another_take_are_not_taken_for_this_ones(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    take.say(PracticeChanged(PracticePhase.TALKING, "another"))
    qtbot.waitUntil(lambda: desk.page.run.state.session == "another")
    take.say(PracticeMarked(SESSION, Path(SESSION), "complete", mark(True)))
    QApplication.processEvents()
    assert (desk.front, desk.page.result.result) == ("RunPage", None)


def test_what_keeps_a_take_from_beginning_is_said_in_words(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    take.tell(ShiftFailed("no_microphone", "There is no microphone.", "Plug one in."))
    desk.until("ResultPage")
    title, body = desk.page.result.message.words[:2]
    assert title == "There is no microphone"
    assert "safe" not in body  # nothing was recorded yet
    assert desk.page.result.message.button.text() == "Choose a device"
    with qtbot.waitSignal(desk.page.mend) as wanted:
        press(desk, KEY.Key_G)
    assert wanted.args == [str(Mend.DEVICES)]
    desk.page.result.message.button.click()
    press(desk, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(desk.practice.takes) == 2)


def test_a_take_that_cannot_be_made_is_said_too(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.take_error = BadInputError("No.", "Later.")
    desk.page.open_drill("SCN-01")
    desk.until("SheetPage")
    desk.page.start()
    desk.until("ResultPage")
    assert desk.page.result.message.words[0]


def test_while_marks_are_worked_out_the_page_says_so(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    take.say(PracticeChanged(PracticePhase.MARKING, SESSION))
    desk.until("ResultPage")
    assert desk.page.result.message.words[0] == "The take is being marked …"


def test_without_consent_or_microphone_a_drill_can_be_read_but_not_begun(desk: Desk) -> None:
    desk.practice.missing = (Lack.CONSENT, Lack.MICROPHONE)
    desk.page.look()
    desk.settle()
    desk.page.open_drill("SCN-01")
    desk.until("SheetPage")
    assert desk.page.sheet.banner.words == "Recording has not been agreed to yet"
    press(desk, KEY.Key_Space)
    assert (desk.front, desk.practice.takes) == ("SheetPage", [])


def test_a_call_that_runs_keeps_the_devices(
    practice: object, theme: Theme, language: Language, qtbot: QtBot, desk: Desk
) -> None:
    page = PracticePage(desk.practice, theme, language, lambda _: False)
    qtbot.addWidget(page)
    page.open_drill("SCN-01")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.sheet)
    page.start()
    assert page.sheet.banner.words == "A call runs"
    assert not desk.practice.takes
    page.close_down()


def test_the_placement_leads_from_one_step_to_the_next_and_home(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.shown = home(placement=placement(0))
    desk.page.look()
    desk.settle()
    press(desk, KEY.Key_P)
    desk.until("ReadPage")
    desk.practice.shown = home(placement=placement(1))
    press(desk, KEY.Key_N)
    desk.until("SheetPage")
    desk.page.start()
    qtbot.waitUntil(lambda: bool(desk.practice.takes) and "start" in desk.take.orders)
    desk.take.talk()
    desk.take.over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    desk.practice.shown = home()
    press(desk, KEY.Key_N)
    desk.until("HomePage")


def test_the_placement_may_be_put_off(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.shown = home(placement=placement())
    desk.page.look()
    desk.settle()
    desk.page.home.later_button.click()
    qtbot.waitUntil(lambda: ("skip_placement",) in desk.practice.asked)
    desk.settle()
    assert not desk.page.home.offer.isVisible()


def test_a_tick_and_a_tip_are_passed_on(desk: Desk, qtbot: QtBot) -> None:
    press(desk, KEY.Key_T)
    qtbot.waitUntil(lambda: ("put_away", "CRS-01") in desk.practice.asked)
    desk.begin().over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    box = next(row.box for row in desk.page.result.rows if row.box is not None)
    assert box is not None
    box.click()
    qtbot.waitUntil(lambda: ("tick", SESSION, "心里不着急", True) in desk.practice.asked)


def test_an_error_is_said_and_tried_again(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.error = BadInputError("The drills are broken.", "Mend them.")
    desk.page.look()
    desk.settle()
    assert desk.page.home.message.button.text() == "Try again"
    desk.practice.error = None
    desk.page.home.message.button.click()
    desk.settle()
    assert not desk.page.home.message.isVisible()


def test_closing_ends_everything(desk: Desk) -> None:
    desk.begin()
    desk.page.close_down()
    assert desk.practice.closed


@pytest.mark.parametrize("code", ["zh", "en"])
def test_everything_that_can_be_seen_has_a_name_in_each_of_its_states(
    desk: Desk, language: Language, theme: Theme, code: str, qtbot: QtBot
) -> None:
    language.use(code)
    theme.use(DARK)
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        QApplication.processEvents()
        found[state] = list(unnamed(desk.page))

    desk.practice.shown = replace(home(placement=placement()), lacks=(Lack.MODEL,))
    desk.page.look()
    desk.settle()
    look("home")
    take = desk.begin()
    look("turn")
    take.line()
    qtbot.waitUntil(lambda: desk.page.run.state.sounds)
    look("line")
    take.line_over()
    take.over(mark(False))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    look("marks")
    desk.page.open_card(CARDS[1])
    qtbot.waitUntil(lambda: desk.page.studio.gym is not None and desk.page.studio.gym.sheet is not None)
    look("gym")
    desk.page.open_card(CARDS[2])
    qtbot.waitUntil(lambda: desk.page.studio.reading is not None and desk.page.studio.reading.sheet is not None)
    look("reading")
    assert {state: names for state, names in found.items() if names} == {}


def test_marks_that_come_late_do_not_pull_the_reader_away(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    take.say(PracticeChanged(PracticePhase.MARKING, SESSION))
    desk.until("ResultPage")
    press(desk, KEY.Key_Escape)
    desk.until("HomePage")
    desk.page.open_drill("SCN-02")
    desk.until("SheetPage")
    desk.page.start()
    assert desk.page.sheet.banner.words == "The last take is still being marked"
    with qtbot.waitSignal(desk.page.kept):
        take.say(PracticeMarked(SESSION, Path("sessions") / SESSION, "complete", mark(True)))
    desk.settle()
    assert desk.front == "SheetPage"
    assert any(asked[0] == "result" for asked in desk.practice.asked)


def test_a_take_that_was_left_is_in_the_library_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    press(desk, KEY.Key_Escape)
    desk.until("HomePage")
    with qtbot.waitSignal(desk.page.kept) as kept:
        take.tell(CallKept(SESSION, Path("sessions") / SESSION, "complete"))
    assert kept.args == [SESSION]


def test_without_consent_nobody_speaks_in_the_gym_either(desk: Desk) -> None:
    desk.practice.missing = (Lack.CONSENT,)
    desk.page.look()
    desk.settle()
    for card in CARDS[1:]:
        desk.page.open_card(card)
        assert desk.front == "HomePage"
    assert not any(asked[0] == "open" for asked in desk.gym.asked)


def test_a_drill_that_waited_for_consent_can_begin_when_the_reader_is_back(desk: Desk, qtbot: QtBot) -> None:
    desk.practice.missing = (Lack.CONSENT,)
    desk.page.look()
    qtbot.waitUntil(lambda: not desk.page.busy)
    desk.page.open_drill("SCN-01")
    desk.until("SheetPage")
    assert not desk.page.sheet.start_button.isEnabled()
    desk.page.hide()
    desk.practice.missing = ()
    desk.page.show()
    qtbot.waitUntil(desk.page.sheet.start_button.isEnabled)
    assert not desk.page.sheet.banner.isVisible()


def test_the_drill_that_is_open_is_read_anew_when_the_reader_is_back(desk: Desk, qtbot: QtBot) -> None:
    desk.begin().over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    desk.settle()
    asked = sum(one[:2] == ("sheet", "SCN-01") for one in desk.practice.asked)
    desk.page.hide()  # to where the rules are changed
    desk.page.show()
    desk.settle()
    assert sum(one[:2] == ("sheet", "SCN-01") for one in desk.practice.asked) == asked + 1
    assert desk.front == "ResultPage"


@pytest.mark.parametrize("wanted", ["drill", "card", "sentence", "home"])
def test_whoever_wants_something_else_is_not_recorded_behind_it(desk: Desk, qtbot: QtBot, wanted: str) -> None:
    take = desk.begin()
    if wanted == "drill":
        desk.page.open_drill("SCN-104")
    elif wanted == "card":
        desk.page.open_card(CARDS[1])
    elif wanted == "sentence":
        desk.page.read_aloud("STD-41")
    else:
        desk.page.go_home()
    qtbot.waitUntil(lambda: "leave" in take.orders)
    assert not desk.page.taking.runs


def test_a_look_at_another_page_ends_no_drill(desk: Desk) -> None:
    take = desk.begin()
    desk.page.hide()
    desk.page.show()
    assert desk.page.taking.runs
    assert "leave" not in take.orders


@pytest.mark.parametrize("ended", [Ended.IDLE, Ended.LONGEST])
def test_where_a_drill_ended_by_itself_nothing_stays_open_for_nobody(desk: Desk, qtbot: QtBot, ended: Ended) -> None:
    desk.practice.ended = ended
    desk.begin().over(mark(None))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    qtbot.waitUntil(lambda: ("rest",) in desk.practice.asked and not desk.page.taking.has_devices)
    assert "ended by itself" in desk.page.result.verdict.ended


def test_devices_that_nobody_uses_again_are_given_back(desk: Desk, qtbot: QtBot) -> None:
    desk.begin()
    assert not desk.page.taking.unused.isActive()
    desk.take.over(mark(True))
    qtbot.waitUntil(lambda: desk.page.result.result is not None)
    assert desk.page.taking.has_devices
    assert desk.page.taking.unused.isActive()
    desk.page.taking.unused.timeout.emit()
    qtbot.waitUntil(lambda: not desk.page.taking.has_devices)
