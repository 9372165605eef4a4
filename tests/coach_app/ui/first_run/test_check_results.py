from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.check_results import CheckResults
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView
from tests.coach_app.ui.first_run.scripted import REPORT


@pytest.fixture
def results(qtbot: QtBot, theme: Theme, language: Language) -> CheckResults:
    made = CheckResults(theme, language)
    qtbot.addWidget(made)
    made.show_report(REPORT)
    return made


def test_five_results_each_with_a_shape_a_name_and_a_figure(results: CheckResults) -> None:
    assert len(results.words) == 5
    assert results.words[0].startswith("Noise")
    assert "-62 dB" in results.words[0]
    shapes = [view.shown[0] for view in results.findChildren(GlyphView)]
    assert shapes == [Glyph.DONE, Glyph.MISSED, Glyph.DONE, Glyph.MISSED, Glyph.NONE]


def test_they_are_told_in_chinese(results: CheckResults, language: Language) -> None:
    language.use("zh")
    results.retranslate()
    names = [words.split()[0] for words in results.words]
    assert names == ["噪声", "音量", "削顶", "串音", "自动增益"]


def test_without_a_report_there_is_nothing(results: CheckResults) -> None:
    assert not results.isHidden()
    results.show_report(None)
    assert results.isHidden()


def test_a_screen_reader_hears_all_of_them(results: CheckResults) -> None:
    assert results.accessibleName() == "Results of the check"
    assert "Crosstalk" in results.accessibleDescription()
