"""What is spelled sign by sign, and how often a digit comes."""

from __future__ import annotations

import pytest

from feedback.code_spelling import Spelling, spellings


def only(plain: str) -> Spelling:
    (found,) = spellings(plain)
    return found


def pieces(plain: str) -> list[str]:
    return [plain[start:end] for start, end in only(plain).places]


def test_fillers_and_pauses_between_signs_belong_to_no_sign() -> None:
    assert pieces("小写a，大写B，嗯，七七三一") == ["a", "B", "七七三一"]


@pytest.mark.parametrize(
    ("plain", "signs", "digits"), [("abc一二三", 6, 3), ("八三两个六", 4, 4), ("六个八", 6, 6), ("四个七俩零", 6, 6)]
)
def test_every_sign_counts_as_often_as_it_is_said(plain: str, signs: int, digits: int) -> None:
    assert (only(plain).signs, only(plain).digits) == (signs, digits)


def test_it_is_told_what_kind_of_code_it_may_be() -> None:
    plains = ("qwe五八", "qw五", "两个八两个六", "两个八", "abc", "ab", "五八三九")
    found = [only(plain) for plain in plains]
    assert [one.mixed for one in found] == [True, False, False, False, False, False, False]
    assert [one.counted for one in found] == [False, False, True, False, False, False, False]
    assert [one.spelled_out for one in found] == [False, False, False, False, True, False, False]


def test_it_is_alone_when_nothing_but_fillers_stands_around_it() -> None:
    assert only("嗯，三六，好的").alone
    assert not only("我住三六").alone


@pytest.mark.parametrize("plain", ["OK，稍等", "APP里面看吗", "都两个月没用了", ""])
def test_words_in_latin_letters_are_not_spelled(plain: str) -> None:
    assert list(spellings(plain)) == []


def test_digits_that_count_what_follows_are_no_sign() -> None:
    assert pieces("MA一三级") == ["MA"]
