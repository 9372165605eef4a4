from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach_app.practice.books import open_book, sounds_folder
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from coach_app.practice.sounds import Sounds
from coach_app.practice_sheets import asking, drill_row, line_wave, plain
from coach_app.ui.practice.shown import Wave
from feedback.drills.book import DrillBook
from feedback.drills.drill import Drill
from feedback.drills.translated import drill_in
from feedback.pack import load_pack


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def drill(book: DrillBook, name: str) -> Drill:
    found = book.get(name)
    assert found is not None
    return found


def a_note(score: float | None, passed: bool) -> Note:
    at = datetime(2026, 11, 22, 20, tzinfo=UTC)
    return Note(at=at, opens=Opens.DRILL, key="SCN-01", score=score, passed=passed)


def test_a_row_is_in_the_readers_language_and_found_by_words_of_both(book: DrillBook) -> None:
    written = drill(book, "SCN-01")
    row = drill_row(drill_in(written, book, "en"), (), written)
    assert (row.title, row.sector, row.times, row.score) == (
        "New payroll card: changing the PIN",
        "Banking",
        0,
        None,
    )
    for words in ("initial PIN", "工资卡修改密码", "初始密码", "卡是今天刚拿到的"):
        assert words in row.words


def test_a_row_tells_how_the_last_take_went(book: DrillBook) -> None:
    written = drill(book, "SCN-01")
    row = drill_row(written, (a_note(51.0, False), a_note(86.0, True)), written)
    assert (row.times, row.score, row.passed) == (2, 86.0, True)


def test_what_the_screen_asks_for_has_the_names_of_this_centre(book: DrillBook) -> None:
    values = {"公司": "海风宽带"}
    asked = asking(drill_in(drill(book, "SCN-101"), book, "en"), values)
    assert asked.line[0].text == "Say with a smiling voice: “您好，海风宽带，〈姓名〉为您服务。”"
    assert asking(drill(book, "SCN-101"), values).line[0].text == "请用微笑的声音说：您好，海风宽带，〈姓名〉为您服务。"
    assert {line.read for line in asked.line} == {"您好，海风宽带，〈姓名〉为您服务。", "请问怎么称呼您？"}


def test_blanks_that_nobody_filled_are_shown_as_gaps() -> None:
    assert plain("{公司}客服") == "〈公司〉客服"


def test_a_line_without_a_sound_has_no_wave(book: DrillBook, tmp_path: Path) -> None:
    sounds = Sounds(sounds_folder(load_pack()))
    assert line_wave(sounds, drill(book, "SCN-01"), "c1").peaks
    assert line_wave(Sounds(tmp_path), drill(book, "SCN-01"), "c1") == Wave()
