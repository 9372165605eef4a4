from __future__ import annotations

import pytest

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.spoken import (
    answered,
    calm_talk,
    each_and_all,
    level_of,
    names,
    number,
    pitch_of,
    quoted,
    rate_cpm,
    rest_of,
    snapped,
    syllables,
    talk_in,
    upset_answers,
)
from feedback.stretch_measures import speech_s
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, voiced_take

LONG = "您的套餐这个月一共用了五十块钱话费"
CALM_AND_ANGRY = a_drill("c1", "c2", moods=["neutral", "angry"])


def test_talk_in_a_stretch_is_cut_at_its_edges_but_not_where_words_are_a_little_off() -> None:
    take = voiced_take([Spoke(2.0, LONG), Spoke(10.0, LONG)])
    (talk,) = talk_in(take, [Span(2.3, 6.0)])
    assert talk.start_s == pytest.approx(2.0)
    (part,) = talk_in(take, [Span(3.0, 8.0)])
    assert part.start_s == pytest.approx(3.0)


def test_edges_far_from_any_sound_stay() -> None:
    assert snapped(Span(1.0, 9.0), [Span(2.0, 3.0)]) == Span(1.0, 9.0)


def test_the_rest_is_what_lies_outside() -> None:
    take = voiced_take([Spoke(2.0, LONG), Spoke(10.0, LONG)])
    rest = rest_of(take, [Span(2.0, 6.5)])
    assert [round(s.start_s, 1) for s in rest] == [10.0]
    assert speech_s(rest_of(take, [take.whole])) == 0


@pytest.mark.parametrize("cpm", [120.0, 240.0, 330.0])
def test_the_rate_is_that_of_the_words(cpm: float) -> None:
    take = voiced_take([Spoke(2.0, LONG, cpm=cpm)])
    assert rate_cpm(take, talk_in(take, [take.whole])) == pytest.approx(cpm, rel=0.02)


def test_without_words_it_is_that_of_the_syllables_in_the_sound() -> None:
    take = voiced_take([Spoke(2.0, LONG, cpm=200)], words=False)
    assert rate_cpm(take, talk_in(take, [take.whole])) == pytest.approx(200, rel=0.05)


def test_a_word_that_its_times_put_in_a_pause_counts_for_the_talk_beside_it() -> None:
    take = voiced_take([Spoke(2.0, "好的"), Spoke(4.0, LONG)])
    assert syllables(take, talk_in(take, [take.whole])) == 2 + len(LONG)


def test_too_little_is_not_enough() -> None:
    take = voiced_take([Spoke(2.0, "好的")])
    talk = talk_in(take, [take.whole])
    assert rate_cpm(take, talk) is None
    assert level_of(take, talk) is None
    assert pitch_of(voiced_take([Spoke(2.0, "嗯")]), [Span(2.0, 2.2)]) is None


def test_calm_talk_answers_nobody_who_is_upset() -> None:
    said = [Spoke(0.5, LONG), Spoke(8.0, LONG), Spoke(16.0, LONG)]
    take = voiced_take(said, [Heard("c1", 5.0, 7.0), Heard("c2", 13.0, 15.0)], CALM_AND_ANGRY)
    check = Check(measure="pitch_re_calm_st", at_most=3, params={"upset_moods": ("angry",)})
    assert [round(s.start_s, 1) for s in calm_talk(take, check)] == [0.5, 8.0]
    assert [round(s.start_s, 1) for s in upset_answers(take, check)] == [15.0]


def test_every_go_at_a_line_is_one_answer() -> None:
    take = voiced_take(
        [Spoke(1.0, LONG), Spoke(7.0, LONG)], [Heard("c1", 0.5, 0.5), Heard("c1", 6.5, 6.5, nth=1)], a_drill("c1")
    )
    gos = answered(take, [take.whole])
    assert [(go.shown.nth, round(go.spoken.start_s, 1)) for go in gos if go.shown] == [(0, 1.0), (1, 7.0)]


def test_parameters_are_numbers_or_names() -> None:
    check = Check(measure="smile", at_most=1, params={"db": 3, "phrase": "STD-05", "cues": ("a", "b")})
    assert number(check, "db", 6.0) == 3.0
    assert number(check, "other", 6.0) == 6.0
    assert names(check, "phrase") == ("STD-05",)
    assert names(check, "cues") == ("a", "b")
    with pytest.raises(TypeError, match="phrase must be a number"):
        number(check, "phrase", 1.0)


def test_long_words_are_shown_shortened() -> None:
    assert quoted("好的") == "「好的」"
    assert quoted("好" * 30).endswith("…」")


def test_talk_as_a_whole_and_each_answer_that_is_long_enough() -> None:
    spoke = [Spoke(2.0, LONG), Spoke(10.0, "好的"), Spoke(14.0, LONG)]
    take = voiced_take(spoke, [Heard("c1", 1.0, 1.0), Heard("c2", 9.0, 9.0), Heard("c3", 13.0, 13.0)])
    whole, first, last = each_and_all(take, talk_in(take, [take.whole]))
    assert len(whole) == 3
    assert first[0].start_s == pytest.approx(2.0, abs=0.1)
    assert last[0].start_s == pytest.approx(14.0, abs=0.1)
    assert each_and_all(take, talk_in(take, [Span(0.0, 9.0)])) == [first], "one answer is the whole"
    assert each_and_all(take, []) == []
