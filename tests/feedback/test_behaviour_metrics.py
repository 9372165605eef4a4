"""Conduct that shows in the words."""

from __future__ import annotations

import pytest

from feedback.behaviour_metrics import behaviour_metrics
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said

HELLO: Said = (AGENT, 0.5, 4.0, "您好，电信客服为您服务，请问有什么可以帮您？")
COMPLAINT: Said = (CUSTOMER, 5.0, 9.0, "我要投诉，宽带一个星期都没有修好。")
FEELS: Said = (AGENT, 10.0, 13.0, "非常抱歉，我非常理解您的心情。")
EXPLAINS: Said = (AGENT, 14.0, 18.0, "因为线路检修，需要按照流程排期。")


def evidence(rule: str, *said: Said) -> list[str]:
    return [r.evidence for _, r in Conversation(said, 80.0).readings(rule)]


def test_names_are_those_that_packs_use() -> None:
    assert [m.name for m in behaviour_metrics()] == [
        "topic_shift",
        "readback",
        "explained_before_listening",
        "hold_steps",
        "praise",
    ]


def test_explaining_before_any_feeling_is_too_early() -> None:
    assert evidence("explained.too_early", HELLO, COMPLAINT, EXPLAINS) == [EXPLAINS[3]]
    assert evidence("explained.too_early", HELLO, COMPLAINT, FEELS, EXPLAINS) == []
    assert evidence("explained.too_early", HELLO, EXPLAINS) == []


def test_feeling_before_explaining_is_praised() -> None:
    assert evidence("praise.empathy", HELLO, COMPLAINT, FEELS, EXPLAINS) == [FEELS[3]]
    late: Said = (AGENT, 20.0, 23.0, "我非常理解您的心情。")
    assert evidence("praise.empathy", HELLO, COMPLAINT, EXPLAINS, late) == []
    assert evidence("praise.empathy", HELLO, FEELS) == []


def test_a_number_wants_to_be_repeated() -> None:
    given: Said = (CUSTOMER, 5.0, 9.0, "我的卡号是六二二五八零。")
    other: Said = (AGENT, 10.0, 12.0, "好的，我看看。")
    repeated: Said = (AGENT, 10.0, 13.0, "六二二五八零，是这个吗？")
    confirmed: Said = (AGENT, 10.0, 13.0, "我跟您核对一下，对吗？")
    assert evidence("number.not_repeated", HELLO, given, other) == [given[3]]
    assert evidence("number.not_repeated", HELLO, given, (*other[:3], "请您稍等，我马上为您查询。")) == [given[3]]
    assert evidence("number.not_repeated", HELLO, given, repeated) == []
    assert evidence("number.not_repeated", HELLO, given, confirmed) == []


class TestHolds:
    ASKS: Said = (CUSTOMER, 5.0, 8.0, "帮我查一下话费。")
    WAIT: Said = (AGENT, 8.5, 12.0, "请您稍等，我马上为您查询，大概一分钟。")
    BACK: Said = (AGENT, 25.0, 29.0, "谢谢您的耐心等待，话费是五十元。")

    def test_a_hold_in_order_is_praised_and_lacks_no_step(self) -> None:
        assert evidence("praise.hold", HELLO, self.ASKS, self.WAIT, self.BACK) == [self.BACK[3]]
        assert evidence("hold.steps", HELLO, self.ASKS, self.WAIT, self.BACK) == []

    def test_steps_that_were_left_out_are_named(self) -> None:
        bare: Said = (AGENT, 8.5, 10.0, "等一下。")
        back: Said = (AGENT, 25.0, 29.0, "话费是五十元。")
        assert evidence("hold.steps", HELLO, self.ASKS, bare, back) == ["做什么、要多久、致谢"]
        assert evidence("praise.hold", HELLO, self.ASKS, bare, back) == []
        untimed: Said = (AGENT, 8.5, 12.0, "请您稍等，我为您查询。")
        assert evidence("hold.steps", HELLO, self.ASKS, untimed, self.BACK) == ["要多久"]
        assert evidence("hold.steps", HELLO, self.ASKS, self.WAIT, back) == ["致谢"]

    def test_a_hold_without_a_word_for_half_a_minute_is_not_praised(self) -> None:
        late: Said = (AGENT, 55.0, 59.0, "谢谢您的耐心等待，话费是五十元。")
        assert evidence("praise.hold", HELLO, self.ASKS, self.WAIT, late) == []


@pytest.mark.parametrize(("answer", "shifted"), [("我们现在有新的套餐活动。", True), ("宽带断线我来登记。", False)])
def test_a_matter_raised_twice_and_left_aside_is_a_change_of_topic(answer: str, shifted: bool) -> None:
    said: tuple[Said, ...] = (
        (CUSTOMER, 5.0, 9.0, "我家的宽带老是断线。"),
        (AGENT, 10.0, 13.0, "您可以升级更快的套餐。"),
        (CUSTOMER, 14.0, 17.0, "我说的是宽带断线。"),
        (AGENT, 18.0, 21.0, answer),
    )
    assert bool(evidence("topic.shifted", HELLO, *said)) is shifted
