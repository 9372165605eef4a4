from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from coach_app.settings import GROUP_TITLES, Control, Settings, entries
from coach_app.ui.language import Language
from coach_app.ui.settings_page import SettingsPage
from coach_app.ui.theme import DARK, Theme


def offer(control: Control) -> tuple[tuple[str, str], ...]:
    return (("", "As the system"), ("a", f"A {control.value}"))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language) -> SettingsPage:
    made = SettingsPage(Settings(call_quiet_s=9.0), theme, language, offer)
    qtbot.addWidget(made)
    made.resize(1184, 800)
    made.show()
    qtbot.waitUntil(lambda: made.rows["microphone"].control.count() == 2)  # type: ignore[attr-defined]
    return made


def test_nothing_that_is_described_is_left_out(page: SettingsPage) -> None:
    assert list(page.rows) == [entry.name for entry in entries()]
    assert page.rows["call_quiet_s"].value == 9.0
    words = {label.text() for label in page.findChildren(QLabel)}
    assert {title.en for title in GROUP_TITLES.values()} <= words


def test_every_choice_is_told_at_once_with_all_the_others(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.changed) as changed:
        page.rows["muted"].changed.emit(True)
    assert changed.args == [Settings(call_quiet_s=9.0, muted=True)]
    with qtbot.waitSignal(page.changed) as changed:
        page.rows["call_quiet_s"].reset.click()
    assert changed.args == [Settings(muted=True)]
    assert page.settings == Settings(muted=True)


def test_settings_that_were_changed_elsewhere_are_shown(page: SettingsPage) -> None:
    page.show_settings(Settings(muted=True))
    assert page.rows["muted"].value is True
    assert page.rows["call_quiet_s"].value == 3.0


def test_doors_lead_to_people_calls_phrases_calibration_and_set_up(qtbot: QtBot, page: SettingsPage) -> None:
    for button, signal in zip(
        page.doors, (page.people, page.calls, page.phrases, page.calibrate, page.setup), strict=True
    ):
        with qtbot.waitSignal(signal):
            button.click()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_nothing_is_cut_off(qtbot: QtBot, page: SettingsPage, language: Language, code: str) -> None:
    language.use(code)
    qtbot.waitUntil(lambda: page.accessibleName() == {"en": "Settings", "zh": "设置"}[code])
    assert page.text_area.horizontalScrollBar().maximum() == 0
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width() - 2, button.text()
            assert button.accessibleName() or button.text()


def test_the_colours_change(page: SettingsPage, theme: Theme) -> None:
    before = page.styleSheet()
    theme.use(DARK)
    assert page.styleSheet() != before


def test_without_an_offer_the_page_shows_what_is_chosen(qtbot: QtBot, theme: Theme, language: Language) -> None:
    page = SettingsPage(Settings(microphone="mine"), theme, language)
    qtbot.addWidget(page)
    page.show()
    assert page.rows["microphone"].value == "mine"


def test_what_is_older_can_be_listed_once_days_are_set(qtbot: QtBot, page: SettingsPage) -> None:
    assert not page.list_older.isEnabled()
    page.rows["keep_sound_days"].changed.emit(30)
    assert page.list_older.isEnabled()
    assert page.list_older.accessibleName() == "List what is older"
    with qtbot.waitSignal(page.older):
        page.list_older.click()
    page.show_settings(Settings())
    assert not page.list_older.isEnabled()
