"""What is older than wanted is offered and never deleted by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach_app.privacy.retention import Due, What
from coach_app.settings import Settings
from coach_app.ui.language import Language
from coach_app.ui.library.due_dialog import Older
from coach_app.ui.older_calls import OlderCalls
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme

DUE = Due("20250318-120000-abcd", What.SOUND, datetime(2025, 3, 18, 12, tzinfo=UTC), 40, 2_500_000)


class Kept:
    """Settings and old calls in memory."""

    def __init__(self, days: int) -> None:
        self.days, self.looked = days, 0
        self.older: tuple[Older, ...] = (Older(DUE),)

    def settings(self) -> Settings:
        return Settings(keep_sound_days=self.days)

    def keep(self, settings: Settings, before: Settings) -> None:
        """Nothing is written."""

    def due(self) -> tuple[Older, ...]:
        self.looked += 1
        return self.older

    def remove(self, older: Sequence[Older]) -> int:
        self.older = ()
        return len(older)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Kept:
    return Kept(getattr(request, "param", 30))


@pytest.fixture
def older(qtbot: QtBot, page: QWidget, kept: Kept, theme: Theme, language: Language) -> Iterator[OlderCalls]:
    keeper = SettingsKeeper(lambda: kept)
    with qtbot.waitSignal(keeper.loaded):
        keeper.load()
    made = OlderCalls(page, keeper, lambda: kept, theme, language)
    yield made
    made.close()
    keeper.close()


def test_the_page_reminds_quietly_and_the_button_opens_the_list(
    qtbot: QtBot, older: OlderCalls, page: QWidget, kept: Kept
) -> None:
    older.remind(page)
    banner = older.banner
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    assert banner.words == "Recordings or words older than you keep: 1"
    assert kept.older, "nothing is deleted by looking"
    banner.button.click()
    assert not banner.isVisible(), "it is offered once"
    dialog = older.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    with qtbot.waitSignal(older.removed):
        dialog.really.click()
    dialog.reject()
    assert older.dialog is None


@pytest.mark.parametrize("kept", [0], indirect=True)
def test_who_keeps_everything_is_never_reminded(older: OlderCalls, page: QWidget, kept: Kept) -> None:
    older.remind(page)
    assert older.banner is not None
    assert not older.banner.isVisible()
    assert kept.looked == 0


def test_it_is_opened_once(older: OlderCalls) -> None:
    older.show()
    first = older.dialog
    older.show()
    assert older.dialog is first
    assert first is not None
    first.reject()


def test_it_follows_the_language(qtbot: QtBot, older: OlderCalls, page: QWidget, language: Language) -> None:
    older.remind(page)
    banner = older.banner
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    language.use("zh")
    assert banner.words == "有超过保留期限的录音或文字：1 项"
