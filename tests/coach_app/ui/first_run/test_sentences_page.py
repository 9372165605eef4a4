from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.sentences_page import SentencesPage
from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices, room: SoundRoom) -> SentencesPage:
    made = SentencesPage(services, room, theme)
    qtbot.addWidget(made)
    made.enter()
    qtbot.waitUntil(lambda: len(made.buttons) == 5)
    return made


def test_one_after_another(qtbot: QtBot, page: SentencesPage) -> None:
    for number in range(1, 6):
        assert f"第{number}句" in page.panel.text_area.accessibleDescription()
        assert not page.can_go_on
        page.panel.recorded.emit(Path(f"take-{number}"))
    assert page.can_go_on
    assert [phrase for phrase, _ in page.takes] == [f"STD-0{number}" for number in range(1, 6)]


def test_any_of_them_can_be_said_again(qtbot: QtBot, page: SentencesPage, services: ScriptedServices) -> None:
    for number in range(1, 6):
        page.panel.recorded.emit(Path(f"take-{number}"))
    page.buttons[1].click()
    assert "第2句" in page.panel.text_area.accessibleDescription()
    page.panel.recorded.emit(Path("take-6"))
    assert dict(page.takes)["STD-02"] == Path("take-6")
    qtbot.waitUntil(lambda: "drop take-2" in services.did)


def test_what_has_been_said_is_told_in_words(page: SentencesPage) -> None:
    page.panel.recorded.emit(Path("take-1"))
    assert [button.accessibleName() for button in page.buttons[:2]] == ["Sentence 1, said", "Sentence 2, to say"]
    assert page.buttons[1].isChecked()
