from __future__ import annotations

from typing import Any

import pytest

from feedback.drills.check import Check
from feedback.drills.checked import Why
from feedback.drills.checking import check_take
from feedback.drills.measure import Need
from feedback.drills.measures import MEASURES
from feedback.drills.take import Take
from tests.feedback.drills.takes import book
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take, without_reading
from tests.feedback.voices import Says

LONG = "您的套餐这个月一共用了五十块钱话费"
LINES = [Heard("c1", 6.0, 8.0), Heard("c2", 15.0, 17.0)]


@pytest.mark.parametrize("db", [-5.0, 0.0, 4.0])
def test_level_against_what_came_before(db: float) -> None:
    take = voiced_take([Spoke(0.5, LONG), Spoke(9.0, LONG, level_db=-22 + db)], LINES)
    assert value(take, "level_change_db", over={"answer_to": ["c1"]}) == pytest.approx(db, abs=0.1)


def test_only_the_last_talk_before_counts() -> None:
    said = [Spoke(0.5, LONG * 2, level_db=-40), Spoke(10.0, LONG * 2, level_db=-22), Spoke(20.0, LONG, level_db=-20)]
    take = voiced_take(said, [Heard("c1", 19.0, 19.5)])
    assert value(take, "level_change_db", over={"answer_to": ["c1"]}, before_s=5.0) == pytest.approx(2.0, abs=0.1)


def test_the_phrase_that_says_what_will_change_is_not_what_came_before() -> None:
    said = [Spoke(0.5, LONG), Spoke(9.0, "对不起，请问现在是否能听清", level_db=-28), Spoke(17.5, LONG, level_db=-18)]
    take = voiced_take(said, LINES)
    assert value(take, "level_change_db", over={"after_said": ["STD-13"], "within_s": 20}) == pytest.approx(4, abs=0.2)


def test_without_anything_before_there_is_no_change() -> None:
    assert told(voiced_take([Spoke(9.0, LONG)], LINES), "level_change_db", over={"answer_to": ["c1"]}) is None


def test_level_against_the_rest_or_the_reading() -> None:
    take = voiced_take([Spoke(0.5, LONG), Spoke(9.0, LONG, level_db=-26)], LINES)
    assert value(take, "level_re_call_db", over={"answer_to": ["c1"]}) == pytest.approx(-4, abs=0.1)
    alone = voiced_take([Spoke(9.0, LONG, level_db=-19)], LINES)
    assert value(alone, "level_re_call_db") == pytest.approx(3, abs=0.1)
    assert told(without_reading(alone), "level_re_call_db") is None


def test_level_against_the_calm_part() -> None:
    upset = a_drill("c1", "c2", moods=["neutral", "angry"])
    said = [Spoke(0.5, LONG), Spoke(9.0, LONG), Spoke(18.0, LONG, level_db=-17)]
    assert value(voiced_take(said, LINES, upset), "level_re_calm_db", upset_moods=("angry",)) == pytest.approx(
        5, abs=0.1
    )


def steps(*levels: float) -> Take:
    spoke = [Spoke(2.0 + 7 * n, LONG, level_db=level) for n, level in enumerate(levels)]
    heard = [Heard(f"c{n + 1}", 1.5 + 7 * n, 1.5 + 7 * n) for n in range(len(levels))]
    return voiced_take(spoke, heard, a_drill(*(h.line for h in heard), speaks="prompt"))


def test_steps_between_the_answers() -> None:
    assert value(steps(-22, -18, -23), "level_steps_db", at_least=2.0) == pytest.approx(4, abs=0.1)
    assert value(steps(-22, -18, -23), "level_steps_db", at_most=6.0) == pytest.approx(5, abs=0.1)
    assert value(steps(-22, -22), "level_steps_db", at_least=2.0) == pytest.approx(0, abs=0.1)
    assert told(steps(-22), "level_steps_db") is None


ASKED: dict[str, Any] = {"louder": ("c2",), "softer": ("c3", "c4"), "at_least": 2.0, "at_most": 6.0}


@pytest.mark.parametrize(
    ("levels", "worst"),
    [
        ((-22, -18, -22, -26), 4),  # as asked
        ((-22, -10, -22, -18), 12),  # a shout, before and after it, and the last the wrong way
        ((-22, -26, -22, -18), -4),  # softer where louder is asked
        ((-22, -18, -22, -22), 0),  # the last no softer
        ((-22, -18, -22, -32), 10),  # a whisper
    ],
)
def test_every_step_is_held_against_what_its_line_asks(levels: tuple[float, ...], worst: float) -> None:
    found = told(steps(*levels), "level_steps_db", **ASKED)
    assert found is not None
    assert found.value == pytest.approx(worst, abs=0.1)
    assert found.evidence.count("·") == len(levels) - 1


