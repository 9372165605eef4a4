from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from coach_app.ui import text
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from feedback.flag import ItemStatus, Kind, Severity
from tests.coach_app.ui.story import FAST, FORBIDDEN


def test_every_kind_and_state_has_its_words_and_its_look(qapp: QApplication) -> None:
    assert set(text.KINDS) == set(Kind)
    assert set(text.STATUSES) == set(text.STATUS_LOOKS) == set(ItemStatus)


def test_words_are_short_and_about_the_voice(qapp: QApplication, language: Language) -> None:
    language.use("zh")
    names = [text.kind_name(kind) for kind in Kind]
    assert all(2 <= len(name) <= 6 for name in names)
    assert not any(character in name for name in names for character in "你您")
    assert all(len(text.mended(kind)) <= 6 for kind in Kind)


@pytest.mark.parametrize(
    ("value", "unit", "signed", "words"),
    [
        (312.4, "cpm", False, "312 chars/min"),
        (1.25, "dB", True, "+1.2 dB"),
        (-7.0, "dB", True, "-7.0 dB"),
        (2.61, "st", False, "2.6 semitones"),
        (3.0, "count", False, "3 times"),
        (31.0, "s", False, "31.0 s"),
        (4.0, "", False, "4"),
        (None, "cpm", False, "–"),
    ],
)
def test_an_amount_has_as_many_figures_as_can_be_read(
    qapp: QApplication, value: float | None, unit: str, signed: bool, words: str
) -> None:
    assert text.amount(value, unit, signed) == words


def test_a_limit_says_on_which_side_to_stay(qapp: QApplication) -> None:
    assert text.limit_words(FAST) == "≤ 290 chars/min"
    assert text.limit_words(replace(FAST, measured=120.0, limit=150.0)) == "≥ 150 chars/min"
    assert text.limit_words(FORBIDDEN) == ""


def test_severities_differ_in_shape() -> None:
    looks = {s: text.flag_look(replace(FAST, severity=s)) for s in (Severity.ALERT, Severity.NUDGE, Severity.PRAISE)}
    assert len({glyph for glyph, _ in looks.values()}) == 3
    assert text.flag_look(FAST, is_mended=True) == (Glyph.DONE, "good")


def test_the_clock_counts_minutes_past_an_hour() -> None:
    assert [text.clock(s) for s in (0, 9.9, 61, 3601)] == ["0:00", "0:09", "1:01", "60:01"]
