from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.glyphs import Glyph
from coach_app.ui.strip_button import StripButton
from coach_app.ui.theme import DARK, Theme


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> Iterator[StripButton]:
    strip = QWidget()
    qtbot.addWidget(strip)
    made = StripButton(theme, strip)
    strip.show()
    yield made
    strip.hide()


def test_it_is_pressed_by_mouse_and_never_has_the_focus(qtbot: QtBot, button: StripButton) -> None:
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()


def test_it_is_as_wide_as_its_word_and_says_what_it_does(button: StripButton) -> None:
    button.setText("No")
    short = button.sizeHint().width()
    button.setText("Not at all")
    assert button.sizeHint().width() > short
    button.name("Answer", "Answer (A)")
    assert (button.accessibleName(), button.toolTip()) == ("Answer", "Answer (A)")


def test_shape_and_colours_are_seen(button: StripButton, theme: Theme) -> None:
    button.show_glyph(Glyph.BELL, "muted")
    button.resize(button.sizeHint())
    bell = button.grab().toImage()
    button.show_glyph(Glyph.BELL_OFF, "muted")
    assert button.grab().toImage() != bell
    button.show_glyph(Glyph.BELL, "muted")
    theme.use(DARK)
    assert button.grab().toImage() != bell
