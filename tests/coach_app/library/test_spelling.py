from __future__ import annotations

import pytest

from coach_app.library.spelling import pinyin, spaced, terms


def test_every_character_and_digit_is_a_word_of_its_own() -> None:
    assert spaced("请拨九五五八八。") == "请 拨 九 五 五 八 八"
    assert spaced("VIP客户，OK？") == "vip 客 户 ok"


def test_traditional_characters_and_written_numbers_are_what_they_mean() -> None:
    assert spaced("銀行卡20號") == spaced("银行卡二十号")


def test_a_polite_you_is_another_word_than_a_familiar_one() -> None:
    assert spaced("您好") != spaced("你好")
    assert pinyin("您好") == "nin hao"


def test_masked_identifiers_leave_nothing_to_search_for() -> None:
    assert spaced("电话•••••••••••。") == "电 话"


def test_pinyin_is_as_it_is_typed() -> None:
    assert pinyin("绿色女士，嗯，退款") == "lv se nv shi en tui kuan"
    assert pinyin("VIP") == ""


def test_what_is_typed_in_characters_is_one_phrase() -> None:
    (term,) = terms("請問，有什么")
    assert term.chars == ("请", "问", "有", "什", "么")
    assert not term.syllables


@pytest.mark.parametrize(
    ("typed", "read"),
    [("tuikuan", ("tui", "kuan")), ("tuik", ("tui", "k")), ("lüse", ("lv", "se")), ("NIHAO", ("ni", "hao"))],
)
def test_pinyin_is_read_in_syllables_the_last_of_which_may_be_begun(typed: str, read: tuple[str, ...]) -> None:
    assert terms(typed)[0].syllables[0] == read


def test_what_can_be_read_in_several_ways_is_looked_for_in_all_of_them() -> None:
    assert set(terms("fangan")[0].syllables) == {("fang", "an"), ("fan", "gan")}


def test_blanks_between_syllables_join_them_blanks_between_words_do_not() -> None:
    assert len(terms("tui kuan")) == 1
    assert [term.chars for term in terms("退款 投诉")] == [("退", "款"), ("投", "诉")]
    assert [term.chars for term in terms("tuikuan 投诉")] == [("tuikuan",), ("投", "诉")]


def test_latin_words_that_are_no_pinyin_stay_words() -> None:
    assert [term.chars for term in terms("hello world")] == [("hello",), ("world",)]
    assert not terms("vip")[0].syllables


def test_one_letter_is_not_read_as_the_beginning_of_a_tenth_of_everything() -> None:
    assert not terms("s")[0].syllables


@pytest.mark.parametrize("words", ["", "  ", "，。！", "•••", "\"'*()^:-"])
def test_nothing_to_search_for_is_no_term(words: str) -> None:
    assert terms(words) == []


def test_endless_typing_takes_no_endless_time() -> None:
    assert terms("an" * 5000 + "q")
    assert terms("an" * 28 + "q")
