from __future__ import annotations

from pathlib import Path

import pytest

from feedback.drills.english_check import english_mistakes, english_of
from feedback.drills.loading import load_book
from feedback.pack import find_pack, load_pack
from tests.feedback.drills.small_books import DRILL, line_of, write_book

ENGLISH = """\
schema = "coach.drills.en/1"

[[sector]]
zh = "银行"
text = "Banking"

[[drill]]
id = "SCN-01"
title = "Changing a PIN"
background = "The customer wants to change the PIN."

  [[drill.pass]]
  zh = "开场四要素齐全"
  text = "Greeting complete"
  hint = "Company and name first."

  [[drill.line]]
  id = "c2"
  text = "(nothing is said)"
"""
SILENT = DRILL.replace('text = "谢谢你。"', 'text = "（无声）"\n  sound = "silence"\n  lasts_s = 3.0')


def told(folder: Path, english: str = ENGLISH, drills: str = SILENT) -> list[str]:
    """What is said of a book with this English."""
    write_book(folder, drills)
    (folder / "drills.en.toml").write_text(english, "utf-8")
    wrong: list[str] = []
    pack = load_pack()
    book = load_book(folder, pack.lexicon, pack.rules, wrong, thorough=False)
    assert book is not None, wrong
    return english_mistakes(folder, book)


def at(part: str, english: str = ENGLISH) -> str:
    return f"drills.en.toml, line {line_of(english, part)}: "


def test_a_complete_translation_has_no_mistakes(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_the_programs_own_is_complete() -> None:
    pack, wrong = load_pack(), list[str]()
    book = load_book(find_pack("zh-service"), pack.lexicon, pack.rules, wrong, thorough=False)
    assert book is not None
    assert english_mistakes(find_pack("zh-service"), book) == []


def test_a_pack_may_do_without(tmp_path: Path) -> None:
    told(tmp_path)
    (tmp_path / "drills.en.toml").unlink()
    book = load_book(tmp_path, load_pack().lexicon, None, [], thorough=False)
    assert book is not None
    assert english_mistakes(tmp_path, book) == []
    assert english_of(tmp_path) is None


@pytest.mark.parametrize(
    ("gone", "place", "sentence"),
    [
        ('[[sector]]\nzh = "银行"\ntext = "Banking"\n', "", "the sector “银行” has no English: add [[sector]]"),
        (ENGLISH[ENGLISH.index("[[drill]]") :], "", "SCN-01 has no English: add [[drill]] with its id"),
        (
            'background = "The customer wants to change the PIN."\n',
            "[[drill]]",
            "SCN-01: the background has no English",
        ),
        (
            ENGLISH[ENGLISH.index("  [[drill.pass]]") : ENGLISH.index("  [[drill.line]]")],
            "[[drill]]",
            "SCN-01: the criterion “开场四要素齐全” has no English",
        ),
        ('  hint = "Company and name first."\n', "[[drill.pass]]", "“开场四要素齐全” has a hint, which has no English"),
        (ENGLISH[ENGLISH.index("  [[drill.line]]") :], "[[drill]]", "SCN-01 c2: “（无声）” has no English"),
    ],
)
def test_what_is_missing_is_named_with_its_place(tmp_path: Path, gone: str, place: str, sentence: str) -> None:
    english = ENGLISH.replace(gone, "")
    [said] = told(tmp_path, english)
    assert said.startswith(at(place, english) if place else "drills.en.toml: ")
    assert sentence in said


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        ('zh = "银行"', 'zh = "银河"', "there is no sector “银河”, did you mean '银行'?"),
        ('id = "SCN-01"', 'id = "SCN-11"', "there is no drill 'SCN-11'"),
        ("四要素齐全", "四要素齐备", "SCN-01: there is no criterion “开场四要素齐备”"),
        ('id = "c2"', 'id = "c9"', "SCN-01: there is no line 'c9'"),
        ('id = "c2"', 'id = "c1"', "SCN-01 c1: what the customer says stays Mandarin"),
        ('title = "', 'titel = "', "SCN-01: titel: unknown field"),
        ('  text = "Greeting complete"', "  text = 3", "SCN-01: pass.0.text: write text in quotation marks, not 3"),
    ],
)
def test_what_belongs_to_nothing_is_named_with_its_place(tmp_path: Path, was: str, now: str, sentence: str) -> None:
    found = [said for said in told(tmp_path, ENGLISH.replace(was, now)) if sentence in said]
    assert len(found) == 1
    assert found[0].startswith("drills.en.toml, line ")


def test_what_stands_twice_is_named(tmp_path: Path) -> None:
    twice = ENGLISH + '\n[[drill]]\nid = "SCN-01"\ntitle = "Again"\n'
    assert any("'SCN-01' stands twice" in said for said in told(tmp_path, twice))


def test_a_file_that_cannot_be_read_is_one_mistake_and_shows_no_english(tmp_path: Path) -> None:
    assert told(tmp_path, "schema = \n") == [
        "drills.en.toml, line 1: no value stands here; text belongs in quotation marks"
    ]
    assert english_of(tmp_path) is None
