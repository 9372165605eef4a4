from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from coach_app.ui.theme import (
    DARK,
    GROUNDS,
    INKS,
    LIGHT,
    NAMES,
    THEMES,
    Theme,
    Tokens,
    contrast,
    font,
    moves_allowed,
    system_theme,
)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_text_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_text_on_the_main_button_and_curves_on_their_band_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.accent, tokens.band) >= 3
    assert contrast(tokens.nudge, tokens.page) >= 3


def test_contrast_knows_its_ends() -> None:
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000")


def test_both_themes_define_every_token() -> None:
    assert all(getattr(tokens, name).startswith("#") for tokens in THEMES.values() for name in NAMES)


def test_a_card_lies_brighter_than_its_page_in_both_themes() -> None:
    for tokens in THEMES.values():
        assert contrast(tokens.card, "#000000") > contrast(tokens.page, "#000000")


def test_a_change_reaches_the_palette_and_the_listeners(qapp: QApplication, theme: Theme) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.tokens.name))
    theme.switch()
    assert heard == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.page
    theme.switch()
    assert theme.tokens is LIGHT


def test_the_type_has_every_character_of_chinese(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(font(), QFontDatabase.WritingSystem.SimplifiedChinese)
    assert all(raw.supportsCharacter(ord(character)) for character in "语速音量调漏说误报歉您！：·≤")
    assert QFontInfo(font(24, QFont.Weight.DemiBold)).pixelSize() == 24


def test_the_systems_wishes_are_asked_for(qapp: QApplication) -> None:
    assert system_theme() in (LIGHT, DARK)
    assert isinstance(moves_allowed(), bool)
