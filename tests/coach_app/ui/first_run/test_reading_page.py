from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.reading_page import ReadingPage
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from feedback.calibration import Part
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture(params=[Part.NEUTRAL, Part.SMILE])
def page(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    theme: Theme,
    language: Language,
    services: ScriptedServices,
    room: SoundRoom,
) -> ReadingPage:
    made = ReadingPage(request.param, services, room, theme)
    qtbot.addWidget(made)
    made.enter()
    qtbot.waitUntil(lambda: made.panel.ready)
    return made


def test_it_shows_its_own_text_and_needs_sound(page: ReadingPage) -> None:
    shown = page.panel.text_area.accessibleDescription()
    assert ("祝您生活愉快" in shown) is (page.part is Part.SMILE)
    assert page.needs_sound


def test_one_goes_on_once_it_was_read_and_what_is_missing_without_is_said(page: ReadingPage) -> None:
    before = page.can_go_on
    assert page.if_skipped
    page.panel.recorded.emit(Path("take-1"))
    assert (before, page.can_go_on) == (False, True)
    assert page.sound == Path("take-1")


def test_a_second_reading_takes_the_place_of_the_first(
    qtbot: QtBot, page: ReadingPage, services: ScriptedServices
) -> None:
    page.panel.recorded.emit(Path("take-1"))
    with qtbot.waitSignal(page.answered):
        page.panel.recorded.emit(Path("take-2"))
    assert page.sound == Path("take-2")
    qtbot.waitUntil(lambda: "drop take-1" in services.did)


def test_it_follows_the_language(page: ReadingPage, language: Language) -> None:
    english = page.title
    language.use("zh")
    page.retranslate()
    assert page.title != english
