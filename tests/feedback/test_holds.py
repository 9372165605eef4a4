"""Waits, announced and not."""

from __future__ import annotations

import pytest

from audio.span import Span
from feedback.holds import Hold, awaits_agent, holds
from feedback.spoken_turns import spoken_turns
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said

HELLO: Said = (AGENT, 0.0, 3.0, "您好，电信客服为您服务，请问有什么可以帮您？")
ASKS: Said = (CUSTOMER, 3.5, 6.0, "帮我查一下我的话费。")
REQUEST: Said = (AGENT, 6.5, 9.0, "好的，请您稍等，我马上为您查询。")
YES: Said = (CUSTOMER, 9.4, 10.0, "好的。")


def waits(*said: Said, now_s: float = 100.0) -> list[Hold]:
    words = Conversation(said, 100.0).dialogue
    turns = spoken_turns(words.sentences(AGENT, now_s), words.sentences(CUSTOMER, now_s))
    return holds(turns, now_s)


def test_a_request_opens_a_hold_that_runs_until_the_agent_returns() -> None:
    (running,) = waits(HELLO, ASKS, REQUEST, YES, now_s=30.0)
    assert running.announced
    assert running.back is None
    assert running.silent_since_s == pytest.approx(9.0)
    (ended,) = waits(HELLO, ASKS, REQUEST, YES, (AGENT, 40.0, 43.0, "让您久等了，话费是五十元。"))
    assert ended.back is not None
    assert ended.back.span.start_s == pytest.approx(40.0)


def test_what_the_customer_says_is_no_waiting() -> None:
    (hold,) = waits(HELLO, ASKS, REQUEST, YES, (AGENT, 19.0, 22.0, "您的话费是五十元。"))
    assert hold.waited_s == pytest.approx(10.0 - 0.6)


def test_a_word_in_between_keeps_the_hold_and_starts_the_silence_again() -> None:
    update: Said = (AGENT, 33.0, 36.0, "您好，还在为您查询，请您再稍等一下。")
    (hold,) = waits(HELLO, ASKS, REQUEST, YES, update, now_s=50.0)
    assert [turn.text for turn in hold.checks] == ["您好，还在为您查询，请您再稍等一下。"]
    assert hold.silent_since_s == pytest.approx(36.0)
    assert hold.longest is not None
    assert hold.longest.duration_s == pytest.approx(24.0)


def test_a_few_words_added_to_the_request_belong_to_it() -> None:
    (hold,) = waits(HELLO, ASKS, REQUEST, YES, (AGENT, 10.4, 11.2, "好的，谢谢。"), now_s=30.0)
    assert hold.back is None
    assert hold.silent_since_s == pytest.approx(11.2)


def test_thanks_with_an_answer_end_the_hold() -> None:
    back: Said = (AGENT, 20.0, 26.0, "谢谢您的耐心等待，您所在的小区正在处理线路检修，预计下午五点恢复。")
    (hold,) = waits(HELLO, ASKS, REQUEST, YES, back)
    assert hold.back is not None


def test_a_hold_may_follow_a_hold() -> None:
    back: Said = (AGENT, 20.0, 26.0, "谢谢您的耐心等待，已经为您查到了，请您稍等，我马上为您办理。")
    first, second = waits(HELLO, ASKS, REQUEST, YES, back, now_s=60.0)
    assert first.back is second.asked


def test_what_was_spoken_is_no_waiting_although_no_word_was_heard() -> None:
    words = Conversation([HELLO, ASKS, REQUEST, (AGENT, 30.0, 33.0, "话费是五十元。")], 60.0).dialogue
    turns = spoken_turns(words.sentences(AGENT, 60.0), words.sentences(CUSTOMER, 60.0))
    (hold,) = holds(turns, 60.0, lambda stretch: [Span(12.0, 20.0)] if 12.0 in stretch else [])
    assert hold.waited_s == pytest.approx(21.0 - 8.0)


def test_silence_before_an_answer_is_a_wait_that_nobody_announced() -> None:
    (wait,) = waits(HELLO, ASKS, (AGENT, 17.0, 20.0, "您的话费是五十元。"))
    assert not wait.announced
    assert wait.waited_s == pytest.approx(11.0)


@pytest.mark.parametrize("text", ["请问您的卡号是多少？", "请您输入密码。", "感谢您的来电，再见。"])
def test_it_is_no_wait_when_the_customer_has_the_word(text: str) -> None:
    asked: Said = (AGENT, 6.5, 9.0, text)
    assert waits(HELLO, ASKS, asked, (AGENT, 20.0, 22.0, "请问您还在吗？")) == []


def test_a_caller_who_speaks_first_is_answered() -> None:
    caller: Said = (CUSTOMER, 0.0, 3.0, "喂，我想查一下话费。")
    (wait,) = waits(caller, (AGENT, 15.0, 17.0, "您好。"))
    assert not wait.announced
    assert wait.waited_s == pytest.approx(12.0)


def test_a_word_of_listening_leaves_the_word_with_whoever_was_telling_something() -> None:
    def awaited(told: str) -> bool:
        words = Conversation([HELLO, ASKS, (AGENT, 6.5, 9.0, told), YES], 20.0).dialogue
        turns = spoken_turns(words.sentences(AGENT, 20.0), words.sentences(CUSTOMER, 20.0))
        agent = [turn for turn in turns if turn.speaker is AGENT]
        customer = [turn for turn in turns if turn.speaker is CUSTOMER and turn.span.start_s > 9.0]
        assert [turn.text for turn in customer] == ["好的。"]
        return awaits_agent(agent[-1], customer) is not None

    assert awaited("您的套餐里面有二十个吉的流量。")
    assert not awaited("请您按照语音提示输入密码。")


def test_a_customer_who_looks_something_up_does_not_wait() -> None:
    busy: Said = (CUSTOMER, 9.5, 11.0, "你等一下，我找一下。")
    number: Said = (AGENT, 6.5, 9.0, "请您报一下卡号。")
    assert waits(HELLO, ASKS, number, busy, (AGENT, 30.0, 31.0, "您找到了吗？")) == []


def test_a_customer_who_does_as_told_does_not_wait() -> None:
    told: Said = (AGENT, 6.5, 9.0, "请您按照语音提示输入密码。")
    assert waits(HELLO, ASKS, told, YES, (AGENT, 30.0, 31.0, "您输入好了吗？")) == []
