from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.criterion_row import CriterionRow
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView
from feedback.drills.marking import CriterionMark
from tests.coach_app.ui.practice.fake_practice import THING, mark

FINE, _, PARTLY, OUT, OWN = mark(True).criteria


def row(criterion: CriterionMark, theme: Theme, qtbot: QtBot, ticked: bool = False) -> CriterionRow:
    made = CriterionRow(criterion, ticked, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def glyph(one: CriterionRow) -> tuple[Glyph, str]:
    return one.findChildren(GlyphView)[0].shown


def test_each_outcome_has_a_shape_and_its_evidence(theme: Theme, qtbot: QtBot) -> None:
    fine, partly, missed = row(FINE, theme, qtbot), row(PARTLY, theme, qtbot), row(THING, theme, qtbot)
    assert [glyph(one)[0] for one in (fine, partly, missed)] == [Glyph.DONE, Glyph.POSSIBLY, Glyph.MISSED]
    assert fine.words == "欢迎语. 您好，欢迎致电"
    assert partly.words == "语速在自己的范围里. 62.0 %  (≥ 80.0 %)  ·  慢一点"


def test_what_was_not_assessed_is_grey_and_says_why(theme: Theme, qtbot: QtBot) -> None:
    out = row(OUT, theme, qtbot)
    assert glyph(out) == (Glyph.NONE, "muted")
    assert out.words == "带着微笑. too little was said to measure it"


def test_what_waits_for_a_reading_is_told_of_what_was_assessed_in_part(theme: Theme, qtbot: QtBot) -> None:
    part = row(replace(FINE, why="no_reading", assessed=0.5), theme, qtbot)
    assert glyph(part)[0] is Glyph.DONE
    assert part.words.endswith("the rest of it is told against your own reading, which is missing")


def test_the_clip_can_be_heard(theme: Theme, qtbot: QtBot) -> None:
    missed = row(THING, theme, qtbot)
    assert missed.clip.text() == "▶ 0:04"
    with qtbot.waitSignal(missed.hear) as heard:
        missed.clip.click()
    assert heard.args == [THING.clip]
    assert not row(FINE, theme, qtbot).clip.isVisible()


def test_what_only_the_learner_can_tell_is_ticked_and_weighs_nothing(theme: Theme, qtbot: QtBot) -> None:
    own = row(OWN, theme, qtbot, ticked=True)
    assert own.box is not None
    assert own.box.isChecked()
    with qtbot.waitSignal(own.tick) as ticked:
        own.box.click()
    assert ticked.args == ["心里不着急", False]
