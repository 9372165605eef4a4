from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.recovery_banner import RecoveryBanner


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme, language: Language) -> RecoveryBanner:
    made = RecoveryBanner(theme)
    qtbot.addWidget(made)
    return made


def test_it_is_seen_only_while_there_is_something_to_recover(banner: RecoveryBanner) -> None:
    asked: list[str] = []
    banner.keep.connect(lambda: asked.append("keep"))
    banner.ask_keep()
    assert banner.isHidden()
    banner.offer(72.0, "09:35", 0)
    assert not banner.isHidden()
    assert banner.words == ("The last recording was cut off", "1:12 of 09:35 were found again.")
    banner.withdraw()
    assert banner.isHidden()
    assert asked == []


def test_keeping_is_asked_for_once(banner: RecoveryBanner) -> None:
    asked: list[str] = []
    banner.keep.connect(lambda: asked.append("keep"))
    banner.offer(72.0, "09:35", 2)
    assert "2 more after this one." in banner.words[1]
    banner.kept.click()
    banner.ask_keep()
    assert asked == ["keep"]


def test_discarding_is_asked_twice(banner: RecoveryBanner) -> None:
    asked: list[str] = []
    banner.discard.connect(lambda: asked.append("discard"))
    banner.offer(72.0, "09:35", 0)
    banner.ask_discard()
    assert asked == []
    assert banner.discarded.text() == "Really discard"
    banner.ask_discard()
    assert asked == ["discard"]


def test_what_cannot_be_kept_now_can_be_kept_later(banner: RecoveryBanner) -> None:
    banner.offer(72.0, "09:35", 0)
    banner.ask_keep()
    banner.failed("There is no room.")
    assert banner.kept.isEnabled()
    assert banner.words[1].endswith("There is no room.")


def test_it_follows_the_language(banner: RecoveryBanner, language: Language) -> None:
    banner.offer(72.0, "09:35", 0)
    language.use("zh")
    QApplication.processEvents()
    assert banner.kept.text() == "保留"
