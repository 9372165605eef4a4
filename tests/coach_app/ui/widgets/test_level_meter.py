from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.recording.messages import Level
from coach_app.ui.language import Language
from coach_app.ui.theme import DARK, Theme
from coach_app.ui.widgets.level_meter import LevelMeter


def level(level_db: float, active: bool = False, clipped: bool = False) -> Level:
    return Level(Speaker.AGENT, level_db, min(0.0, level_db + 6), clipped, active)


@pytest.fixture
def meter(qtbot: QtBot, theme: Theme, language: Language) -> LevelMeter:
    made = LevelMeter(theme, "agent")
    made.call("Microphone")
    qtbot.addWidget(made)
    made.resize(300, 24)
    made.show()
    return made


@pytest.mark.parametrize(
    ("shown", "word"),
    [
        (None, "No sound yet"),
        (level(-120.0), "Quiet"),
        (Level(Speaker.AGENT, -120.0, -120.0, False, False), "Nothing arrives"),
        (level(-20.0, active=True), "Speaking"),
        (level(-1.0, active=True, clipped=True), "Too loud"),
    ],
)
def test_it_says_in_a_word_what_the_bar_shows(meter: LevelMeter, shown: Level | None, word: str) -> None:
    meter.show_level(shown)
    assert meter.word == word
    assert meter.accessibleName() == f"Level of Microphone: {word}"


def test_the_bar_rises_at_once_and_falls_slowly(meter: LevelMeter) -> None:
    meter.show_level(level(-30.0))
    assert meter.share == pytest.approx(0.5)
    meter.show_level(level(-60.0))
    assert meter.share == pytest.approx(0.45)


def test_too_loud_stays_long_enough_to_be_read(meter: LevelMeter) -> None:
    meter.show_level(level(-1.0, clipped=True))
    for _ in range(9):
        meter.show_level(level(-20.0))
    assert meter.word == "Too loud"
    meter.show_level(level(-20.0))
    assert meter.word == "Quiet"


def test_it_paints_itself_in_both_themes(meter: LevelMeter, theme: Theme) -> None:
    meter.show_level(level(-20.0, active=True))
    light = meter.grab().toImage()
    theme.use(DARK)
    assert meter.grab().toImage() != light
    assert light.pixelColor(5, 12).name().upper() == "#1769AA"


def test_the_bar_leaves_room_for_the_longest_word(meter: LevelMeter, language: Language) -> None:
    for code in ("en", "zh"):
        language.use(code)
        for shown in (None, level(-20.0, active=True), level(-1.0, clipped=True)):
            meter.show_level(shown)
            assert meter._words_width() >= meter.fontMetrics().horizontalAdvance(meter.word)
