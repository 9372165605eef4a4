"""Reading the drills of a pack: every mistake at once, with its file, its line and what was probably meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from feedback.drills.loading import load_book
from feedback.drills.measure import DrillMeasure, Need
from feedback.pack import load_pack
from tests.feedback.drills.small_books import DRILL, HEAD, line_of, write_book

PACK = load_pack()
MEASURES = {"rate_cpm": DrillMeasure("rate_cpm", "cpm", "rate", frozenset({Need.VOICE}), lambda *_: None, ("part",))}


def mistakes_of(folder: Path) -> list[str]:
    found: list[str] = []
    load_book(folder, PACK.lexicon, PACK.rules, found, MEASURES)
    return found


def told(tmp_path: Path, drills: str = DRILL, head: str = HEAD) -> list[str]:
    return mistakes_of(write_book(tmp_path, drills, head))


def test_a_folder_without_drills_has_no_book_and_no_mistakes(tmp_path: Path) -> None:
    found: list[str] = []
    assert load_book(tmp_path, PACK.lexicon, PACK.rules, found) is None
    assert found == []


def test_a_good_book_is_read_whole(tmp_path: Path) -> None:
    found: list[str] = []
    book = load_book(write_book(tmp_path), PACK.lexicon, PACK.rules, found, MEASURES)
    assert found == []
    assert book is not None
    assert [line.id for line in book.drill[0].line] == ["c1", "c2"]


def test_drills_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    many = "\n".join(DRILL.replace("SCN-01", name) for name in ("SCN-100", "SCN-02", "SCN-11"))
    book = load_book(write_book(tmp_path, many), PACK.lexicon, PACK.rules, [], MEASURES)
    assert book is not None
    assert [drill.id for drill in book.drill] == ["SCN-02", "SCN-11", "SCN-100"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('next = "c2"', 'nxet = "c2"', "unknown field, did you mean 'next'?"),
        ("difficulty = 1", "difficulty = 9", "at most 5, not 9"),
        ('group = "phrases"', 'group = ""', "'phrases', 'behaviours' or 'tone', not ''"),
        ('said = ["STD-69"]', 'said = ["STD-699"]', "there is no phrase 'STD-699', did you mean 'STD-69'?"),
        ('must = ["STD-01"]', 'must = ["STD-01", "TON-26"]', "there is no [[standard]] 'TON-26'"),
        ('must = ["STD-01"]', 'must_not = ["FOR-99"]', "there is no phrase 'FOR-99'"),
        ('"rate_cpm"', '"rate_cmp"', "there is no measure 'rate_cmp', did you mean 'rate_cpm'?"),
        ("at_most = 180", "at_most = 180, params = { prat = 1 }", "no parameter 'prat', did you mean 'part'?"),
        ('{ said = ["STD-01"] }', '{ said = ["STD-01"], over = { after = "c9" } }', "there is no line 'c9'"),
        ('{ said = ["STD-01"] }', '{ rule = "no-such-rule" }', "there is no rule 'no-such-rule'"),
        ('mood = "neutral"', 'mood = "neutrall"', "there is no mood 'neutrall', did you mean 'neutral'?"),
        ('next = "c2"', 'next = "c3"', "there is no line 'c3'"),
        ('next = "end"', 'next = "c1"', "no way leads to the end"),
        ('  hint = "先报公司和姓名。"\n', "", "without a hint"),
        ('text = "谢谢你。"', 'text = ""', "a line that is no silence needs words"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    drills = DRILL.replace(right, wrong, 1)
    assert drills != DRILL
    found = told(tmp_path, drills)
    assert any(said in sentence for sentence in found), found
    assert all(sentence.startswith("drills/one.toml, line ") for sentence in found)


def test_the_place_is_the_line_that_is_wrong(tmp_path: Path) -> None:
    drills = DRILL.replace('"rate_cpm"', '"rate_cmp"').replace('next = "end"', 'next = "ende"')
    found = told(tmp_path, drills)
    assert [sentence.split(": ")[0] for sentence in found] == [
        f"drills/one.toml, line {line_of(drills, 'ende')}",
        f"drills/one.toml, line {line_of(drills, 'rate_cmp')}",
    ]


def test_a_criterion_without_a_check_is_a_mistake(tmp_path: Path) -> None:
    start = DRILL.index("  check = [")
    without = DRILL[:start] + DRILL[DRILL.index('  hint = "先') :]
    assert any("check: is missing" in sentence for sentence in told(tmp_path, without))


def test_every_mistake_of_every_drill_is_told_at_once(tmp_path: Path) -> None:
    first = DRILL.replace('group = "phrases"', 'group = "words"').replace('["STD-69"]', '["STD-999"]')
    second = DRILL.replace("SCN-01", "SCN-02").replace('next = "c2"', 'next = "c7"')
    again = DRILL.replace('"neutral"', '"neutrall"')
    write_book(tmp_path, first + second + again)
    (tmp_path / "sounds" / "SCN-02" / "c1.opus").unlink()
    found = mistakes_of(tmp_path)
    for said in (
        "group: write ",
        "there is no phrase 'STD-999'",
        "there is no line 'c7'",
        "the sound sounds/SCN-02/c1.opus is missing",
        "there is no mood 'neutrall'",
        "the id is used twice, first in drills/one.toml, line 2",
    ):
        assert any(said in sentence for sentence in found), said
    places = [int(sentence.split("line ")[1].split(":")[0]) for sentence in found]
    assert places == sorted(places)


def test_a_file_that_is_no_toml_does_not_hide_the_others(tmp_path: Path) -> None:
    write_book(tmp_path, DRILL.replace('next = "c2"', 'next = "c3"'))
    (tmp_path / "drills" / "zwei.toml").write_text("[[drill", "utf-8")
    found = mistakes_of(tmp_path)
    assert any(sentence.startswith("drills/zwei.toml: ") for sentence in found)
    assert any("'c3'" in sentence for sentence in found)


def test_the_head_is_checked_too(tmp_path: Path) -> None:
    head = "grade_form = 0.5\n" + HEAD.replace("tone = 30.0", "tone = 31.0")
    found = told(tmp_path, head=head)
    assert any("did you mean 'grade_from'" in sentence for sentence in found)
    assert any("sum to 101 and not to 100" in sentence for sentence in found)


def test_a_book_of_a_pack_that_was_checked_is_read_by_its_schema_alone(tmp_path: Path) -> None:
    write_book(tmp_path, DRILL.replace('"neutral"', '"neutrall"'))
    found: list[str] = []
    assert load_book(tmp_path, PACK.lexicon, PACK.rules, found, thorough=False) is not None
    assert found == []


def test_a_head_that_cannot_be_read_is_one_mistake_and_not_one_for_every_name(tmp_path: Path) -> None:
    write_book(tmp_path, head="[[")
    assert mistakes_of(tmp_path) == ["drills.toml: the file ends in the middle of an entry"]


def test_a_folder_of_drills_that_may_not_be_opened_is_named(tmp_path: Path) -> None:
    write_book(tmp_path)
    shutil.rmtree(tmp_path / "drills")
    (tmp_path / "drills").write_text("no folder", "utf-8")
    assert mistakes_of(tmp_path) == ["drills cannot be read (Not a directory)"]
