from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.phrases.frame import PhraseFrame
from coach_app.ui.theme import DARK, Theme


def test_every_button_has_its_name_and_its_key(qtbot: QtBot, theme: Theme, language: Language) -> None:
    frame = PhraseFrame(theme)
    qtbot.addWidget(frame)
    frame.call(own=True)
    buttons = (frame.new_standard, frame.new_forbidden, frame.values, frame.bring, frame.give, frame.keep, frame.undo)
    assert all("Ctrl+" in button.toolTip() and button.accessibleName() for button in buttons)
    assert frame.undo.text() == "Remove"
    frame.call(own=False)
    assert frame.undo.text() == "As in the pack"


def test_it_follows_the_colours(qtbot: QtBot, theme: Theme, language: Language) -> None:
    frame = PhraseFrame(theme)
    qtbot.addWidget(frame)
    before = frame.styleSheet()
    theme.use(DARK)
    assert frame.styleSheet() != before
