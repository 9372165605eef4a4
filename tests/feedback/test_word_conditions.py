"""Exceptions that words show."""

from __future__ import annotations

import pytest

from feedback.word_conditions import word_conditions
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said, rule

HELLO: Said = (AGENT, 0.5, 4.0, "您好，电信客服为您服务，请问有什么可以帮您？")
TABLE = {c.name: c for c in word_conditions()}


def holds(name: str, now_s: float, *said: Said) -> bool:
    return TABLE[name].holds(Conversation([HELLO, *said], 120.0).view(now_s), rule("pace.too_fast"))


def test_a_customer_who_could_not_hear_excuses_loudness_for_a_minute() -> None:
    louder: Said = (CUSTOMER, 5.0, 7.0, "你声音大一点。")
    assert not holds("asked_louder", 6.0, louder)
    assert holds("asked_louder", 20.0, louder)
    assert not holds("asked_louder", 80.0, louder)


@pytest.mark.parametrize(("wish", "excused"), [("麻烦快一点，我赶时间。", True), ("你慢慢说。", False)])
def test_reading_back_may_be_fast_if_the_customer_is_in_a_hurry(wish: str, excused: bool) -> None:
    back: Said = (AGENT, 8.0, 11.0, "跟您核对一下，卡号六二二五，对吗？")
    assert holds("reading_back", 12.0, (CUSTOMER, 5.0, 7.0, wish), back) is excused


@pytest.mark.parametrize(
    ("said", "reads_back"), [("跟您核对一下，您要改的是地址，对吗？", True), ("好的，这个月有优惠活动。", False)]
)
def test_only_what_is_read_back_is_excused_by_the_hurry(said: str, reads_back: bool) -> None:
    hurry: Said = (CUSTOMER, 5.0, 7.0, "麻烦快一点，我赶时间。")
    assert holds("reading_back", 12.0, hurry, (AGENT, 8.0, 11.0, said)) is reads_back


def test_a_customer_without_a_channel_asked_for_nothing() -> None:
    alone = Conversation([HELLO], 20.0, speakers=(AGENT,)).view(6.0)
    assert not TABLE["asked_louder"].holds(alone, rule("pace.too_fast"))


def test_numbers_may_be_read_slowly() -> None:
    number: Said = (AGENT, 8.0, 14.0, "编号是，三，零，七，九，二，六。")
    assert holds("dictating", 15.0, number)
    assert not holds("dictating", 40.0, number)
    assert not holds("dictating", 12.0, (AGENT, 8.0, 11.0, "您的话费是五十元。"))


def test_an_announced_wait_excuses_a_late_answer() -> None:
    wait: Said = (AGENT, 8.0, 10.0, "请您稍等，我马上为您查询。")
    yes: Said = (CUSTOMER, 10.5, 11.0, "好的。")
    assert holds("on_hold", 20.0, wait, yes)
    assert holds("on_hold", 25.0, wait, yes, (AGENT, 21.0, 24.0, "让您久等了，话费是五十元。"))
    assert not holds("on_hold", 20.0, (CUSTOMER, 5.0, 8.0, "话费是多少？"))
