from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.practice.keys import Act
from tests.coach_app.ui.practice.conftest import Desk
from tests.coach_app.ui.practice.fake_practice import CARDS


def test_its_pages_are_made_when_they_are_first_wanted(desk: Desk, qtbot: QtBot) -> None:
    studio = desk.page.studio
    assert (studio.gym, studio.reading, studio.front) == (None, None, None)
    desk.page.open_card(CARDS[1])
    assert desk.front == "GymPage"
    assert studio.reading is None
    gym = studio.gym
    desk.page.open_card(CARDS[2])
    assert desk.front == "ReadPage"
    desk.page.open_card(CARDS[1])
    assert studio.gym is gym


def test_keys_reach_the_page_in_front(desk: Desk, qtbot: QtBot) -> None:
    desk.page.open_card(CARDS[1])
    gym = desk.page.studio.gym
    assert gym is not None
    qtbot.waitUntil(lambda: gym.sheet is not None)
    desk.page.keys.press(Act.WORDS)
    assert gym.level.level == "words"
    desk.page.keys.press(Act.OTHER)
    qtbot.waitUntil(lambda: ("open", "thanks") in desk.gym.asked)
    qtbot.waitUntil(lambda: not gym.busy)
    desk.page.keys.press(Act.GO)
    assert gym.speaking
    desk.page.keys.press(Act.LEAVE)
    desk.until("HomePage")
    assert not gym.speaking


def test_the_microphone_is_given_back_on_leaving(desk: Desk, qtbot: QtBot) -> None:
    desk.page.open_card(CARDS[2])
    qtbot.waitUntil(lambda: bool(desk.gym.booths))
    desk.page.leave_studio()
    qtbot.waitUntil(lambda: desk.gym.booths[-1].closed)
