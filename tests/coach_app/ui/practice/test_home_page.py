from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.practice.lacking import Lack
from coach_app.ui.practice.home_page import HomePage
from coach_app.ui.practice.shown import Home
from coach_app.ui.theme import Theme
from coach_app.ui.troubles import Mend
from tests.coach_app.ui.practice.fake_practice import home, placement


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> HomePage:
    made = HomePage(theme)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def show(page: HomePage, shown: Home | None, error: Exception | None = None, busy: bool = False) -> None:
    page.show_home(shown, busy, error, "en")


def test_it_says_that_it_reads_until_there_is_something(page: HomePage) -> None:
    show(page, None, busy=True)
    assert page.message.words[0] == "Reading the drills …"


def test_rules_without_drills_are_told_with_what_to_do(page: HomePage) -> None:
    show(page, Home())
    assert page.message.words[0] == "The rules that are chosen have no drills"
    assert page.message.button.text() == "Look again"


def test_an_error_is_said(page: HomePage, qtbot: QtBot) -> None:
    show(page, None, BadInputError("No.", "Later."))
    with qtbot.waitSignal(page.again):
        page.message.button.click()


@pytest.mark.parametrize(
    ("lack", "title", "mend"),
    [
        (Lack.CONSENT, "Recording has not been agreed to yet", Mend.CONSENT),
        (Lack.MICROPHONE, "There is no microphone", Mend.DEVICES),
        (Lack.OUTPUT, "There is no sound output", Mend.DEVICES),
        (Lack.MODEL, "There is no recognition model for Mandarin", Mend.MODEL),
        (Lack.CALIBRATION, "Your usual voice is not known yet", Mend.VOICE),
    ],
)
def test_what_is_missing_is_told_with_the_one_button_that_mends_it(
    page: HomePage, qtbot: QtBot, lack: Lack, title: str, mend: Mend
) -> None:
    show(page, replace(home(), lacks=(lack, Lack.CALIBRATION)))
    assert page.banner.words == title
    with qtbot.waitSignal(page.mend) as asked:
        page.press_banner()
    assert asked.args == [str(mend)]


def test_with_everything_there_is_no_banner(page: HomePage) -> None:
    show(page, home())
    assert not page.banner.isVisible()


def test_the_placement_is_offered_until_it_is_done(page: HomePage, qtbot: QtBot) -> None:
    show(page, home(placement=placement()))
    assert page.offer.words == "Find out where to begin"
    assert page.offer.button.text() == "Begin"
    show(page, home(placement=placement(1)))
    assert page.offer.button.text() == "Go on"
    with qtbot.waitSignal(page.place):
        page.press_offer()
    show(page, home(placement=placement(3)))
    assert not page.offer.isVisible()


def test_a_card_is_started_by_its_number(page: HomePage, qtbot: QtBot) -> None:
    show(page, home())
    with qtbot.waitSignal(page.begin) as begun:
        page.press_card(2)
    assert begun.args[0].key == "apology"


def test_when_all_is_done_the_day_is_summed_up(page: HomePage, qtbot: QtBot) -> None:
    show(page, home(2))
    assert not page.end.isVisible()
    show(page, home(3))
    assert page.end.isVisible()
    assert "12 min of practice" in page.end.accessibleName()
    assert not any(card.isVisible() for card in page.cards)
    with qtbot.waitSignal(page.progress):
        page.end.button.click()


def test_minutes_of_today_are_shown_but_nothing_is_urged(page: HomePage) -> None:
    show(page, home(1))
    assert "Practised today: 4 min" in page.accessibleName()


@pytest.mark.parametrize(("width", "columns"), [(700, 3), (640, 2), (1200, 3)])
def test_cards_lie_beside_each_other_where_there_is_room(
    page: HomePage, qtbot: QtBot, width: int, columns: int
) -> None:
    show(page, home())
    page.resize(width, 600)
    qtbot.waitUntil(lambda: len({card.mapTo(page, card.rect().topLeft()).x() for card in page.cards}) == columns)
