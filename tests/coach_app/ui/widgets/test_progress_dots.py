from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.progress_dots import ProgressDots


def test_it_tells_where_one_is_in_words_too(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dots = ProgressDots(theme)
    qtbot.addWidget(dots)
    dots.show_place(1, 5)
    assert dots.accessibleName() == "Step 2 of 5"
    dots.show_place(5, 5)
    assert dots.accessibleName() == "All 5 steps are behind you"
    assert dots.at == (5, 5)


def test_what_is_behind_is_filled_and_what_is_ahead_hollow(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dots = ProgressDots(theme)
    qtbot.addWidget(dots)
    dots.show_place(1, 3)
    image = dots.grab().toImage()
    accent = theme.tokens.colour("accent")
    middle = image.height() // 2
    assert image.pixelColor(8, middle) == accent
    assert image.pixelColor(28, middle) == accent
    assert image.pixelColor(48, middle) != accent