def test_where_nothing_was_said_no_step_was_made() -> None:
    whole = steps(-22, -18, -22, -26)
    spoke = [Spoke(2.0, LONG), Spoke(9.0, LONG, level_db=-18), Spoke(16.0, LONG)]
    take = voiced_take(spoke, [Heard(s.line, s.span.start_s, s.span.end_s) for s in whole.shown], whole.drill)
    assert value(take, "level_steps_db", **ASKED) == 0
    assert value(whole, "level_steps_db", **ASKED) == pytest.approx(4, abs=0.1)


def test_the_drill_of_volume_says_which_way_each_step_goes() -> None:
    drill = book().get("SCN-103")
    assert drill is not None
    (check,) = (one for c in drill.pass_ for one in c.check if one.measure == "level_steps_db")
    assert check.params == {"louder": ("c2",), "softer": ("c3", "c4")}


@pytest.mark.parametrize("peak", [0.0, 4.0, 9.0])
def test_one_loud_syllable_shows(peak: float) -> None:
    syllable = Says(10.0, 10.25, level_db=-22 + peak)
    take = voiced_take([Spoke(9.0, "这个业务现在不能为您办理")], LINES, over=[syllable])
    assert value(take, "level_peak_db") == pytest.approx(peak, abs=0.7)


def test_few_syllables_have_no_loudest() -> None:
    assert told(voiced_take([Spoke(9.0, "不行")], LINES), "level_peak_db") is None


@pytest.mark.parametrize("drop", [0.0, 6.0, 14.0])
def test_an_ending_that_falls_off_shows(drop: float) -> None:
    tail = Says(9.0 + 0.7 * 4.25, 9.0 + 4.25, level_db=-22 - drop)
    take = voiced_take([Spoke(9.0, LONG)], LINES, over=[tail])
    assert value(take, "tail_drop_db") == pytest.approx(drop, abs=0.5)


def test_the_sentence_that_falls_off_most_counts() -> None:
    tail = Says(10.0 + 0.7 * 4.25, 10.0 + 4.25, level_db=-34)
    found = told(voiced_take([Spoke(1.0, LONG), Spoke(10.0, LONG)], LINES, over=[tail]), "tail_drop_db")
    assert found is not None
    assert found.value == pytest.approx(12, abs=0.5)
    assert found.span is not None
    assert found.span.start_s == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize(("db", "share"), [(0, 100), (5, 100), (8, 0), (-8, 0)])
def test_share_of_the_talk_near_the_usual_level(db: float, share: float) -> None:
    take = voiced_take([Spoke(9.0, LONG, level_db=-22 + db)], LINES)
    assert value(take, "in_level_range_pct") == share


@pytest.mark.parametrize("level", [-45.0, -22.0, -8.0])
def test_without_a_reading_nobody_can_say_whether_it_is_the_usual_level(level: float) -> None:
    take = without_reading(voiced_take([Spoke(9.0, LONG, level_db=level)], LINES))
    assert told(take, "in_level_range_pct") is None
    found = check_take(take, Check(measure="in_level_range_pct", at_least=80), MEASURES, {})
    assert (found.earned, found.why) == (None, Why.NO_READING)
    assert Need.BASELINE in MEASURES["in_level_range_pct"].needs


def test_clipping_is_a_share_of_the_talk() -> None:
    assert value(voiced_take([Spoke(9.0, LONG)], LINES), "clipped_pct") == 0
    stuck = Says(9.0, 9.425, clipped=True)
    assert value(voiced_take([Spoke(9.0, LONG)], LINES, over=[stuck]), "clipped_pct") == pytest.approx(10, abs=0.5)


def test_a_faint_answer_is_not_made_up_for_by_a_loud_one() -> None:
    said = [Spoke(0.5, LONG), Spoke(9.0, LONG, level_db=-20), Spoke(18.0, LONG, level_db=-32)]
    both: dict[str, object] = {"answer_to": ["c1", "c2"]}
    assert value(voiced_take(said, LINES), "level_re_call_db", over=both, at_least=-4.0, at_most=4.0) == pytest.approx(
        -10, abs=0.2
    )
