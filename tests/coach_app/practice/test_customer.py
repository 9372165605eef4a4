"""How a customer waits, goes on, loses patience and hangs up.

The first line is said from 0.05 s to 2.05 s in most of these calls; the agent answers from 3 s on.
"""

from __future__ import annotations

import pytest

from audio.block import Speaker
from coach_app.practice.acts import Rang, Show
from coach_app.practice.waiting import Why
from tests.coach_app.practice.small_drills import call, drill, line, said

TWO = (line("c1", "c2"), line("c2"))
ASKS = (line("c1", "c2", expects={"said": ["STD-50"], "words": ["马上为您查询"]}), line("c2"))


@pytest.mark.parametrize("tick_s", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("end_s", [4.0, 4.013, 4.087])
def test_a_line_that_depends_on_the_end_of_a_turn_comes_about_a_second_after_it(tick_s: float, end_s: float) -> None:
    phone = call(drill(*TWO), lead_s=0.1)
    phone.tick_s = tick_s
    phone.run(7.0, [(3.0, end_s)])
    [_, (name, at_s)] = phone.lines
    assert name == "c2"
    assert 0.9 <= at_s - end_s <= 1.4


@pytest.mark.parametrize("pause_s", [0.2, 0.4, 0.6, 0.7])
def test_a_thinking_pause_is_no_end_of_a_turn(pause_s: float) -> None:
    phone = call(drill(*TWO), lead_s=0.1)
    phone.run(20.0, [(3.0, 4.0), (4.0 + pause_s, 6.0), (6.0 + pause_s, 8.0)])
    assert [name for name, _ in phone.lines] == ["c1", "c2"]
    assert phone.lines[1][1] >= 8.9


def test_a_thinking_pause_is_none_either_where_the_words_have_been_heard_before_it() -> None:
    phone = call(drill(*ASKS), lead_s=0.1)
    phone.run(9.0, [(3.0, 4.0), (4.6, 6.0)], [said("我理解您", 3.0, 4.0, 4.3, "STD-50")])
    assert phone.lines[1][1] >= 6.6


@pytest.mark.parametrize("settled_s", [4.3, 4.7, 5.2, 6.0, 6.5])
def test_a_line_that_depends_on_words_comes_half_a_second_after_they_settle(settled_s: float) -> None:
    phone = call(drill(*ASKS)).run(10.0, [(3.0, 4.0)], [said("我理解您", 3.0, 4.0, settled_s, "STD-50")])
    [_, (name, at_s)] = phone.lines
    assert name == "c2"
    assert 0.0 < at_s - settled_s <= 0.5
    assert at_s - 4.0 > 0.6


def test_words_are_found_by_their_sound() -> None:
    phone = call(drill(*ASKS)).run(6.0, [(3.0, 4.0)], [said("马上伟您查询", 3.0, 4.0, 4.6)])
    assert phone.lines[1][0] == "c2"


def test_words_said_before_the_line_do_not_answer_it() -> None:
    phone = call(drill(line("c0", "c1"), *ASKS))
    phone.run(8.0, [(3.0, 4.0)], [said("我理解您", 3.0, 4.0, 6.0, "STD-50")])
    assert [name for name, _ in phone.lines] == ["c0", "c1"]


def test_a_long_wait_for_words_is_filled_once_by_a_short_sound() -> None:
    phone = call(drill(*ASKS)).run(7.4, [(3.0, 4.0)])
    [(name, at_s)] = phone.stocks
    assert name == "mm"
    assert at_s == pytest.approx(5.45)


def test_the_next_turn_may_be_filled_by_another() -> None:
    late = {"said": ["STD-50"], "patience_s": 9.0}
    phone = call(drill(line("c1", "c2", expects=late), line("c2"))).run(14.0, [(3.0, 4.0), (7.0, 8.0), (11.0, 12.0)])
    assert [name for name, _ in phone.stocks] == ["mm", "breath", "mm"]


def test_an_answer_that_comes_soon_is_not_announced() -> None:
    phone = call(drill(*ASKS)).run(7.0, [(3.0, 4.0)], [said("我理解您", 3.0, 4.0, 5.3, "STD-50")])
    assert phone.stocks == []


def test_patience_for_words_ends_in_what_was_written_for_it() -> None:
    asks = line("c1", "c2", expects={"said": ["STD-50"], "patience_s": 3.0}, otherwise="c3")
    phone = call(drill(asks, line("c2"), line("c3"))).run(9.0, [(3.0, 4.0)], [said("不行", 3.0, 4.0, 4.6)])
    assert phone.lines[1] == ("c3", 7.0)
    assert phone.customer.steps[-1].why is Why.PATIENCE
    assert phone.customer.steps[-1].why.timed_out


def test_a_branch_is_tried_before_the_next_line() -> None:
    calms = line("c1", "c2", branch=[{"when": {"said": ["STD-50"]}, "next": "calm"}])
    made = drill(calms, line("c2"), line("calm"))
    calmed = call(made).run(8.0, [(3.0, 4.0)], [said("我理解您", 3.0, 4.0, 5.5, "STD-50")])
    assert calmed.lines[1][0] == "calm"
    assert calmed.customer.steps[-1].why is Why.BRANCH
    other = call(made).run(8.0, [(3.0, 4.0)], [said("请稍等", 3.0, 4.0, 4.6)])
    assert other.lines[1] == ("c2", 5.1)


def test_words_that_never_settle_hold_up_nobody_for_long() -> None:
    calms = line("c1", "c2", branch=[{"when": {"said": ["STD-50"]}, "next": "c2"}])
    phone = call(drill(calms, line("c2"))).run(9.0, [(3.0, 4.0)])
    assert phone.lines[1] == ("c2", 6.5)


def test_all_of_several_phrases() -> None:
    both = line("c1", "c2", expects={"said": ["STD-50", "STD-34"], "all_of": True})
    first = said("我理解您", 3.0, 3.5, 4.2, "STD-50")
    phone = call(drill(both, line("c2"))).run(5.5, [(3.0, 4.0)], [first])
    assert len(phone.lines) == 1
    phone.give(said("对不起", 3.5, 4.0, 5.5, "STD-34"))
    phone.run(7.0)
    assert phone.lines[1][0] == "c2"


def test_two_turns_where_two_are_asked_for() -> None:
    twice = line("c1", "c2", expects={"turns": 2, "patience_s": 10.0})
    phone = call(drill(twice, line("c2"))).run(12.0, [(3.0, 4.0), (6.5, 7.5)])
    assert phone.lines[1] == ("c2", 8.6)


def test_a_cough_is_no_turn() -> None:
    phone = call(drill(*TWO)).run(8.0, [(3.0, 3.1)])
    assert len(phone.lines) == 1


def test_who_hears_nothing_loses_patience_step_by_step() -> None:
    steps = [{"after_s": 6, "say": "still_there"}, {"after_s": 6, "repeat": True}, {"after_s": 10, "go": "end"}]
    phone = call(drill(line("c1", on_silence=steps))).run(60.0)
    assert phone.stocks == [("still_there", 8.05)]
    assert phone.lines == [("c1", 0.05), ("c1", 14.55)]
    assert phone.hung_up_s == pytest.approx(26.55)
    assert [shown.nth for shown in phone.customer.shown if not shown.stock] == [0, 1]


def test_patience_is_new_after_every_word_of_the_agent() -> None:
    steps = [{"after_s": 6, "say": "still_there"}, {"after_s": 6, "go": "end"}]
    holds = line("c1", expects={"said": ["STD-27"], "patience_s": 60}, on_silence=steps)
    phone = call(drill(holds)).run(18.0, [(9.0, 10.0)], [said("还在查", 9.0, 10.0, 10.6)])
    assert [name for name, _ in phone.stocks] == ["still_there", "mm", "still_there"]
    assert phone.hung_up_s is None


def test_without_steps_the_customer_waits_for_good() -> None:
    assert call(drill(line("c1"))).run(120.0).hung_up_s is None


def test_a_customer_who_is_greeted_begins_after_the_greeting() -> None:
    phone = call(drill(line("c1"), greets_first=True)).run(5.0, [(0.5, 2.0)])
    assert phone.lines == [("c1", 3.1)]


def test_a_customer_whom_nobody_greets_asks_twice_and_begins() -> None:
    phone = call(drill(line("c1"), greets_first=True)).run(20.0)
    assert phone.stocks == [("hello", 6.0), ("hello", 12.5)]
    assert phone.lines == [("c1", 19.0)]


def test_a_silent_customer_asks_nothing() -> None:
    silent = line("c1", sound="silence", lasts_s=3.0)
    phone = call(drill(silent, greets_first=True)).run(30.0)
    assert phone.acts == []


def test_a_silence_lasts_until_the_agent_speaks_and_is_not_filled() -> None:
    silent = line("c1", "end", sound="silence", lasts_s=3.0, expects={"said": ["STD-06"], "patience_s": 10})
    phone = call(drill(silent)).run(8.0, [(2.0, 3.0)])
    assert isinstance(phone.acts[0], Show)
    [shown] = phone.customer.shown
    assert shown.span.end_s == 2.0
    assert phone.stocks == []


def test_an_answer_that_is_a_pause() -> None:
    ends = line("c2", sound="silence", lasts_s=3.0, expects={"silence_s": 5.0})
    phone = call(drill(line("c1", "c2"), ends)).run(20.0, [(3.0, 4.0)])
    assert phone.customer.steps[-1].why is Why.PAUSE
    assert phone.hung_up_s == pytest.approx(9.0)


def test_a_pause_is_broken_by_a_word() -> None:
    ends = line("c2", expects={"silence_s": 5.0})
    phone = call(drill(line("c1", "c2"), ends)).run(30.0, [(3.0, 4.0), (10.0, 11.0)])
    assert phone.hung_up_s == pytest.approx(16.0)


def test_the_customer_hangs_up_after_the_last_answer() -> None:
    phone = call(drill(line("c1"))).run(8.0, [(3.0, 4.0)])
    assert phone.hung_up_s == pytest.approx(5.1)
    assert phone.customer.over is not None
    assert phone.customer.over.by is Speaker.CUSTOMER


def test_the_agent_may_hang_up_at_any_time() -> None:
    phone = call(drill(*TWO)).run(3.0)
    phone.give(Rang(3.2))
    assert phone.customer.over is not None
    assert phone.customer.over.by is Speaker.AGENT
    assert phone.customer.steps[-1].why is Why.HUNG_UP
    phone.run(10.0, [(4.0, 5.0)])
    assert len(phone.lines) == 1


def test_a_prompt_is_shown_at_once_and_again_for_each_of_its_answers() -> None:
    reads = line("c1", "c2", times=2, target=160.0)
    phone = call(drill(reads, line("c2"), speaks="prompt", greets_first=True)).run(12.0, [(2.0, 4.0), (6.0, 7.0)])
    assert phone.lines == [("c1", 0.05), ("c1", 5.3), ("c2", 8.3)]
    assert [shown.nth for shown in phone.customer.shown] == [0, 1, 0]


def test_nobody_hangs_up_on_who_reads_prompts() -> None:
    phone = call(drill(line("c1"), speaks="prompt")).run(6.0, [(2.0, 3.0)])
    assert phone.customer.over is not None
    assert phone.customer.over.by is None


def test_where_no_words_are_heard_the_end_of_a_turn_stands_for_them() -> None:
    phone = call(drill(*ASKS), hears_words=False).run(7.0, [(3.0, 4.0)])
    assert phone.lines[1] == ("c2", 5.1)


def test_acts_are_given_out_ahead_by_the_lead() -> None:
    phone = call(drill(*TWO), lead_s=0.3).run(4.85, [(3.0, 4.0)])
    assert phone.lines[1] == ("c2", 5.1)


def test_what_was_played_is_remembered_as_it_was_played() -> None:
    phone = call(drill(*TWO)).run(9.0, [(3.0, 4.0)])
    assert [(shown.line, round(shown.span.start_s, 2), shown.text) for shown in phone.customer.shown] == [
        ("c1", 0.05, "c1 的台词"),
        ("c2", 5.1, "c2 的台词"),
    ]


@pytest.mark.parametrize("late_s", [0.6, 3.0, 4.5, 5.9])
def test_who_says_to_call_120_is_heard_however_late_the_words_settle(late_s: float) -> None:
    asks = {"words": ["急救", "一二零", "幺二零"], "patience_s": 4.0}
    silence = [{"after_s": 4.0, "say": "hello"}, {"after_s": 5.0, "repeat": True}, {"after_s": 8.0, "go": "end"}]
    two = line("c2", "c2a", expects=asks, otherwise="c2b", on_silence=silence)
    again = line("c2b", "c2a", expects=asks, otherwise="end", on_silence=silence)
    words = [said("请您马上拨打120急救电话", 3.0, 5.5, 5.5 + late_s)]
    phone = call(drill(two, again, line("c2a"))).run(14.0, [(3.0, 5.5)], words)
    assert [name for name, _ in phone.lines] == ["c2", "c2a"]
    assert "hello" not in [name for name, _ in phone.stocks]
