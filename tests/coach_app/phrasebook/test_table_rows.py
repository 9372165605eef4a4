from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.phrasebook.book import Book, Origin, Wanted
from coach_app.phrasebook.table_rows import COLUMNS, Mistakes, row_of, rows_of, taken_in
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea")


def test_a_row_says_what_it_means() -> None:
    wrong: Mistakes = []
    cells = {
        "kind": "禁语",
        "text": "我不管",
        "variants": "我管不着；与我无关|不归我管",
        "severity": "记录",
        "on": "否",
    }
    row = row_of(7, cells, wrong)
    assert not wrong
    assert row is not None
    assert (row.kind, row.on, row.line) == (PhraseClass.FORBIDDEN, False, 7)
    assert row.over(None) == Wanted("我不管", ("我管不着", "与我无关", "不归我管"), "", "note")


def test_a_column_that_is_not_there_leaves_what_was_there(book: Book) -> None:
    line = book.line("FOR-02")
    assert line.wanted.variants
    assert line.wanted.replacement
    wrong: Mistakes = []
    row = row_of(2, {"kind": "禁语", "text": line.wanted.text}, wrong)
    assert row is not None
    assert row.over(line) == line.wanted
    assert taken_in(book.switched("FOR-02", False), [row], wrong) == book.switched("FOR-02", False)


def test_an_empty_cell_says_that_there_is_nothing(book: Book) -> None:
    line, wrong = book.line("FOR-02"), Mistakes()
    cells = {"kind": "禁语", "text": line.wanted.text, "variants": "", "replacement": "", "severity": "", "on": ""}
    row = row_of(2, cells, wrong)
    assert row is not None
    after = taken_in(book.switched("FOR-02", False), [row], wrong).line("FOR-02")
    assert after.on
    assert after.wanted == replace(line.wanted, variants=(), replacement="")


def test_a_phrase_of_ones_own_keeps_its_items(book: Book) -> None:
    mine, name = book.with_added(PhraseClass.STANDARD, Wanted("祝您顺心", ticks=("goodbye", "closing_thanks")))
    wrong: Mistakes = []
    row = row_of(2, {"kind": "规范用语", "text": "祝您顺心", "on": "否"}, wrong)
    assert row is not None
    after = taken_in(mine, [row], wrong).line(name)
    assert (after.wanted.ticks, after.on) == (("goodbye", "closing_thanks"), False)


def test_a_wording_that_holds_a_separator_stays_one_when_it_comes_back(book: Book) -> None:
    mine, name = book.with_added(PhraseClass.STANDARD, Wanted("祝您顺心", ("好的；马上为您办理", "请稍等")))
    wrong: Mistakes = []
    (cells,) = [dict(zip(COLUMNS, row, strict=True)) for row in rows_of(mine, everything=True) if row[0] == name]
    row = row_of(2, cells, wrong)
    assert row is not None
    assert taken_in(mine, [row], wrong).line(name) == mine.line(name)
    row = row_of(2, {**cells, "variants": "好的；请稍等"}, wrong)
    assert row is not None
    assert taken_in(mine, [row], wrong).line(name).wanted.variants == ("好的", "请稍等")


def test_a_wording_that_was_broken_into_lines_is_one(book: Book) -> None:
    row = row_of(2, {"kind": "禁语", "text": "您好，\n请 稍等\nplease\nwait"}, [])
    assert row is not None
    assert row.text == "您好，请 稍等please wait"


def test_the_same_wording_twice_is_told_of(book: Book) -> None:
    wrong: Mistakes = []
    rows = [row_of(n, {"kind": "规范用语", "text": "一切都好"}, wrong) for n in (2, 5)]
    taken_in(book, [row for row in rows if row is not None], wrong)
    assert wrong == [(5, "与第 2 行重复", "it says the same as line 2")]


def test_two_phrases_of_one_wording_are_told_apart_by_their_order(book: Book) -> None:
    twins = [line for line in book.lines() if line.wanted.text == "请问还有什么可以帮您？"]
    assert len(twins) == 2
    wrong: Mistakes = []
    rows = [row_of(n, {"kind": "规范用语", "text": twins[0].wanted.text, "on": "否"}, wrong) for n in (2, 3)]
    after = taken_in(book, [row for row in rows if row is not None], wrong)
    assert not wrong
    assert [after.line(line.id).on for line in twins] == [False, False]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"text": "字" * 121}, "超过 120 字"),
        ({"text": "……"}, "没有能听的字"),
        ({"text": "您好，{公思}"}, "是不是“{公司}”"),
        ({"text": "您好，{xyz}"}, "没有占位符“{xyz}”"),
        ({"text": "您好，{公司"}, "花括号不成对"),
        ({"text": "您好呀", "ticks": "goodby"}, "是不是“goodbye”"),
        ({"text": "您好呀", "kind": "禁语", "ticks": "goodbye"}, "禁语不能"),
        ({"text": "您好呀", "id": "STD-02", "ticks": "goodbye"}, "自带"),
        ({"text": "您好呀", "id": "FOR-02"}, "“FOR-02”是禁语，不是规范用语"),
        ({"text": "您好呀", "id": "X-1"}, "编号“X-1”不能用"),
        ({"text": "您好呀", "id": "FOR-900"}, "编号“FOR-900”不能用"),
    ],
)
def test_each_mistake_is_one_sentence_in_each_language(book: Book, cells: dict[str, str], told: str) -> None:
    wrong: Mistakes = []
    row = row_of(4, {"kind": "规范用语", **cells}, wrong)
    assert row is not None
    assert taken_in(book, [row], wrong) == book
    ((line, chinese, english),) = wrong
    assert (line, told in chinese) == (4, True)
    assert english.isascii() or any(mark in english for mark in "{'")


def test_one_syllable_is_a_wording(book: Book) -> None:
    wrong: Mistakes = []
    row = row_of(2, {"kind": "禁语", "text": "嗯"}, wrong)
    assert row is not None
    assert taken_in(book, [row], wrong).line("FOR-501").wanted.text == "嗯"
    assert not wrong


@pytest.mark.parametrize(
    "cells",
    [
        {"kind": "x", "text": "a"},
        {"kind": "禁语"},
        {"kind": "禁语", "text": "a", "on": "也许"},
    ],
)
def test_what_is_wrong_is_said_in_both_languages(cells: dict[str, str]) -> None:
    wrong: Mistakes = []
    assert row_of(3, cells, wrong) is None
    assert wrong[0][0] == 3
    assert all(wrong[0][1:])


def test_a_row_with_the_number_of_a_phrase_changes_that_phrase(book: Book) -> None:
    wrong: Mistakes = []
    row = row_of(2, {"id": "FOR-02", "kind": "禁语", "text": "说了你也不懂", "on": "是"}, wrong)
    assert row is not None
    after = taken_in(book, [row], wrong)
    assert (wrong, after.line("FOR-02").origin) == ([], Origin.REWORDED)


def test_a_phrase_cannot_become_one_of_the_other_kind(book: Book) -> None:
    wrong: Mistakes = []
    row = row_of(2, {"id": "FOR-02", "kind": "规范用语", "text": "好"}, wrong)
    assert row is not None
    taken_in(book, [row], wrong)
    assert wrong[0][0] == 2


def test_every_phrase_is_a_row(book: Book) -> None:
    assert len(rows_of(book, everything=True)) == len(book.lines())
    assert {len(row) for row in rows_of(book, everything=True)} == {len(COLUMNS)}
    assert rows_of(book, everything=False) == []
