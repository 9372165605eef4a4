"""Pauses and waits."""

from __future__ import annotations

import pytest

from feedback.timing_metrics import digit_runs, timing_metrics
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said

HELLO: Said = (AGENT, 0.5, 4.0, "您好，电信客服为您服务，请问有什么可以帮您？")
ASKS: Said = (CUSTOMER, 4.5, 7.0, "我这个月的话费是多少？")
WAIT: Said = (AGENT, 7.5, 10.0, "请您稍等，我马上为您查询。")


def longest(rule: str, *said: Said, duration_s: float = 60.0) -> float:
    return max((r.value for _, r in Conversation(said, duration_s).readings(rule)), default=0.0)


def test_names_are_those_that_packs_use() -> None:
    assert {m.name for m in timing_metrics()} == {
        "dead_air_s",
        "hold_silence_s",
        "silent_call_gap_s",
        "hangup_gap_s",
        "question_gap_s",
        "apology_to_action_s",
        "first_word_s",
        "long_info_rate_cpm",
    }


class TestDeadAir:
    def test_silence_after_the_customer_grows_until_somebody_speaks(self) -> None:
        answer: Said = (AGENT, 20.0, 22.0, "您的话费是五十元。")
        readings = Conversation([HELLO, ASKS, answer], 22.4).readings("dead_air.long")
        assert max(r.value for _, r in readings) == pytest.approx(13.0, abs=0.25)
        assert max(readings, key=lambda r: r[1].value)[1].span.start_s == pytest.approx(7.0)

    def test_a_hold_is_no_dead_air(self) -> None:
        assert longest("dead_air.long", HELLO, ASKS, WAIT) < 1

    def test_nor_is_the_time_a_customer_takes_to_answer(self) -> None:
        assert longest("dead_air.long", HELLO, ASKS, (AGENT, 7.5, 9.0, "请问您的号码是多少？")) < 1

    def test_nor_the_silence_after_goodbye(self) -> None:
        assert longest("dead_air.long", HELLO, ASKS, (AGENT, 7.5, 9.0, "感谢您的来电，再见。")) < 1

    def test_nor_a_silent_call(self) -> None:
        assert longest("dead_air.long", HELLO, (AGENT, 8.0, 10.0, "您好，请问您在听吗？")) < 1

    def test_nor_a_customer_who_looks_for_something(self) -> None:
        number: Said = (AGENT, 7.5, 9.0, "麻烦您报一下号码。")
        assert longest("dead_air.long", HELLO, ASKS, number, (CUSTOMER, 9.5, 11.0, "你等一下，我找一下。")) < 1

    def test_a_statement_that_leads_nowhere_is_dead_air(self) -> None:
        assert longest("dead_air.long", HELLO, ASKS, (AGENT, 7.5, 9.0, "您的话费是五十元。")) > 8


class TestHolds:
    def test_silence_counts_from_the_agents_last_word(self) -> None:
        readings = Conversation([HELLO, ASKS, WAIT], 50.0).readings("hold.no_update")
        now_s, last = readings[-1]
        assert last.value == pytest.approx(now_s - 10.0, abs=0.02)
        assert "稍等" in last.evidence

    def test_a_word_from_the_agent_starts_it_again(self) -> None:
        update: Said = (AGENT, 35.0, 38.0, "还在为您查询，请您再稍等一下。")
        assert longest("hold.no_update", HELLO, ASKS, WAIT, update) == pytest.approx(25.0, abs=0.25)

    def test_a_word_from_the_customer_does_not(self) -> None:
        assert longest("hold.no_update", HELLO, ASKS, WAIT, (CUSTOMER, 30.0, 31.0, "好了吗？")) == pytest.approx(50.0)

    def test_without_a_request_there_is_no_hold(self) -> None:
        assert longest("hold.no_update", HELLO, ASKS) == 0


class TestProcedures:
    def test_a_silent_line_gets_three_seconds_after_each_sentence(self) -> None:
        second: Said = (AGENT, 7.2, 10.0, "您好，请问有什么可以帮您？")
        (found,) = Conversation([HELLO, second], 20.0).readings("silent_call.pause")
        assert found[1].value == pytest.approx(3.2)
        assert Conversation([HELLO, ASKS, WAIT], 20.0).readings("silent_call.pause") == []

    def test_hanging_up_is_judged_only_with_enough_tail(self) -> None:
        no_sound: Said = (AGENT, 8.0, 14.0, "对不起，电话没有声音，请您换一部电话再次打来，谢谢，再见。")
        (found,) = Conversation([HELLO, no_sound], 20.0).readings("hangup.silent_call")
        assert found[1].value == pytest.approx(6.0)
        assert len(Conversation([HELLO, no_sound], 16.7).readings("hangup.silent_call")) == 1
        assert Conversation([HELLO, no_sound], 16.3).readings("hangup.silent_call") == []

    def test_closing_right_after_a_question_leaves_no_time(self) -> None:
        asked: Said = (AGENT, 8.0, 12.0, "请问还有什么可以帮您？感谢您的来电，再见。")
        (found,) = Conversation([HELLO, ASKS, asked], 20.0).readings("question.no_time")
        assert found[1].value == pytest.approx(0.0)
        answered: tuple[Said, ...] = (
            (AGENT, 8.0, 10.0, "请问还有什么可以帮您？"),
            (CUSTOMER, 10.2, 10.8, "没有。"),
            (AGENT, 11.0, 13.0, "感谢您的来电，再见。"),
        )
        assert Conversation([HELLO, ASKS, *answered], 20.0).readings("question.no_time") == []

    def test_an_apology_wants_an_action(self) -> None:
        sorry: Said = (AGENT, 8.0, 10.0, "非常抱歉给您带来不便。")
        acts: Said = (AGENT, 14.0, 16.0, "我马上为您查询。")
        assert len(Conversation([HELLO, ASKS, sorry], 40.0).readings("apology.no_action")) == 1
        assert Conversation([HELLO, ASKS, sorry, acts], 40.0).readings("apology.no_action") == []

    def test_the_first_word_is_timed_once(self) -> None:
        (found,) = Conversation([(AGENT, 3.0, 6.0, "您好，请讲。"), ASKS], 20.0).readings("opening.late")
        assert found[1].value == pytest.approx(3.0)

    def test_numbers_to_be_written_down_have_a_pace(self) -> None:
        number: Said = (AGENT, 8.0, 12.0, "编号是三零七九二六五。")
        (found,) = Conversation([HELLO, number], 20.0).readings("info.too_fast")
        assert found[1].value == pytest.approx(60 * 10 / 4)
        assert Conversation([HELLO, WAIT], 20.0).readings("info.too_fast") == []


def test_digits_are_counted_in_runs() -> None:
    assert digit_runs("一百二十块，尾号幺二三四") == [1, 1, 4]
    assert digit_runs("") == []
