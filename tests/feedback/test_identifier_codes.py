"""Passwords and codes: short, so that only what was asked for or announced is one."""

from __future__ import annotations

import pytest

from feedback.identifiers import Identifier, find_identifiers
from tests.feedback.marked_words import A, B, marked


def hidden(*lines: tuple[object, str]) -> list[str]:
    said = marked("here", lines).utterances  # type: ignore[arg-type]
    found = find_identifiers(said)
    assert all(one.kind is Identifier.CODE for one in found)
    return [said[f.utterance].text[a:b] for f in found for a, b in f.pieces]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("我的密码是九五二七。", "九五二七"),
        ("验证吗是八三六二。", "八三六二"),
        ("验证码四零八八，五分钟内有效", "四零八八"),
        ("您的密码已经改成三三四四了", "三三四四"),
        ("安全码三二一", "三二一"),
        ("密码就是六个八", "六个八"),
        ("密码是abc12", "abc12"),
        ("支付密码就是我生日，零四一二", "零四一二"),
    ],
)
def test_what_is_announced_is_hidden(said: str, code: str) -> None:
    assert hidden((B, said)) == [code]


def test_the_digit_that_an_amount_may_have_swallowed_is_hidden_too() -> None:
    assert hidden((B, "验证码八三六二一九十分钟内有效")) == ["八三六二一九"]


def test_an_answer_may_take_its_time() -> None:
    lines = [(A, "请问您的验证码是多少？"), (B, "稍等，我看一下。"), (A, "好的，不着急。"), (B, "嗯，三三一四。")]
    assert hidden(*lines) == ["三三一四"]


@pytest.mark.parametrize(
    "answer",
    ["qwe5839", "qwe五八三九", "abc一二三", "两个八两个六", "两个八三个六一个九", "a b c d", "三个九", "VIP八八八八"],
)
def test_an_answer_may_be_spelled_or_say_how_often_a_digit_comes(answer: str) -> None:
    assert hidden((A, "请说一下您的服务密码"), (B, answer)) == [answer]


def test_an_answer_in_pieces_is_hidden_from_its_first_piece() -> None:
    asked = (A, "短信验证码发给您了，请念给我")
    assert hidden(asked, (B, "三六"), (A, "嗯"), (B, "零八")) == ["三六", "零八"]
    assert hidden(asked, (B, "三六")) == []
    assert hidden(asked, (B, "三六"), (A, "您今年多大年纪？"), (B, "零八")) == []


def test_letters_alone_are_a_code_only_where_they_are_said_to_be_it() -> None:
    assert hidden((B, "我的密码是abc")) == ["abc"]
    assert hidden((B, "密码SIM卡里有吗")) == []
    assert hidden((A, "请报一下您的密码"), (B, "VIP八折那个吗")) == []
    assert hidden((A, "请说一下您的服务密码"), (B, "OK，稍等")) == []


def test_an_announced_code_may_come_in_the_next_utterance() -> None:
    assert hidden((A, "您的初始密码是"), (A, "八八六六，请记好。")) == ["八八六六"]


def test_the_last_digits_of_an_id_number_are_a_code_and_those_of_a_card_are_not() -> None:
    assert hidden((A, "您身份证后四位是多少？"), (B, "零八二叉")) == ["零八二叉"]
    assert hidden((A, "您的卡尾号是多少？"), (B, "零八二一")) == []


@pytest.mark.parametrize(
    "lines",
    [
        [(B, "我想改一下密码。"), (A, "好的，工号八零二一为您服务。")],
        [(A, "修改密码需要三到五个工作日。"), (B, "要等一百二十个小时？")],
        [(B, "密码输错了三次，提示错误代码一零二四。")],
        [(A, "请您输入密码。"), (B, "一三五七都可以，二四六不行。")],
        [(A, "验证码多少？"), (B, "扣了三十五块。")],
    ],
)
def test_numbers_that_are_no_answer_stay_readable(lines: list[tuple[object, str]]) -> None:
    assert hidden(*lines) == []
