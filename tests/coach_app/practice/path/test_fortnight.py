"""Two weeks of practice: the plan turns to what is weak and away from what has become good, and the charts show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.progress.points import Step
from feedback.flag import Kind
from tests.coach_app.practice.path.a_learner import Learner

FIRST_WEEK, SECOND_WEEK = range(7), range(7, 14)


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Learner:
    """Speaks much too fast, in calls and in drills, and learns it within a week or so."""
    learner = Learner(tmp_path_factory.mktemp("hasty"), {"rate": 0.9}, learns=0.75)
    learner.live(range(14))
    return learner


def test_what_is_weak_is_practised_more_often_than_anything_else(hasty: Learner) -> None:
    (first, often), (_, next_often) = hasty.times(FIRST_WEEK).most_common(2)
    assert first == "rate"
    assert often >= 5
    assert next_often <= 3


def test_once_it_is_better_it_comes_less_often(hasty: Learner) -> None:
    assert hasty.loses("rate") < 0.15
    assert hasty.times(SECOND_WEEK)["rate"] <= hasty.times(FIRST_WEEK)["rate"] - 2


def test_the_card_says_what_the_calls_showed_and_later_that_it_repeats(hasty: Learner) -> None:
    whys = [card.why.zh for _, card in hasty.practised if card.skill == "rate"]
    assert whys[0].startswith("最近的通话里，语速每小时提示 24 次")
    assert whys[-1] != whys[0]


def test_every_day_has_three_cards_in_about_ten_minutes(hasty: Learner) -> None:
    for day in range(14):
        cards = [card for on, card in hasty.practised if on == day]
        assert len(cards) == 3
        assert 4 <= sum(card.minutes for card in cards) <= 10
        assert len({card.key for card in cards}) == 3


def test_the_charts_show_it_week_by_week(hasty: Learner) -> None:
    first, second = hasty.path.history(hasty.person, Step.WEEK).points
    assert first.score is not None
    assert second.score is not None
    assert second.score > first.score + 3
    assert first.rate_cpm is not None
    assert second.rate_cpm is not None
    assert second.rate_cpm < first.rate_cpm - 15
    assert first.phrases is not None
    assert (first.takes, second.takes) == (21, 21)
    assert 28 <= first.minutes <= 70


def test_and_day_by_day(hasty: Learner) -> None:
    days = hasty.path.history(hasty.person, Step.DAY).points
    assert len(days) == 14
    rates = [day.rate_cpm for day in days if day.rate_cpm is not None]
    assert len(rates) >= 7
    assert rates[-1] < rates[0] - 15


def test_personal_bests_are_those_of_the_best_day(hasty: Learner) -> None:
    bests = hasty.path.history(hasty.person).bests
    assert [best.day for best in bests] == sorted((best.day for best in bests), reverse=True)
    for best in bests:
        scores = [note.score for note in hasty.path.notes(hasty.person) if note.key == best.key]
        assert best.score == max(score for score in scores if score is not None)


def test_so_it_is_with_what_only_drills_show(tmp_path: Path) -> None:
    learner = Learner(tmp_path, {"refusal": 0.9}, learns=0.75, flagged=())
    learner.live(range(14))
    first, second = learner.times(FIRST_WEEK), learner.times(SECOND_WEEK)
    assert first.most_common(1)[0][0] == "refusal"
    assert second["refusal"] < first["refusal"]


def test_somebody_weak_elsewhere_gets_other_cards(tmp_path: Path) -> None:
    flagged = (("hold", Kind.HOLD_NO_UPDATE), ("hold", Kind.DEAD_AIR))
    learner = Learner(tmp_path, {"hold": 0.9}, learns=0.85, flagged=flagged)
    learner.live(range(6))
    times = learner.times(range(6))
    assert times.most_common(1)[0][0] == "hold"
    assert times["hold"] >= 4
    assert times["rate"] <= 1
