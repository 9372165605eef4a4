from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.ui.language import Language
from coach_app.ui.practice.read_page import ReadPage
from coach_app.ui.practice.read_state import ReadTake
from coach_app.ui.review.playing import Playing
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_gym import SOUND, FakeGym, reading


@pytest.fixture
def page(gym: FakeGym, theme: Theme, language: Language, qtbot: QtBot) -> Iterator[ReadPage]:
    made = ReadPage(gym, Playing(language), theme, language)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.open("STD-41")
    qtbot.waitUntil(lambda: made.sheet is not None)
    yield made
    made.close_down()


def read(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    """Read it, to the end."""
    page.press()
    qtbot.waitUntil(lambda: ("record", "read") in gym.asked)
    with qtbot.waitSignal(page.judged):
        page.press()


def test_it_shows_what_to_read_and_what_that_replaces(page: ReadPage) -> None:
    assert page.words == "请问还有什么可以帮您？"
    assert page.instead_words == "In place of: 没事我挂了"


def test_each_syllable_says_what_became_of_it(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    read(page, gym, qtbot)
    assert page.words.startswith("请 said, 问 said, 还 missed, 有 said")
    assert "帮 unclear" in page.words
    assert page.result_words == "90 % said; left out or misread: 还"
    assert "Let the ending rise a little" in page.tone_words
    assert "Said besides: 那个" in page.tone_words


def test_all_of_it_is_simply_told(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.reading = reading("")
    read(page, gym, qtbot)
    assert page.result_words == "100 % said"


def test_the_old_habit_is_named(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.reading = ReadTake(replace(reading().aloud, old_habit=True), SOUND)
    read(page, gym, qtbot)
    assert page.result_words.startswith("That was the old wording")


def test_without_words_the_tone_is_told_all_the_same(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.reading = ReadTake(replace(reading().aloud, reading=None, tone=()), SOUND)
    read(page, gym, qtbot)
    assert page.result_words.startswith("No words were heard")
    assert page.words == "请问还有什么可以帮您？"


def test_what_was_read_can_be_heard_and_read_again(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    read(page, gym, qtbot)
    page.hear_own()
    qtbot.waitUntil(lambda: bool(gym.player.wishes))
    assert page.speak_button.text() == "Once more"
    page.other()
    qtbot.waitUntil(lambda: ("text", "STD-47") in gym.asked)


def test_what_fails_is_said(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.error = BadInputError("No.", "Again.")
    page.press()
    qtbot.waitUntil(lambda: ("record", "read") in gym.asked)
    page.press()
    qtbot.waitUntil(page.banner.isVisible)


def test_leaving_in_the_middle_keeps_nothing(page: ReadPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.press()
    qtbot.waitUntil(lambda: ("record", "read") in gym.asked)
    page.rest()
    qtbot.waitUntil(lambda: ("drop", "read") in gym.asked)
