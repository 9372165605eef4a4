from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.theme import Theme
from coach_app.ui.widgets.banner import Banner


def test_a_banner_without_words_is_not_there(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show_message("", "", serious=True)
    assert banner.isHidden()


def test_what_is_missing_and_what_only_needs_saying_differ_in_more_than_words(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show_message("Recognition has stopped", "Pace is judged as usual", serious=True)
    serious = banner.property("tone"), banner.accessibleName()
    banner.show_message("One channel", "", serious=False)
    assert not banner.isHidden()
    assert serious == ("", "Recognition has stopped Pace is judged as usual")
    assert banner.property("tone") == "info"
    assert banner.words == "One channel"
