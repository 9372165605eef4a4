from __future__ import annotations

import pytest

from audio.span import Span
from feedback.drills.take import HangUp
from feedback.drills.timing_measures import said_until_s, timing_measures
from tests.feedback.conversations import AGENT, CUSTOMER
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take
from tests.feedback.voices import Says

FIRST = "您好，请问有什么可以帮您"  # STD-05
NO_SOUND = "您好，您的电话没有声音，请您换一部电话再次打来，谢谢，再见"  # STD-07
LONG = "您的套餐这个月一共用了五十块钱话费"


def test_every_name_is_there_once() -> None:
    names = [m.name for m in timing_measures()]
    assert len(names) == len(set(names))
    assert {"pause_after_said_s", "answer_delay_s", "hangup_gap_s", "hold_longest_s", "backchannel_gap_s"} <= set(names)


class TestPauseAfterSaid:
    @pytest.mark.parametrize("pause_s", [1.0, 3.0, 6.0])
    def test_it_lasts_until_the_agent_is_heard_again(self, pause_s: float) -> None:
        first = Spoke(1.0, FIRST)
        take = voiced_take([first, Spoke(first.end_s + pause_s, FIRST)])
        found = value(take, "pause_after_said_s", phrase="STD-05", at_least=2.5, over={"within_s": 4.0})
        assert found == pytest.approx(pause_s, abs=0.03)

    def test_what_is_said_on_and_on_leaves_no_pause(self) -> None:
        take = voiced_take([Spoke(1.0, FIRST + "，请您说一下您的手机号码和姓名")])
        assert value(take, "pause_after_said_s", phrase="STD-05", at_least=2.5) < 0.5

    def test_hanging_up_ends_it(self) -> None:
        only = Spoke(1.0, FIRST)
        take = voiced_take([only], hang_up=HangUp(AGENT, only.end_s + 3.5), duration_s=12.0)
        found = value(take, "pause_after_said_s", phrase="STD-05", at_least=2.5)
        assert found == pytest.approx(3.5, abs=0.03)

    @pytest.mark.parametrize(("then", "waited_s"), [("谢谢您，再见", 5.0), ("请问您还有什么问题", 1.0)])
    def test_a_closing_said_in_pieces_ends_with_the_last_of_them(self, then: str, waited_s: float) -> None:
        first = Spoke(1.0, "感谢您的来电")
        second = Spoke(first.end_s + 1.0, then)
        take = voiced_take([first, second], hang_up=HangUp(AGENT, second.end_s + 5.0), duration_s=20.0)
        found = value(take, "pause_after_said_s", phrase="STD-47", goes_on=("再见",), at_least=4.5)
        assert found == pytest.approx(waited_s, abs=0.05)

    def test_the_worst_of_several_counts(self) -> None:
        spoke = [Spoke(1.0, FIRST), Spoke(7.0, FIRST), Spoke(11.0, LONG)]
        take = voiced_take(spoke)
        shortest = value(take, "pause_after_said_s", phrase="STD-05", at_least=2.5)
        assert shortest == pytest.approx(11.0 - spoke[1].end_s, abs=0.03)

    def test_an_answer_ends_the_wait(self) -> None:
        spoke = [Spoke(1.0, FIRST), Spoke(6.0, LONG)]
        take = voiced_take(spoke, [Heard("c1", 4.4, 5.5)])
        assert value(take, "pause_after_said_s", phrase="STD-05", at_least=4.0) == 4.0
        assert told(take, "pause_after_said_s", phrase="STD-05", at_least=2.5, at_most=4.5) is None

    def test_what_was_never_said_has_no_pause(self) -> None:
        assert told(voiced_take([Spoke(1.0, LONG)]), "pause_after_said_s", phrase="STD-05", at_least=2.5) is None

    def test_words_end_where_their_sound_does(self) -> None:
        take = voiced_take([Spoke(1.0, FIRST)], over=[Says(3.0, 4.3)])
        assert said_until_s(take, Span(1.0, 3.75)) == pytest.approx(4.3, abs=0.02)


