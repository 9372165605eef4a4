from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from coach_app.ui.glyphs import Glyph
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.message_page import MessagePage


def test_a_message_has_words_and_one_button(qtbot: QtBot, theme: Theme) -> None:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.show_message((Glyph.PHONE, "accent"), "No call yet", "Listen to one.", "Play", busy=False)
    assert page.words == ("No call yet", "Listen to one.")
    assert page.accessibleName() == "No call yet Listen to one."
    with qtbot.waitSignal(page.chosen):
        page.button.click()


def test_while_something_is_under_way_there_is_a_bar_and_no_button(qtbot: QtBot, theme: Theme) -> None:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.show_message((Glyph.WAVE, "accent"), "Getting ready", "", "", busy=True)
    bar = page.findChild(QProgressBar)
    assert bar is not None
    assert not bar.isHidden()
    assert bar.accessibleName() == "Getting ready"
    assert page.button.isHidden()


@pytest.mark.parametrize("width", [500, 700, 1120, 1800])
def test_sentences_are_as_high_as_their_lines_at_every_width(qtbot: QtBot, theme: Theme, width: int) -> None:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.setStyleSheet(style_sheet(theme.tokens))
    page.resize(width, 680)
    body = "After the first calls this page shows how pace, voice and checklist develop."
    page.show_message((Glyph.WAVE, "accent"), "No judged calls in this time", body, "Begin", busy=False)
    page.show()
    for words in page.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
