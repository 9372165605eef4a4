from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.phrasebook.book import Book, Origin, Wanted
from feedback.errors import PackError
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack
from feedback.phrases import PhraseMatcher


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea", "云海宽带")


def heard(book: Book, text: str) -> set[str]:
    return {hit.phrase for hit in PhraseMatcher(book.pack().lexicon).match(text)}


def test_a_new_book_holds_what_the_pack_holds(book: Book) -> None:
    lines = book.lines()
    assert {line.kind for line in lines} == {PhraseClass.STANDARD, PhraseClass.FORBIDDEN}
    assert all(line.on and line.origin is Origin.PACK for line in lines)


def test_a_phrase_is_switched_off_and_on(book: Book) -> None:
    off = book.switched("FOR-02", False)
    assert not off.line("FOR-02").on
    assert "FOR-02" not in {phrase.id for phrase in off.pack().lexicon.phrases}
    assert off.switched("FOR-02", True) == book


def test_a_phrase_of_ones_own(book: Book) -> None:
    mine, name = book.with_added(PhraseClass.STANDARD, Wanted("祝您今天一切顺利", ticks=("goodbye",)))
    assert name == "STD-501"
    assert mine.lines()[0].origin is Origin.OWN
    assert name in heard(mine, "祝您今天一切顺利")
    changed = mine.worded(name, Wanted("祝您和家人平安喜乐"))
    assert changed.line(name).wanted.text == "祝您和家人平安喜乐"
    assert mine.with_added(PhraseClass.STANDARD, Wanted("嗯"))[1] == "STD-502"
    assert mine.without(name) == book


def test_a_phrase_of_the_pack_is_reworded_and_its_old_words_still_count(book: Book) -> None:
    old = book.line("STD-47").wanted
    mine = book.worded("STD-47", replace(old, text="感谢您选择云海宽带"))
    assert mine.line("STD-47").origin is Origin.REWORDED
    assert "STD-47" in heard(mine, "感谢您选择云海宽带")
    assert "STD-47" in heard(mine, "感谢您的来电，再见")
    assert mine.without("STD-47") == book


def test_a_phrase_said_as_the_pack_says_it_is_the_packs_again(book: Book) -> None:
    old = book.line("STD-47").wanted
    mine = book.worded("STD-47", replace(old, text="感谢您选择云海宽带"))
    assert mine.worded("STD-47", old) == book


def test_opening_a_reworded_phrase_and_closing_it_changes_nothing(book: Book) -> None:
    mine = book.worded("FOR-02", replace(book.line("FOR-02").wanted, replacement="我再说一遍", severity="note"))
    assert mine.worded("FOR-02", mine.line("FOR-02").wanted) == mine


def test_only_its_own_wordings_count_and_none_of_them_is_lost(book: Book) -> None:
    old = book.line("FOR-02").wanted
    mine = book.worded("FOR-02", replace(old, only=True))
    assert mine.line("FOR-02").wanted == replace(old, only=True)
    assert all("FOR-02" in heard(mine, text) for text in old.variants[:3])
    assert mine.worded("FOR-02", old) == book


def test_numbers_go_on_past_a_thousand(book: Book) -> None:
    edits = [("", PhraseClass.FORBIDDEN, Wanted(f"第{n}句话"), None) for n in range(600)]
    mine = book.edited([*edits, ("FOR-503", PhraseClass.FORBIDDEN, Wanted("这句有编号"), False)])
    ids = [one.id for one in mine.layer.phrases]
    assert len(set(ids)) == 601
    assert ids[-2:] == ["FOR-1101", "FOR-503"]
    assert not mine.line("FOR-503").on
    assert mine.with_added(PhraseClass.FORBIDDEN, Wanted("再来一句"))[1] == "FOR-1102"
    assert mine.pack().id == book.id


def test_many_edits_at_once_are_the_same_as_one_by_one(book: Book) -> None:
    old = book.line("STD-47").wanted
    wanted = replace(old, text="感谢您选择云海宽带")
    one_by_one = book.worded("STD-47", wanted).switched("FOR-02", False)
    forbidden = book.line("FOR-02").wanted
    assert one_by_one == book.edited(
        [("STD-47", PhraseClass.STANDARD, wanted, None), ("FOR-02", PhraseClass.FORBIDDEN, forbidden, False)]
    )
    assert one_by_one.edited([("STD-47", PhraseClass.STANDARD, old, True)]) == book.switched("FOR-02", False)


def test_what_stands_for_placeholders(book: Book) -> None:
    assert book.placed({"公司": " 云海宽带 ", "姓名": ""}).pack().file.placeholders == {"公司": "云海宽带"}


def test_what_is_wrong_is_told_before_anything_is_kept(book: Book) -> None:
    wrong, _ = book.with_added(PhraseClass.STANDARD, Wanted("欢迎致电{公思}", ticks=("goodby",)))
    with pytest.raises(PackError) as raised:
        wrong.pack()
    assert len(raised.value.mistakes) == 2
