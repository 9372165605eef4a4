from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.first_run import Step
from coach_app.ui.first_run.done_page import DonePage
from coach_app.ui.first_run.services import Takes
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices

TAKES = Takes(neutral=Path("take-1"))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices) -> DonePage:
    made = DonePage(services, theme, language)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_was_learnt_and_what_is_not_told_yet(qtbot: QtBot, page: DonePage) -> None:
    page.show_state(TAKES, ())
    assert "You need not wait" in page.words
    qtbot.waitUntil(lambda: "usual voice is kept" in page.words)
    assert "238 chars/min" in page.words
    assert "the smile in the voice" in page.words
    assert page.can_go_on


def test_what_was_read_in_vain_is_not_passed_over(qtbot: QtBot, page: DonePage) -> None:
    page.show_state(TAKES, ())
    qtbot.waitUntil(lambda: "usual voice is kept" in page.words)
    assert "could not be used" not in page.words, "sentences and smile were left out on purpose"
    page.show_state(Takes(Path("take-1"), (("STD-01", Path("take-2")),)), ())
    qtbot.waitUntil(lambda: "could not be used" in page.words)


def test_a_reading_is_judged_once(qtbot: QtBot, page: DonePage, services: ScriptedServices) -> None:
    for _ in range(2):
        page.show_state(TAKES, ())
        qtbot.waitUntil(lambda: not page.judging)
    assert services.did.count("calibrate") == 1


def test_a_reading_that_cannot_be_judged_can_be_tried_again(
    qtbot: QtBot, page: DonePage, services: ScriptedServices
) -> None:
    services.fails["calibrate"] = OSError("no")
    page.show_state(TAKES, ())
    qtbot.waitUntil(page.again.isVisible)
    assert page.words == "Your reading could not be judged."
    services.fails.clear()
    page.again.click()
    qtbot.waitUntil(lambda: "usual voice is kept" in page.words)
    assert not page.again.isVisible()


def test_what_was_left_out_is_listed(page: DonePage) -> None:
    page.show_state(Takes(), ((Step.MODEL, "No phrases are checked."),))
    assert any(label.text() == "No phrases are checked." for label in page.findChildren(QLabel))
    assert not page._voice.isVisible()


def test_its_one_button_starts_the_shift(page: DonePage) -> None:
    assert page.next_word == "Start the shift"
    assert page.if_skipped == ""


def test_after_a_mere_reading_nothing_is_started(
    qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices
) -> None:
    page = DonePage(services, theme, language, starts=False)
    qtbot.addWidget(page)
    assert page.next_word == "Finish"


def test_it_shows_how_far_the_judging_is(qtbot: QtBot, page: DonePage, services: ScriptedServices) -> None:
    services.go_on.clear()
    page.show_state(TAKES, ())
    qtbot.waitUntil(lambda: page._bar.value() == 50)
    services.go_on.set()
    qtbot.waitUntil(lambda: not page.judging)
    assert not page._bar.isVisible()


def test_another_reading_takes_the_place_of_the_one_that_is_judged(
    qtbot: QtBot, page: DonePage, services: ScriptedServices
) -> None:
    services.go_on.clear()
    page.show_state(TAKES, ())
    qtbot.waitUntil(lambda: services.did.count("calibrate") == 1)
    again = Takes(neutral=Path("take-2"))
    page.show_state(again, ())
    qtbot.waitUntil(lambda: services.did.count("calibrate") == 2)
    services.go_on.set()
    qtbot.waitUntil(lambda: "usual voice is kept" in page.words)
    assert services.takes == again
