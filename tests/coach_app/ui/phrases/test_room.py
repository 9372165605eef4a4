from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.phrases.room import PHRASES, PhraseRoom
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from tests.coach_app.ui.test_archive_room import KeptSettings


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow, theme: Theme, language: Language, tmp_path: Path) -> Iterator[PhraseRoom]:
    keeper = SettingsKeeper(KeptSettings)
    made = PhraseRoom(window, keeper, tmp_path, theme, language)
    with qtbot.waitSignal(keeper.loaded):
        keeper.load()
    yield made
    made.close()
    keeper.close()


def test_the_key_opens_the_page_with_the_phrases_of_the_pack_that_is_chosen(
    qtbot: QtBot, window: MainWindow, room: PhraseRoom
) -> None:
    window.keys.press(Do.PHRASES)
    qtbot.waitUntil(lambda: window.page == PHRASES)
    page = room.page
    assert page is not None
    qtbot.waitUntil(lambda: page.book is not None)
    assert page.list.current == "STD-01"
