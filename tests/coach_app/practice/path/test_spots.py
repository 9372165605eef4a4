from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coach_app.practice.path.curriculum import Curriculum, load_curriculum
from coach_app.practice.path.spots import STRONG, UNKNOWN, CallSigns, Spot, filled, spots
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from feedback.pack import find_pack
from feedback.rule import Text

TODAY = date(2026, 3, 16)


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(find_pack("zh-service"))


def a_call(ago: int = 0, **fields: object) -> CallSigns:
    return CallSigns(TODAY - timedelta(days=ago), **{"speech_s": 600.0, "kinds": {}, **fields})  # type: ignore[arg-type]


def a_take(ago: int = 0, opens: Opens = Opens.DRILL, missed: str = "", **lost: float) -> Note:
    at = datetime(2026, 3, 16, 19, tzinfo=UTC) - timedelta(days=ago)
    return Note(at=at, opens=opens, key="SCN-01", lost=lost, missed=dict.fromkeys(lost, missed) if missed else {})


def spot(
    curriculum: Curriculum, skill: str, calls: list[CallSigns] | None = None, notes: list[Note] | None = None
) -> Spot:
    found = spots(
        curriculum,
        calls or [],
        notes or [],
        TODAY,
        item_title=lambda item: Text(zh=f"要点{item}", en=f"item {item}"),
        drill_title=lambda drill: Text(zh=f"题{drill}", en=f"drill {drill}"),
    )
    return next(one for one in found if one.skill.id == skill)


def test_of_what_nothing_is_known_nothing_is_said(curriculum: Curriculum) -> None:
    assert spot(curriculum, "rate") == Spot(curriculum.skills[1], UNKNOWN)


def test_calls_without_a_flag_show_a_skill_to_be_strong(curriculum: Curriculum) -> None:
    assert spot(curriculum, "rate", [a_call(), a_call(1)]).weakness == STRONG


def test_flags_are_counted_by_the_hour_of_talk(curriculum: Curriculum) -> None:
    found = spot(curriculum, "rate", [a_call(kinds={"rate_fast": 1})])
    assert found.weakness == pytest.approx(0.5)
    assert found.why is not None
    assert found.why.zh == "最近的通话里，语速每小时提示 6 次。"
    assert found.why.en == "Prompts an hour about speaking rate in recent calls: 6."


def test_a_few_seconds_of_talk_show_nothing(curriculum: Curriculum) -> None:
    assert spot(curriculum, "rate", [a_call(speech_s=20.0, kinds={"rate_fast": 3})]).weakness == UNKNOWN


def test_newer_calls_weigh_more(curriculum: Curriculum) -> None:
    worse = spot(curriculum, "rate", [a_call(6), a_call(kinds={"rate_fast": 2})])
    better = spot(curriculum, "rate", [a_call(6, kinds={"rate_fast": 2}), a_call()])
    assert worse.weakness > 2 * better.weakness


def test_what_is_weeks_old_is_over(curriculum: Curriculum) -> None:
    assert spot(curriculum, "rate", [a_call(30, kinds={"rate_fast": 9})]).weakness == UNKNOWN


def test_items_that_were_left_out(curriculum: Curriculum) -> None:
    calls = [a_call(n, missing=("empathy",)) for n in range(3)] + [a_call(3, said=("empathy",))]
    found = spot(curriculum, "empathy", calls)
    assert found.weakness > 0.5
    assert found.why is not None
    assert found.why.zh == "最近 4 通里，「要点empathy」漏了 3 次。"


def test_one_call_alone_proves_little(curriculum: Curriculum) -> None:
    assert spot(curriculum, "empathy", [a_call(missing=("empathy",))]).weakness == pytest.approx(0.5)


def test_a_drill_that_was_not_passed_names_what_was_missing(curriculum: Curriculum) -> None:
    found = spot(curriculum, "refusal", notes=[a_take(refusal=0.8, missed="三明治拒绝")])
    assert found.weakness == pytest.approx(0.72)
    assert found.why is not None
    assert found.why.zh == "上次「题SCN-01」没做到：三明治拒绝。"


def test_the_newest_take_counts_most(curriculum: Curriculum) -> None:
    bad = [a_take(2, refusal=0.9), a_take(1, refusal=0.9)]
    assert spot(curriculum, "refusal", notes=[*bad, a_take(refusal=0.0)]).weakness < 0.4


def test_the_gym_speaks_where_drills_do_not(curriculum: Curriculum) -> None:
    found = spot(curriculum, "endings", notes=[a_take(opens=Opens.GYM, endings=1.0)])
    assert found.why is not None
    assert found.why.zh == "上次练语气，差得最多的是句尾。"


def test_reading_aloud_shows_a_skill_too(curriculum: Curriculum) -> None:
    found = spot(curriculum, "endings", notes=[a_take(opens=Opens.READING, endings=1.0)])
    assert found.weakness == pytest.approx(0.7)
    assert found.why is not None
    assert found.why.zh == "上次朗读，差得最多的是句尾。"


def test_a_sentence_that_was_read_well_shows_a_skill_to_be_strong(curriculum: Curriculum) -> None:
    assert spot(curriculum, "rate", notes=[a_take(opens=Opens.READING, rate=0.0)]).weakness == STRONG


def test_the_reason_is_what_shows_it_weakest(curriculum: Curriculum) -> None:
    calls = [a_call(kinds={"rate_fast": 10})]
    found = spot(curriculum, "rate", calls, [a_take(rate=0.2, missed="语速")])
    assert found.why is not None
    assert found.why.zh.startswith("最近的通话里")


def test_a_sentence_is_filled_in_both_languages() -> None:
    sentence = Text(zh="{skill}，{n}", en="{skill}, {n}")
    assert filled(sentence, skill=Text(zh="语速", en="rate"), n="2") == Text(zh="语速，2", en="rate, 2")


def test_this_folder_has_no_clock_of_its_own() -> None:
    module = Path(spots.__code__.co_filename).read_text("utf-8")
    assert "now()" not in module


def test_what_was_missing_in_a_drill_is_told_in_both_languages(curriculum: Curriculum) -> None:
    found = spots(
        curriculum,
        [],
        [a_take(missed="三句按序", opening=0.9)],
        TODAY,
        item_title=lambda item: Text(zh=item, en=item),
        drill_title=lambda _: Text(zh="无声电话", en="Silent call"),
        criterion=lambda drill, text: Text(zh=text, en=f"{drill} {text} in English"),
    )
    why = next(one.why for one in found if one.skill.id == "opening")
    assert why is not None
    assert why.zh == "上次「无声电话」没做到：三句按序。"
    assert why.en == "Last time in “Silent call” this was missing: SCN-01 三句按序 in English."
