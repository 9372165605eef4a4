"""The drills that come with the program, in English: complete, and saying the same as the Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from coach_app.practice.books import open_book
from feedback.drills.book import DrillBook
from feedback.drills.english import English, EnglishCriterion, EnglishDrill
from feedback.drills.translated import book_in
from feedback.pack import load_pack

#: What is quoted is to be said as it stands; after a colon hints give the words to say without quotation marks.
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|（[^）]*）|\([^)]*[\u4e00-\u9fff][^)]*\)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
#: Numbers that are written in words, with what they count.
_COUNTED = re.compile(
    r"(?<![第一二三四五六七八九十百半几])([二两三四五六八九十]+|十五|二十五)(?:秒|分钟|小时内|个半音|样|件事|三步|遍|句|问|项|次电|个问题)"
)
_WORDS = {
    "两": "two|twice|both",
    "二": "two|both",
    "三": "three",
    "四": "four",
    "五": "five",
    "六": "six",
    "八": "eight",
    "十": "ten",
} | {"二十": "twenty", "二十五": "twenty-five", "九十": "ninety"}


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def pairs(book: DrillBook) -> Iterator[tuple[str, str, str]]:
    """Where, in Chinese and in English: everything that is said about the drills."""
    told = book_in(book, "en")
    for written, there in zip((*book.base, *book.whole_call), (*told.base, *told.whole_call), strict=True):
        yield written.text, written.text, there.text
        yield f"{written.text} hint", written.hint, there.hint
    for drill, english in zip(book.drill, told.drill, strict=True):
        yield f"{drill.id} title", drill.title, english.title
        yield f"{drill.id} background", drill.background, english.background
        yield f"{drill.id} sector", drill.sector, english.sector
        for one, other in zip(drill.pass_, english.pass_, strict=True):
            yield f"{drill.id} {one.text}", one.text, other.text
            yield f"{drill.id} {one.text} hint", one.hint, other.hint
        for line, said in zip(drill.line, english.line, strict=True):
            if line.sound == "silence" or line.read:
                yield f"{drill.id} {line.id}", line.text, said.text
    for standard in book.standard:
        yield standard.id, standard.title.zh, standard.title.en
        yield f"{standard.id} hint", standard.hint.zh, standard.hint.en


def test_everything_about_a_drill_is_there_in_english(book: DrillBook) -> None:
    all_pairs = list(pairs(book))
    assert len(book.drill) == 113
    assert sum(len(drill.pass_) for drill in book.drill) == 281
    assert [where for where, zh, en in all_pairs if zh and (not en or en == zh)] == []


def test_outside_quotations_no_chinese_is_left(book: DrillBook) -> None:
    after_colon = re.compile(r"[:→] [^:→]*?[\u4e00-\u9fff][^a-z]*")
    left = {where: en for where, _, en in pairs(book) if _HAN.search(after_colon.sub("", _QUOTED.sub("", en)))}
    assert left == {}


def test_titles_backgrounds_sectors_and_criteria_are_english_throughout(book: DrillBook) -> None:
    told = book_in(book, "en")
    texts = [text for drill in told.drill for text in (drill.background, drill.sector)]
    assert [text for text in texts if _HAN.search(text)] == []
    shown = [text for drill in told.drill for text in (drill.title, *(one.text for one in drill.pass_))]
    assert [text for text in shown if _HAN.search(_QUOTED.sub("", text))] == []


def test_numbers_are_the_same_in_both_languages(book: DrillBook) -> None:
    apart = {
        where: (zh, en) for where, zh, en in pairs(book) if Counter(_DIGITS.findall(zh)) != Counter(_DIGITS.findall(en))
    }
    standards = {standard.id for standard in book.standard}
    assert {where: texts for where, texts in apart.items() if where.split()[0] not in standards} == {}


def test_numbers_in_words_are_the_same_too(book: DrillBook) -> None:
    checked, apart = 0, {}
    for where, zh, en in pairs(book):
        for number in _COUNTED.findall(_QUOTED.sub("", zh)):
            words = _WORDS.get(number)
            checked += words is not None
            if words and not re.search(words, _QUOTED.sub("", en).lower()):
                apart[where] = (zh, en)
    assert checked > 50
    assert apart == {}


def test_learners_see_no_internal_names(book: DrillBook) -> None:
    ids = re.compile(r"\b(STD|FOR|FIL|TON|TIM|BEH|CUS|SCN)-\d|\bcpm\b")
    assert [where for where, zh, en in pairs(book) if ids.search(zh) or ids.search(en) or "alert" in zh] == []


def test_entries_are_found_by_what_the_author_wrote() -> None:
    one = EnglishCriterion(zh="开场齐全", text="Greeting complete")
    english = English(
        schema="coach.drills.en/1", drill=(EnglishDrill(id="SCN-01", title="A card", **{"pass": (one,)}),)
    )
    drill = english.get("SCN-01")
    assert drill is not None
    assert drill.criterion("开场齐全") is one
    assert drill.criterion("别的") is None
    assert english.get("SCN-02") is None
    assert english.sector_name("银行") == "银行"
