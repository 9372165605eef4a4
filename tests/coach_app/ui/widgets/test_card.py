from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot

from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import DARK, Theme
from coach_app.ui.widgets import card
from coach_app.ui.widgets.card import Card, GlyphView, busy_bar, label


def test_a_card_takes_its_tone_from_the_style_sheet(qtbot: QtBot) -> None:
    made = Card()
    qtbot.addWidget(made)
    made.set_tone("alert")
    assert (made.objectName(), made.property("tone")) == ("card", "alert")


def test_a_glyph_is_drawn_in_the_colours_of_the_theme_in_use(qtbot: QtBot, theme: Theme) -> None:
    view = GlyphView(theme, Glyph.DISC, "alert", 32)
    qtbot.addWidget(view)
    light = view.grab().toImage().pixelColor(16, 16).name().upper()
    theme.use(DARK)
    assert light == "#B3261E"
    assert view.grab().toImage().pixelColor(16, 16).name().upper() == DARK.alert


def test_a_glyph_has_a_name_and_says_when_it_changes(qtbot: QtBot, theme: Theme) -> None:
    view = GlyphView(theme, Glyph.WAITING, "muted")
    qtbot.addWidget(view)
    view.show_glyph(Glyph.DONE, "good")
    assert view.shown == (Glyph.DONE, "good")
    assert view.accessibleName() == "done"


def test_long_words_wrap_where_they_are_meant_to(qtbot: QtBot) -> None:
    made = label("small", "alert", wrap=True)
    qtbot.addWidget(made)
    assert made.wordWrap()
    assert (made.property("role"), made.property("ink")) == ("small", "alert")
    assert made.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding


@pytest.mark.parametrize(("moves", "busy"), [(True, (0, 0)), (False, (0, 1))])
def test_a_bar_stands_still_where_less_motion_is_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, moves: bool, busy: tuple[int, int]
) -> None:
    monkeypatch.setattr(card, "moves_allowed", lambda: moves)
    bar = busy_bar()
    qtbot.addWidget(bar)
    assert (bar.minimum(), bar.maximum()) == busy
