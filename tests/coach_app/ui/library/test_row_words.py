from __future__ import annotations

import pytest

from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.library.row_words import kinds_of, marks_of, row_sentence, score_of, state_of, title_of
from tests.coach_app.ui.library.rows import a_row


def test_a_session_is_called_by_its_title_else_its_ticket_else_its_file(language: Language) -> None:
    assert title_of(a_row(title="宽带投诉")) == "宽带投诉"
    assert title_of(a_row()) == "GD-0"
    assert title_of(a_row(reference="")) == "call"
    assert title_of(a_row(reference="", source="")) == "A call"
    assert title_of(a_row(reference="", source="", kind="practice")) == "Practice"


def test_every_mark_differs_in_shape_as_well_as_in_colour() -> None:
    marks = marks_of(a_row(ruled=1, open_objections=1))
    assert marks == (
        (Glyph.STOPPED, "alert", "1"),
        (Glyph.MISSED, "nudge", "2"),
        (Glyph.WAITING, "muted", "1/3"),
        (Glyph.POSSIBLY, "accent", "1"),
    )
    assert len({glyph for glyph, _, _ in marks}) == len(marks)


def test_a_session_that_is_ruled_on_whole_has_a_tick() -> None:
    assert (Glyph.DONE, "good", "3/3") in marks_of(a_row(ruled=3))


def test_a_session_without_flags_says_so() -> None:
    assert marks_of(a_row(alerts=0, nudges=0)) == ((Glyph.LEVEL, "muted", "0"),)


def test_no_score_is_no_figure() -> None:
    assert (score_of(a_row()), score_of(a_row(score=None))) == ("83", "")


@pytest.mark.parametrize("state", ["recording", "partial", "recovered", "damaged"])
def test_what_is_odd_has_a_word_in_both_languages(language: Language, state: str) -> None:
    english = state_of(a_row(state=state))
    language.use("zh")
    assert english != state_of(a_row(state=state)) != ""


def test_flags_are_named_by_kind(language: Language) -> None:
    assert kinds_of(a_row()) == "Fast speech 2 · Better wording 1"


def test_the_whole_row_is_read_out(language: Language) -> None:
    said = row_sentence(a_row(tags=("投诉",), ruled=2, open_objections=1))
    for part in (
        "GD-0",
        "1:36",
        "alerts: 1",
        "nudges: 2",
        "ruled on: 2 of 3",
        "open objections: 1",
        "score 83",
        "投诉",
    ):
        assert part in said
