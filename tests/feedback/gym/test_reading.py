"""Reading aloud: every syllable of the text is said, unclear, misread or missed."""

from __future__ import annotations

import pytest

from asr_models.transcript import Word
from audio.span import Span
from feedback.gym.reading import Said, read_aloud, said_rather


def words(*said: str, confidence: float = 1.0) -> list[Word]:
    return [Word(text, Span(i, i + 0.5), confidence) for i, text in enumerate(said)]


def outcome(text: str, *said: str) -> str:
    """A letter for each syllable: s said, u unclear, x misread, m missed."""
    letters = {Said.SAID: "s", Said.UNCLEAR: "u", Said.MISREAD: "x", Said.MISSED: "m"}
    return "".join(letters[one.said] for one in read_aloud(text, words(*said)).syllables)


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("请您稍等一会，好吗？", ("请您", "稍等", "一会", "好吗"), "ssssssss"),
        ("请您稍等一会，好吗？", ("请您", "稍等", "一会"), "ssssssmm"),
        ("请您稍等一会，好吗？", ("请你", "烧等", "一会", "好吗"), "ssssssss"),  # the same sounds
        ("大约四十分钟", ("大约", "十四", "分钟"), "ssuuss"),  # 四 and 十 are confused
        ("马上为您查询", ("马上", "为您", "退款"), "ssssxx"),
        ("马上为您查询", (), "mmmmmm"),
        ("", ("请您",), ""),
    ],
)
def test_syllable_by_syllable(text: str, said: tuple[str, ...], found: str) -> None:
    assert outcome(text, *said) == found


def test_what_the_recogniser_was_not_sure_of_is_forgiven() -> None:
    read = read_aloud("马上为您查询", words("马上", "为您", "退款", confidence=0.4))
    assert [one.said for one in read.syllables[4:]] == [Said.UNCLEAR] * 2
    assert read.share == 1.0


def test_what_was_put_in_is_told_with_its_place() -> None:
    read = read_aloud("请您稍等", words("请您", "那个", "稍等"))
    assert [one.said for one in read.syllables] == [Said.SAID] * 4
    assert [(one.after, one.text) for one in read.extra] == [(1, "那个")]


def test_the_share_and_the_missing_stretches() -> None:
    read = read_aloud("请您稍等一会，好吗？", words("请您", "好吗"))
    assert read.share == pytest.approx(0.5)
    assert read.missed == ("稍等一会",)


def test_syllables_know_where_they_stand_and_when_they_were_said() -> None:
    read = read_aloud("您好，请稍等", words("你好", "请", "稍等"))
    third = read.syllables[2]
    assert (third.char, third.place) == ("请", 3)
    assert third.span is not None
    assert third.span.start_s == pytest.approx(1.0)
    assert read.syllables[0].char == "您"


def test_numbers_are_read_as_they_are_spoken() -> None:
    assert outcome("工号8021", "工号", "八零二一") == "ssssss"


def test_a_character_with_two_readings_is_read_either_way() -> None:
    assert outcome("银行还款", "银行", "环款") == "ssss"


def test_the_old_habit_is_told_from_its_replacement() -> None:
    new, old = "请您稍等一会，好吗？", "等一下"
    assert said_rather(new, old, words("等", "一下"))
    assert not said_rather(new, old, words("请您", "稍等", "一会"))
    assert not said_rather(new, old, [])
