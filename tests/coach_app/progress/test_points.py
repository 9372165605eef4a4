from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from coach_app.progress.points import Figure, Step, progress_of
from tests.coach_app.progress.some_calls import a_call


def test_a_day_is_the_mean_of_its_calls_by_how_long_the_agent_spoke() -> None:
    calls = [a_call(rate_cpm=200.0, speech_s=100.0), a_call(rate_cpm=300.0, speech_s=300.0)]
    (day,) = progress_of(calls, Step.DAY).points
    assert day.values[Figure.RATE] == pytest.approx(275.0)
    assert (day.calls, day.talk_s) == (2, 400.0)


def test_nudges_and_alerts_are_per_hour_of_the_agents_talk() -> None:
    (day,) = progress_of(
        [a_call(speech_s=900.0, nudges=3, alerts=1), a_call(speech_s=900.0, nudges=0)], Step.DAY
    ).points
    assert day.values[Figure.NUDGES] == pytest.approx(6.0)
    assert day.values[Figure.ALERTS] == pytest.approx(4.0)


def test_of_less_than_a_minute_of_talk_nothing_is_said_per_hour() -> None:
    (day,) = progress_of([a_call(speech_s=20.0)], Step.DAY).points
    assert day.values[Figure.NUDGES] is None
    assert day.values[Figure.RATE] == 240.0


def test_shares_are_of_everything_in_the_stretch() -> None:
    calls = [a_call(said=1, required=1, right=3, wrong=0), a_call(said=0, required=3, right=0, wrong=1, score=60.0)]
    (day,) = progress_of(calls, Step.DAY).points
    assert day.values[Figure.CHECKLIST] == pytest.approx(25.0)
    assert day.values[Figure.RIGHT] == pytest.approx(75.0)
    assert day.ruled == 4
    assert day.values[Figure.SCORE] == pytest.approx(70.0)


def test_what_nobody_measured_or_ruled_is_not_said() -> None:
    bare = a_call(
        speech_s=None, rate_cpm=None, level_spread_db=None, pitch_spread_st=None, required=0, said=0, right=0, wrong=0
    )
    progress = progress_of([replace(bare, score=None)], Step.DAY)
    assert set(progress.points[0].values.values()) == {None}
    assert progress.unmeasured == 1
    assert all(progress.values(figure) == [] for figure in Figure)


def test_days_without_calls_are_left_out() -> None:
    assert [point.start.day for point in progress_of([a_call(4), a_call(0)], Step.DAY).points] == [2, 6]


def test_a_week_begins_on_monday() -> None:
    progress = progress_of([a_call(day) for day in (0, 6, 7)], Step.WEEK)
    assert [(point.start, point.calls) for point in progress.points] == [(date(2026, 3, 2), 2), (date(2026, 3, 9), 1)]


def test_a_call_belongs_to_the_day_where_it_was_recorded() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=8)))
    same = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
    assert late == same
    (point,) = progress_of([a_call(started_at=late)], Step.DAY).points
    assert point.start == date(2026, 3, 2)


def test_a_figure_is_listed_where_it_is_there() -> None:
    progress = progress_of([a_call(0), a_call(1, rate_cpm=None), a_call(2, rate_cpm=250.0)], Step.DAY)
    assert progress.values(Figure.RATE) == [(date(2026, 3, 2), 240.0), (date(2026, 3, 4), 250.0)]
