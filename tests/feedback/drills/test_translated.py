from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from coach_app.practice.books import open_book
from feedback.drills.book import DrillBook
from feedback.drills.check import Group
from feedback.drills.criteria import asked
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.drills.translated import book_in, criterion_in, drill_in, mark_in
from feedback.pack import load_pack
from feedback.rubric import Outcome


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def marked(book: DrillBook, drill_id: str, evidence: str = "") -> TakeMark:
    """Every criterion of a drill failed."""
    drill = book.get(drill_id)
    assert drill is not None
    said = MappingProxyType({name: f"（{name} 的话）" for name in (*drill.must, *drill.must_not)})
    criteria = tuple(
        CriterionMark(
            text=one.criterion.text,
            origin=one.origin,
            group=one.criterion.group,
            weight=one.weight,
            earned=0.0,
            outcome=Outcome.FAILED,
            evidence=evidence,
            hint=one.criterion.hint,
            key=one.criterion.text,
        )
        for one in asked(drill, book, said)
    )
    return TakeMark(0.0, 1.0, True, False, criteria[-1], (), criteria)


def test_chinese_readers_get_what_the_authors_wrote(book: DrillBook) -> None:
    assert book_in(book, "zh") is book
    drill = book.drill[0]
    assert drill_in(drill, book, "zh") is drill


def test_english_readers_get_everything_about_a_drill_and_customers_stay_mandarin(book: DrillBook) -> None:
    told = book_in(book, "en")
    drill, written = told.get("SCN-01"), book.get("SCN-01")
    assert drill is not None
    assert written is not None
    assert (drill.title, drill.sector) == ("New payroll card: changing the PIN", "Banking")
    assert drill.pass_[2].text == "Steps explained at no more than 180 characters a minute"
    assert drill.pass_[2].check == written.pass_[2].check
    assert drill.line == written.line
    silent = told.get("SCN-18")
    assert silent is not None
    assert silent.line[0].text == "(silence, 5 seconds)"


def test_a_book_without_english_is_shown_as_it_was_written(book: DrillBook) -> None:
    own = book.model_copy(update={"english": None})
    assert book_in(own, "en") is own
    assert drill_in(own.drill[0], own, "en") is own.drill[0]


def test_marks_are_told_in_english_and_keep_what_they_are_known_by(book: DrillBook) -> None:
    mark = marked(book, "SCN-04", "「您好」？")
    told = mark_in(mark, "SCN-04", book, "en")
    by_origin = {one.origin: one for one in told.criteria}
    assert by_origin["pass:2"].text == "No “喂”"
    assert by_origin["pass:2"].key == "不出现「喂」"
    assert by_origin["base:0"].text == "No gravely forbidden phrase"
    assert by_origin["must:TIM-02"].text == "Three seconds after the first sentence"
    assert by_origin["pass:0"].evidence == "“您好” (possibly)"
    assert told.kept_from == told.criteria[-1]
    assert replace(told, criteria=(), kept_from=None) == replace(mark, criteria=(), kept_from=None)


def test_what_is_to_be_said_stays_mandarin(book: DrillBook) -> None:
    mark = marked(book, "SCN-02")
    told = mark_in(mark, "SCN-02", book, "en")
    wordings = {one.origin: one.text for one in told.criteria if one.group is Group.PHRASES}
    assert wordings["must:STD-18"] == "（STD-18 的话）"
    assert wordings["must_not:FOR-16"] == "（FOR-16 的话）"
    assert wordings["pass:1"] == "Explains politely and asks to check and call again"


def test_a_mark_of_a_drill_that_is_gone_stays_as_it_was(book: DrillBook) -> None:
    mark = marked(book, "SCN-02")
    assert mark_in(mark, "OLD-01", book, "en") == mark


def test_a_criterion_is_found_by_its_text(book: DrillBook) -> None:
    assert criterion_in("三句按序", "SCN-04", book, "en") == "The three sentences in order"
    assert criterion_in("不打断客户", "SCN-04", book, "en") == "Does not interrupt the customer"
    assert criterion_in("少口头禅", "SCN-04", book, "en") == "Few fillers"
    assert criterion_in("三句按序", "SCN-04", book, "zh") == "三句按序"
    assert criterion_in("早已改掉的一条", "SCN-04", book, "en") == "早已改掉的一条"
    assert criterion_in("三句按序", "OLD-01", book, "en") == "三句按序"
