"""Groups of digits in one utterance."""

from __future__ import annotations

import pytest

from feedback.digit_groups import Gap, read_groups


def digits(text: str) -> list[str]:
    return [group.digits for group in read_groups(text).groups if not group.counted]


def test_pauses_and_fillers_part_groups_and_words_end_a_row() -> None:
    reading = read_groups("六二二二，嗯，那个，零二。我姓王，三三")
    assert [(g.digits, g.before) for g in reading.groups] == [
        ("6222", Gap.NOTHING),
        ("02", Gap.NOTHING),
        ("33", Gap.WORDS),
    ]
    assert reading.after is Gap.NOTHING


def test_blanks_are_nothing_and_places_are_those_of_the_text() -> None:
    text = "号 码 1 3 8 0"
    reading = read_groups(text)
    (group,) = reading.groups
    assert group.digits == "1380"
    assert text[slice(*reading.place(group.start, group.end))] == "1 3 8 0"


@pytest.mark.parametrize("said", ["三十块", "一二零分钟", "二零二四年", "五六个", "九九套餐", "1234567元"])
def test_what_an_amount_follows_is_counted(said: str) -> None:
    assert digits(said) == []


def test_a_long_number_is_none_of_the_things_that_follow_it() -> None:
    assert digits("二零二四一零零三零零一号") == ["20241003001"]


def test_an_enumeration_shares_its_unit() -> None:
    assert digits("九九，一二九，一九九元") == []


def test_a_code_before_an_amount_keeps_its_digits() -> None:
    assert digits("八三六二一九十分钟") == ["83621"]


def test_a_year_behind_a_number_is_cut_off() -> None:
    assert digits("三三四四五五二零二四年") == ["334455"]


def test_short_groups_as_recognisers_spell_them_count_as_digits() -> None:
    assert digits("六十二二十二零二零二") == ["62220202"]


def test_a_single_digit_inside_words_is_none() -> None:
    assert digits("我有三分把握，一会儿见") == []
    assert digits("六，三，八") == ["6", "3", "8"]


def test_a_group_says_whether_a_word_touches_it_and_what_was_taken_back() -> None:
    first, second = read_groups("八八八成交，不对，九九九").groups
    assert first.touched
    assert not second.touched
    assert second.correction


def test_a_letter_inside_a_number_does_not_end_it() -> None:
    assert read_groups("零八二叉").after is Gap.NOTHING
    (group,) = read_groups("A五").groups
    assert group.before is Gap.NOTHING


def test_nobody_says_so_long_an_amount_digit_by_digit() -> None:
    assert digits("一三八零零一三八零零零元") == ["13800138000"]
    assert digits("一三八零元") == []
