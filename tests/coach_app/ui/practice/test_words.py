from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.practice.lacking import Lack
from coach_app.practice.path.values import Opens
from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.words import (
    group_name,
    lack_words,
    last_take,
    level_name,
    measured,
    minutes,
    not_assessed,
    opens_name,
)
from coach_app.ui.troubles import Mend
from feedback.drills.check import Group
from feedback.drills.checking import Why
from tests.coach_app.ui.practice.fake_practice import ROWS, THING


def test_everything_has_a_word(qapp: object) -> None:
    assert len({opens_name(opens) for opens in Opens}) == 3
    assert len({group_name(group) for group in Group}) == 3
    assert {lack_words(lack)[3] for lack in Lack} == {Mend.CONSENT, Mend.DEVICES, Mend.MODEL, Mend.VOICE}
    assert all(not_assessed(replace(THING, earned=None, why=str(why))) for why in Why)


def test_time_is_never_less_than_a_minute(qapp: object) -> None:
    assert [minutes(value) for value in (0.2, 2.6)] == ["1 min", "3 min"]
    assert level_name(2) == "Level 2"


@pytest.mark.parametrize(
    ("row", "words", "glyph"),
    [(0, "72 %", Glyph.POSSIBLY), (1, "91 %", Glyph.DONE), (2, "practised", Glyph.RING), (3, "", Glyph.NONE)],
)
def test_the_last_take_has_word_and_shape(qapp: object, row: int, words: str, glyph: Glyph) -> None:
    assert last_take(ROWS[row])[:2] == (words, glyph)


def test_what_was_measured_stands_beside_its_limits(qapp: object) -> None:
    over = replace(THING, value=6.0, unit="s", at_most=5.0)
    assert measured(over) == "6.0 s  (≤ 5.0 s)"
    assert measured(replace(over, at_least=2.0)) == "6.0 s  (2–5.0 s)"
    assert measured(replace(over, at_most=None, at_least=8.0)) == "6.0 s  (≥ 8.0 s)"
    assert measured(THING) == ""


def test_an_index_has_decimals_a_count_no_unit_and_a_yes_or_no_no_figure(qapp: object) -> None:
    smile = replace(THING, value=0.14, unit="", at_most=0.2)
    assert measured(smile) == "0.14  (≤ 0.20)"
    assert measured(replace(THING, value=3.0, unit="count", at_least=5.0)) == "3  (≥ 5)"
    assert measured(replace(THING, value=0.0, unit="", at_least=1.0)) == ""
    assert measured(replace(THING, value=72.0, unit="", at_least=80.0)) == "72  (≥ 80)"
