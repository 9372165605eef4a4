from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach_app.progress.points import Figure
from coach_app.progress.reader import PERIODS
from coach_app.ui.language import Language
from coach_app.ui.progress_words import card_words, period_name


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    made = Language(request.param)
    yield made
    made.use("en")


@pytest.mark.parametrize("figure", Figure)
def test_every_figure_has_its_words_in_both_languages(language: Language, figure: Figure) -> None:
    words = card_words(figure)
    for said in (words.title, words.hint, words.nothing, *words.columns, words.moved("1", "2")):
        chinese = any("\u4e00" <= character <= "\u9fff" for character in said)
        assert chinese is (language.code == "zh"), said
    assert "%" not in words.moved("1", "2")


def test_every_period_has_its_name(language: Language) -> None:
    names = [period_name(period.name) for period in PERIODS]
    assert len(set(names)) == len(PERIODS)
    assert all(("周" in name or "天" in name) is (language.code == "zh") for name in names)


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        (Figure.RATE, 244.6, "245 chars/min"),
        (Figure.LEVEL, 1.54, "1.5 dB"),
        (Figure.PITCH, 2.0, "2.0 semitones"),
        (Figure.CHECKLIST, 66.7, "67 %"),
        (Figure.NUDGES, 4.25, "4.2 / h"),
    ],
)
def test_values_have_their_units(qapp: object, figure: Figure, value: float, said: str) -> None:
    assert card_words(figure).amount(value) == said


def test_only_shares_end_at_a_hundred() -> None:
    assert {figure for figure in Figure if card_words(figure).most == 100.0} == {
        figure for figure in Figure if card_words(figure).amount(50.0) == "50 %"
    }
