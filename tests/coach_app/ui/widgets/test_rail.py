from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.theme import DARK, Theme
from coach_app.ui.widgets.card import GlyphView
from coach_app.ui.widgets.rail import Rail


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme, language: Language) -> Rail:
    made = Rail(theme, language)
    qtbot.addWidget(made)
    return made


def test_only_pages_that_exist_are_offered(rail: Rail) -> None:
    pages = [button.text() for button in rail.findChildren(QToolButton)]
    assert pages == ["Live", "Practice", "Review", "Progress", "Settings", "Nobody", "中文", "Dark"]


def test_a_page_is_asked_for_and_marked_when_it_is_shown(rail: Rail) -> None:
    asked: list[str] = []
    rail.chosen.connect(asked.append)
    rail.settings.click()
    rail.live.click()
    assert asked == ["settings", "live"]
    rail.show_page("settings")
    assert (rail.live.isChecked(), rail.settings.isChecked()) == (False, True)


def test_only_the_page_that_is_shown_has_a_coloured_glyph(rail: Rail, theme: Theme) -> None:
    rail.show_page("progress")
    accent = theme.tokens.colour("accent")
    coloured = []
    for name, button in rail.pages.items():
        image = button.icon().pixmap(24, 24).toImage()
        inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        if any(ink.alpha() == 255 and ink.name() == accent.name() for ink in inks):
            coloured.append(name)
    assert coloured == ["progress"]


@pytest.mark.parametrize(
    ("sign", "glyph", "word"),
    [
        (Sign.IDLE, Glyph.RING, "No call"),
        (Sign.LISTENING, Glyph.WAVE, "Listening"),
        (Sign.RECORDING, Glyph.DISC, "Recording"),
        (Sign.PAUSED, Glyph.PAUSE, "Paused"),
        (Sign.PLAYING, Glyph.PLAY, "Playing"),
    ],
)
def test_its_foot_tells_the_state_in_shape_and_word(rail: Rail, sign: Sign, glyph: Glyph, word: str) -> None:
    rail.show_light(Light(sign, 72.0))
    view = rail.findChild(GlyphView)
    assert view is not None
    assert view.shown[0] is glyph
    assert [label.text() for label in rail.findChildren(QLabel)] == ["1:12", word]


def test_one_switch_changes_the_colours_and_says_what_it_leads_to(rail: Rail, theme: Theme) -> None:
    rail.colours.click()
    assert theme.tokens is DARK
    assert rail.colours.text() == "Light"


def test_the_other_changes_the_language_and_is_named_in_the_one_it_leads_to(rail: Rail, language: Language) -> None:
    rail.tongue.click()
    rail.retranslate()
    assert language.code == "zh"
    assert (rail.live.text(), rail.tongue.text()) == ("通话", "English")


def test_language_and_colours_are_read_out_though_only_their_pictures_show(rail: Rail) -> None:
    assert [switch.accessibleName() for switch in (rail.tongue, rail.colours)] == ["中文", "Dark"]
