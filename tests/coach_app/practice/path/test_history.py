from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach_app.practice.path.history import bests, points
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from coach_app.progress.points import Step
from feedback.rule import Text
from tests.coach_app.progress.some_calls import a_call

#: The Monday of `some_calls`.
MONDAY = date(2026, 3, 2)


def a_note(day: int = 0, score: float | None = 80.0, **fields: object) -> Note:
    at = datetime(2026, 3, 2, 19, tzinfo=UTC) + timedelta(days=day)
    return Note.model_validate({"at": at, "opens": "drill", "key": "SCN-01", "minutes": 2.5, "score": score, **fields})


def named(opens: Opens, key: str) -> Text | None:
    return None if key == "gone" else Text(zh=f"{opens.value} {key}", en=key)


def test_a_week_is_the_mean_of_its_graded_drills() -> None:
    (week,) = points([a_note(0, 70.0), a_note(2, 90.0), a_note(3, None)], [], Step.WEEK)
    assert (week.start, week.takes, week.minutes, week.score) == (MONDAY, 3, 7.5, 80.0)


def test_gym_takes_are_no_scores_of_drills() -> None:
    (day,) = points([a_note(0, 70.0), a_note(0, 95.0, opens="gym", key="warm")], [], Step.DAY)
    assert (day.score, day.takes) == (70.0, 2)


def test_the_voice_comes_from_the_sessions_that_are_still_there() -> None:
    (day,) = points([a_note()], [a_call(rate_cpm=250.0, level_spread_db=1.2, pitch_spread_st=2.8)], Step.DAY)
    assert (day.rate_cpm, day.level_spread_db, day.pitch_spread_st) == (250.0, 1.2, 2.8)
    (day,) = points([a_note()], [], Step.DAY)
    assert (day.rate_cpm, day.level_spread_db, day.pitch_spread_st) == (None, None, None)


def test_phrases_are_a_share_of_all_that_were_asked_for() -> None:
    (day,) = points([a_note(phrases=(3, 4)), a_note(phrases=(1, 4)), a_note()], [], Step.DAY)
    assert day.phrases == pytest.approx(50.0)


def test_days_without_practice_are_left_out() -> None:
    assert [day.start for day in points([a_note(0), a_note(5)], [], Step.DAY)] == [MONDAY, MONDAY + timedelta(days=5)]


def test_the_best_of_each_exercise_on_the_day_it_was_reached_first() -> None:
    found = bests([a_note(0, 70.0), a_note(1, 90.0), a_note(2, 90.0), a_note(3, 60.0)], named)
    assert [(best.key, best.score, best.day) for best in found] == [("SCN-01", 90.0, MONDAY + timedelta(days=1))]


def test_the_newest_best_comes_first() -> None:
    found = bests([a_note(0, 70.0), a_note(4, 65.0, key="SCN-02"), a_note(2, 99.0, opens="gym", key="warm")], named)
    assert [best.key for best in found] == ["SCN-02", "warm", "SCN-01"]
    assert found[1].title.zh == "gym warm"


def test_what_has_no_score_or_is_gone_is_no_best() -> None:
    assert bests([a_note(0, None), a_note(0, 90.0, key="gone"), a_note(0, 90.0, opens="reading")], named) == ()


def test_what_was_not_passed_is_nobodys_best() -> None:
    found = bests(
        [a_note(0, 95.0, passed=False), a_note(1, 70.0, passed=True), a_note(2, 51.0, key="SCN-02", passed=False)],
        named,
    )
    assert [(best.key, best.score) for best in found] == [("SCN-01", 70.0)]
