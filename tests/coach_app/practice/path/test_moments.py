from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coach_app.library.counts import Counts
from coach_app.practice.path.curriculum import Skill
from coach_app.practice.path.moments import MOMENTS, Situation
from coach_app.practice.path.spots import Spot
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from feedback.rule import Text

#: A Wednesday, at half past six in the evening.
NOW = datetime(2026, 3, 18, 18, 30, tzinfo=UTC)


def a_call(days_ago: int = 0, hour: int = 10, minutes: float = 5.0) -> Counts:
    began = (NOW - timedelta(days=days_ago)).replace(hour=hour, minute=0)
    return Counts(f"{began:%Y%m%d}", began, 60 * minutes, 60.0, {}, (), (), 0)


def notes(*scores: float, ago: int = 1) -> tuple[Note, ...]:
    at = NOW - timedelta(days=ago)
    return tuple(Note(at=at, opens=Opens.DRILL, key="SCN-01", score=score) for score in scores)


def holds(moment: str, calls: Sequence[Counts] = (), done: Sequence[Note] = (), **fields: Any) -> bool:
    return Situation(**{"now": NOW, "calls": calls, "notes": done, **fields}).holds(moment)


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_that_a_tip_may_name_can_be_told(moment: str) -> None:
    assert hasattr(Situation(NOW), f"_{moment}")


def test_before_the_first_call_nobody_has_called() -> None:
    assert holds("before_first_call", done=notes(80))
    assert not holds("before_first_call", [a_call(3)])
    assert not holds("before_first_call", done=notes(80, ago=30))


def test_the_first_days_are_the_first_five() -> None:
    assert holds("first_days", [a_call(4), a_call()])
    assert not holds("first_days", [a_call(12), a_call()])
    assert not holds("first_days")


def test_a_long_day_is_four_hours_of_calls() -> None:
    assert holds("long_day", [a_call(minutes=130), a_call(hour=14, minutes=130)])
    assert not holds("long_day", [a_call(1, minutes=300), a_call(minutes=60)])


def test_many_calls_are_forty() -> None:
    assert holds("many_calls", [a_call()] * 40)
    assert not holds("many_calls", [a_call()] * 39)


def test_overtime_is_a_call_late_or_early() -> None:
    assert holds("overtime", [a_call(1, hour=21)])
    assert holds("overtime", [a_call(hour=6)])
    assert not holds("overtime", [a_call(hour=19)])
    assert not holds("overtime", [a_call(3, hour=22)])


def test_the_first_practice_has_none_before_it() -> None:
    assert holds("first_practice")
    assert not holds("first_practice", done=notes(80))


def test_back_again_after_a_week() -> None:
    assert holds("back_again", done=notes(80, ago=8))
    assert not holds("back_again", done=notes(80, ago=3))
    assert not holds("back_again")


@pytest.mark.parametrize(
    ("scores", "moment"),
    [
        ((60, 62, 61, 80, 82, 81), "improving"),
        ((80, 82, 81, 60, 62, 61), "falling"),
        ((80, 81, 80, 81, 80, 81, 80, 81), "plateau"),
    ],
)
def test_how_the_last_drills_went(scores: tuple[float, ...], moment: str) -> None:
    assert [m for m in ("improving", "falling", "plateau") if holds(m, done=notes(*scores))] == [moment]


def test_only_drills_of_the_last_two_weeks_that_were_marked_make_a_plateau() -> None:
    even = (80, 81, 80, 81, 80, 81, 80, 81)
    assert holds("plateau", done=notes(*even, ago=14))
    assert not holds("plateau", done=notes(*even, ago=15))
    few = notes(*even[:7])
    others = (few[0].model_copy(update={"opens": Opens.GYM}), few[0].model_copy(update={"score": None}))
    assert not holds("plateau", done=(*few, *others))


def test_a_few_drills_are_no_trend() -> None:
    assert not any(holds(m, done=notes(60, 90, 40)) for m in ("improving", "falling", "plateau"))


def test_mondays_and_the_first_days_of_a_month() -> None:
    assert holds("monday", now=datetime(2026, 3, 16, 9, tzinfo=UTC))
    assert not holds("monday")
    assert holds("month_start", now=datetime(2026, 4, 2, 9, tzinfo=UTC))
    assert not holds("month_start")


def test_a_weak_skill_is_a_moment_of_its_own() -> None:
    skill = Skill(id="calm", title=Text(zh="沉得住气", en="calm"))
    assert holds("weak_calm", spots=[Spot(skill, 0.6)])
    assert not holds("weak_calm", spots=[Spot(skill, 0.3)])
    assert not holds("weak_rate", spots=[Spot(skill, 0.6)])


def test_words_make_a_moment_on_that_day_and_the_next() -> None:
    said: dict[str, Any] = {"said": lambda moment: moment == "abused", "words": ("abused", "venting")}
    assert holds("abused", [a_call(1)], **said)
    assert not holds("venting", [a_call(1)], **said)
    assert not holds("abused", [a_call(3)], **said)


def test_without_a_call_nobody_is_asked_for_words() -> None:
    def never(moment: str) -> bool:
        raise AssertionError(moment)

    assert not holds("abused", said=never, words=("abused",))


def test_an_unknown_moment_never_comes() -> None:
    assert not holds("full_moon")
