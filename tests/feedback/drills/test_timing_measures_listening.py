from __future__ import annotations

import pytest

from audio.span import Span
from feedback.drills.take import Take
from feedback.flag import Flag, Kind, Severity
from tests.feedback.conversations import AGENT
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take

TELLS = [Heard("c1", 2.0, 32.0, "我从头跟你说啊。")]
VENTS = [Heard("c1", 2.0, 6.0), Heard("c2", 8.0, 14.0), Heard("c3", 18.0, 22.0)]
ANGRY = a_drill("c1", "c2", "c3", moods=["furious", "furious", "softer"])
MOODS = ("furious",)
EXPLAINS = "因为按照规定您的套餐是自动续订的"


def listening(*at_s: float) -> Take:
    return voiced_take([*(Spoke(one, "嗯嗯") for one in at_s), Spoke(34.0, "我明白了，您说的是重复扣费")], TELLS)


def test_the_longest_talk_without_a_sound() -> None:
    assert value(listening(), "backchannel_gap_s", at_most=15.0) == pytest.approx(30, abs=0.1)
    assert value(listening(12.0, 22.0), "backchannel_gap_s", at_most=15.0) == pytest.approx(10, abs=0.6)


def test_words_of_listening_are_counted() -> None:
    assert value(listening(), "backchannels", at_least=2.0) == 0
    assert value(listening(12.0, 22.0), "backchannels", at_least=2.0) == 2


def test_an_answer_is_no_word_of_listening() -> None:
    take = voiced_take([Spoke(12.0, "我明白了，您说的是重复扣费"), Spoke(34.0, "好的")], TELLS)
    assert value(take, "backchannels", at_least=1.0) == 0


def test_short_lines_want_none() -> None:
    take = voiced_take([Spoke(7.0, "好的，我为您查询一下")], [Heard("c1", 2.0, 5.0)])
    assert told(take, "backchannel_gap_s") is None
    assert told(take, "backchannels") is None


def test_interruptions_are_those_that_the_rules_found() -> None:
    flag = Flag(
        1,
        "talk.interrupts",
        Kind.INTERRUPTION,
        AGENT,
        Span(5.0, 6.5),
        6.0,
        Severity.NUDGE,
        1.5,
        0.8,
        "s",
        "",
        "",
        "",
        "",
    )
    assert value(voiced_take([Spoke(5.0, EXPLAINS)], VENTS, flags=[flag]), "interruptions") == 1
    assert value(voiced_take([Spoke(5.0, EXPLAINS)], VENTS), "interruptions") == 0


@pytest.mark.parametrize(("at_s", "seconds"), [(6.5, 4.0), (15.0, 10.0), (23.0, 14.0)])
def test_how_long_the_customer_had_talked_before_an_explanation(at_s: float, seconds: float) -> None:
    take = voiced_take([Spoke(at_s, EXPLAINS, cpm=300)], VENTS, ANGRY)
    assert value(take, "listened_s", at_least=10.0) == pytest.approx(seconds, abs=0.3)


def test_who_never_explains_has_listened_to_all_of_it() -> None:
    take = voiced_take([Spoke(15.0, "我非常理解您的心情")], VENTS, ANGRY)
    assert value(take, "listened_s", at_least=10.0) == pytest.approx(14, abs=0.2)
    assert value(take, "listened_pct", at_least=100.0, venting_moods=MOODS) == 100


@pytest.mark.parametrize(("at_s", "share"), [(6.5, 40), (11.0, 70), (15.0, 100), (23.0, 100)])
def test_share_of_the_outburst_that_was_over(at_s: float, share: float) -> None:
    take = voiced_take([Spoke(at_s, EXPLAINS, cpm=300)], VENTS, ANGRY)
    assert value(take, "listened_pct", at_least=100.0, venting_moods=MOODS) == pytest.approx(share, abs=1)


def test_two_minutes_are_enough() -> None:
    take = voiced_take([Spoke(11.0, EXPLAINS, cpm=300)], VENTS, ANGRY)
    assert value(take, "listened_pct", at_least=100.0, venting_moods=MOODS, enough_s=5.0) == 100


def test_where_nobody_lets_off_steam_there_is_nothing_to_hear_out() -> None:
    take = voiced_take([Spoke(11.0, EXPLAINS)], VENTS)
    assert told(take, "listened_pct", at_least=100.0, venting_moods=MOODS) is None