class TestAnswerDelay:
    @pytest.mark.parametrize("delay_s", [-0.5, 0.3, 2.5])
    def test_from_the_end_of_the_line_to_the_first_sound(self, delay_s: float) -> None:
        take = voiced_take([Spoke(8.0 + delay_s, LONG)], [Heard("c1", 5.0, 8.0)])
        assert value(take, "answer_delay_s", at_most=2.0) == pytest.approx(delay_s, abs=0.03)

    def test_the_slowest_counts_where_slowness_is_asked_for(self) -> None:
        lines = [Heard("c1", 1.0, 3.0), Heard("c2", 9.0, 11.0)]
        take = voiced_take([Spoke(3.5, LONG), Spoke(13.0, LONG)], lines)
        found = told(take, "answer_delay_s", at_most=1.5)
        assert found is not None
        assert found.value == pytest.approx(2.0, abs=0.03)
        assert found.span is not None
        assert found.span.start_s == pytest.approx(11.0, abs=0.05)

    def test_no_answer_at_all_is_as_late_as_the_next_line(self) -> None:
        take = voiced_take([Spoke(13.0, LONG)], [Heard("c1", 1.0, 3.0), Heard("c2", 9.0, 11.0)])
        assert value(take, "answer_delay_s", at_most=1.5) == pytest.approx(6.0, abs=0.05)

    def test_a_prompt_is_answered_from_when_it_appears_unless_reading_does_not_count(self) -> None:
        drill = a_drill("c1", speaks="prompt")
        take = voiced_take([Spoke(6.0, LONG)], [Heard("c1", 2.0, 2.0)], drill)
        assert value(take, "answer_delay_s", at_most=6.0) == pytest.approx(4.0, abs=0.03)
        assert told(take, "answer_delay_s", at_most=6.0, prompts=0.0) is None

    def test_a_silent_line_asks_for_no_answer(self) -> None:
        silent = a_drill("c1", sounds=["silence"])
        take = voiced_take([Spoke(9.0, LONG)], [Heard("c1", 2.0, 2.0)], silent)
        assert told(take, "answer_delay_s", at_most=2.0) is None


class TestHangingUp:
    def test_who_did_it(self) -> None:
        said = [Spoke(1.0, LONG)]
        assert value(voiced_take(said, hang_up=HangUp(AGENT, 8.0), duration_s=9.0), "hangup_by_agent") == 1
        assert value(voiced_take(said, hang_up=HangUp(CUSTOMER, 8.0), duration_s=9.0), "hangup_by_agent") == 0
        assert told(voiced_take(said, hang_up=HangUp(None, 8.0), duration_s=9.0), "hangup_by_agent") is None

    @pytest.mark.parametrize("gap_s", [0.5, 3.0, 7.0])
    def test_how_long_after_the_last_word(self, gap_s: float) -> None:
        last = Spoke(1.0, NO_SOUND)
        take = voiced_take([last], hang_up=HangUp(AGENT, last.end_s + gap_s), duration_s=last.end_s + gap_s + 0.5)
        found = value(take, "hangup_gap_s", phrase="STD-07", at_least=2.5, at_most=5.0)
        assert found == pytest.approx(gap_s, abs=0.05)

    def test_only_after_the_phrase_and_only_of_the_agent(self) -> None:
        last = Spoke(1.0, LONG)
        take = voiced_take([last], hang_up=HangUp(AGENT, last.end_s + 3), duration_s=last.end_s + 4)
        assert told(take, "hangup_gap_s", phrase="STD-07", at_least=2.5) is None
        other = voiced_take([Spoke(1.0, NO_SOUND)], hang_up=HangUp(CUSTOMER, 12.0), duration_s=12.0)
        assert told(other, "hangup_gap_s", phrase="STD-07", at_least=2.5) is None
