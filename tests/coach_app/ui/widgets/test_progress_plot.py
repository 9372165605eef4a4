from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from pytestqt.qtbot import QtBot

from coach_app.ui.theme import DARK, LIGHT, Theme
from coach_app.ui.widgets.progress_plot import ProgressPlot

FIRST = date(2026, 3, 2)


def a_plot(theme: Theme, qtbot: QtBot, *days: int, step_days: int = 1) -> ProgressPlot:
    plot = ProgressPlot(theme)
    qtbot.addWidget(plot)
    plot.resize(400, 160)
    plot.show()
    plot.show_values([(FIRST + timedelta(days=day), 200.0 + day) for day in days], step_days)
    return plot


def line(plot: ProgressPlot) -> list[float]:
    return [float(value) for value in plot.curve.getData()[1]]


def test_every_point_is_drawn_at_its_day(theme: Theme, qtbot: QtBot) -> None:
    first = float(FIRST.toordinal())
    assert a_plot(theme, qtbot, 0, 1, 3).points == [(first, 200.0), (first + 1, 201.0), (first + 3, 203.0)]


def test_a_long_time_without_calls_is_no_line(theme: Theme, qtbot: QtBot) -> None:
    assert np.isnan(line(a_plot(theme, qtbot, 0, 1, 9))).tolist() == [False, False, True, False]
    assert not np.isnan(line(a_plot(theme, qtbot, 0, 7, 21, step_days=7))).any(), "a week without calls is short"


def test_a_few_dates_are_written_and_all_points_lie_inside(theme: Theme, qtbot: QtBot) -> None:
    plot = a_plot(theme, qtbot, *range(30))
    ticks = plot.dates
    assert 3 <= len(ticks) <= 6
    assert ticks[0] == "03-02"
    (left, right), (low, high) = plot.bounds
    assert left < FIRST.toordinal()
    assert right > FIRST.toordinal() + 29
    assert low < 200
    assert high > 229


def test_one_value_alone_stands_between_round_figures(theme: Theme, qtbot: QtBot) -> None:
    _, (low, high) = a_plot(theme, qtbot, 4).bounds
    assert (low, high) == (102.0, 306.0)


def test_the_axis_of_a_share_ends_just_above_all_of_it(theme: Theme, qtbot: QtBot) -> None:
    plot = a_plot(theme, qtbot)
    for score in (95.0, 100.0):
        plot.show_values([(FIRST, score)], 7, 100.0)
        _, (_, high) = plot.bounds
        assert score < high < 105


def test_one_point_and_none_are_no_trouble(theme: Theme, qtbot: QtBot) -> None:
    assert len(a_plot(theme, qtbot, 4).points) == 1
    assert a_plot(theme, qtbot).points == []


def test_it_follows_the_colours(theme: Theme, qtbot: QtBot) -> None:
    plot = a_plot(theme, qtbot, 0, 1)
    assert plot.curve.opts["pen"].color().name().upper() == LIGHT.accent.upper()
    theme.use(DARK)
    assert plot.curve.opts["pen"].color().name().upper() == DARK.accent.upper()
