from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.welcome_page import WelcomePage
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices) -> WelcomePage:
    made = WelcomePage(services, theme, language)
    qtbot.addWidget(made)
    return made


def test_the_choice_shows_at_once_and_is_kept_when_going_on(
    qtbot: QtBot, page: WelcomePage, language: Language, services: ScriptedServices
) -> None:
    page.choices["zh"].click()
    assert language.code == "zh"
    assert services.did == []
    with qtbot.waitSignal(page.onward):
        page.go_on()
    assert services.did == ["language zh"]


def test_a_change_elsewhere_in_the_window_shows(page: WelcomePage, language: Language) -> None:
    language.use("zh")
    page.retranslate()
    assert page.choices["zh"].isChecked()


def test_a_language_that_cannot_be_kept_stops_nobody(
    qtbot: QtBot, page: WelcomePage, services: ScriptedServices
) -> None:
    services.fails["language"] = OSError("full")
    with qtbot.waitSignal(page.onward):
        page.go_on()


def test_it_promises_that_nothing_leaves_this_computer(page: WelcomePage) -> None:
    assert any("Nothing leaves this computer" in point.text() for point in page._points)
