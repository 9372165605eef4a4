"""The words around identifiers."""

from __future__ import annotations

import pytest

from feedback.identifier_words import ASKS_BEFORE, ASKS_BEHIND, CODE_CUES, DIGITS, NUMBER_CUES, sounds_like


def test_digits_are_known_in_every_way_they_are_said_and_written() -> None:
    assert "".join(DIGITS[char] for char in "零〇洞幺一两二拐七勾九８8捌") == "00011227799888"


def test_no_digit_stands_for_another() -> None:
    assert not any(sounds_like(char) for char in DIGITS)


@pytest.mark.parametrize(
    ("char", "digit"), [("林", "0"), ("腰", "1"), ("儿", "2"), ("山", "3"), ("屋", "5"), ("救", "9")]
)
def test_misheard_digits_are_told_by_their_sound(char: str, digit: str) -> None:
    assert sounds_like(char) == digit


def test_what_counts_or_places_something_never_stands_for_a_digit() -> None:
    assert [sounds_like(char) for char in "亿期栋十，a"] == [""] * 6


@pytest.mark.parametrize("said", ["密码", "蜜码", "验证吗", "口令", "安全码", "身份证后四位", "短信码", "CVV"])
def test_codes_are_known_by_name_and_as_they_are_misheard(said: str) -> None:
    assert CODE_CUES.search(f"您的{said}是")


def test_what_asks_stands_near() -> None:
    assert ASKS_BEFORE.search("请您报一下您收到的")
    assert not ASKS_BEFORE.search("请问您要修改")
    assert ASKS_BEHIND.match("是多少")
    assert not ASKS_BEHIND.match("五分钟内有效，请不要告诉别人")


def test_numbers_have_names() -> None:
    assert NUMBER_CUES.search("我的银行卡号")
    assert not NUMBER_CUES.search("我的意思")
