from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.consent_page import ConsentPage
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices) -> ConsentPage:
    made = ConsentPage(services, theme, language)
    qtbot.addWidget(made)
    return made


def test_only_a_tick_lets_one_go_on(page: ConsentPage) -> None:
    assert not page.can_go_on
    page.tick.click()
    assert page.can_go_on


def test_it_is_written_down_once(qtbot: QtBot, page: ConsentPage, services: ScriptedServices) -> None:
    page.tick.click()
    for _ in range(2):
        with qtbot.waitSignal(page.onward):
            page.go_on()
    assert services.did == ["consent en"]


def test_what_cannot_be_written_down_is_not_accepted(
    qtbot: QtBot, page: ConsentPage, services: ScriptedServices
) -> None:
    services.fails["consent"] = OSError(28, "full")
    page.tick.click()
    with qtbot.assertNotEmitted(page.onward, wait=100):
        page.go_on()
    assert page._banner.words == "It could not be kept"
    assert page.can_go_on, "it can be tried again"


def test_the_text_is_read_in_the_language_in_use(page: ConsentPage, language: Language) -> None:
    assert "Recordings stay" in page.text_area.accessibleDescription()
    language.use("zh")
    page.retranslate()
    assert "录音" in page.text_area.accessibleDescription()
