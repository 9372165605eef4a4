from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Band
from coach_app.ui.theme import DARK, LIGHT, Theme
from coach_app.ui.widgets.gauge_plot import GaugePlot

AGES = np.linspace(-59.8, 0, 300)


def made(qtbot: QtBot, theme: Theme, bounded: bool = True) -> GaugePlot:
    plot = GaugePlot(theme, 80, 440, bounded)
    plot.setAccessibleName("Rate, steady")
    plot.resize(500, 56)
    qtbot.addWidget(plot)
    return plot


def pixels(plot: GaugePlot, colour: str) -> int:
    image, wanted = plot.grab().toImage(), QColor(colour)
    return sum(
        image.pixelColor(x, y) == wanted for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


@pytest.mark.parametrize(("rate", "nudged"), [(240.0, False), (330.0, True), (120.0, True)])
def test_what_lies_outside_the_band_is_drawn_in_another_colour(
    qtbot: QtBot, theme: Theme, rate: float, nudged: bool
) -> None:
    plot = made(qtbot, theme)
    plot.show_minute(AGES, np.full(300, rate), Band(150, 290), None)
    assert (pixels(plot, LIGHT.nudge) > 100) is nudged
    assert (pixels(plot, LIGHT.accent) > 100) is not nudged


def test_a_range_that_is_no_limit_marks_nothing(qtbot: QtBot, theme: Theme) -> None:
    plot = made(qtbot, theme, bounded=False)
    plot.show_minute(AGES, np.full(300, 330.0), Band(150, 290), None)
    assert pixels(plot, LIGHT.nudge) == 0


def test_the_band_lies_behind_the_curve(qtbot: QtBot, theme: Theme) -> None:
    plot = made(qtbot, theme)
    assert pixels(plot, LIGHT.band) == 0
    plot.show_minute(AGES, np.full(300, 240.0), Band(150, 290), 232.0)
    assert pixels(plot, LIGHT.band) > 1000


def test_silence_draws_nothing_and_warns_of_nothing(qtbot: QtBot, theme: Theme) -> None:
    plot = made(qtbot, theme)
    plot.show_minute(AGES, np.full(300, np.nan), Band(150, 290), None)
    plot.show_minute(np.empty(0), np.empty(0), Band(150, 290), None)
    assert pixels(plot, LIGHT.accent) == 0


def test_a_measure_without_neighbours_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    plot = made(qtbot, theme)
    lonely = np.full(300, np.nan)
    lonely[100:200:10] = 240.0
    plot.show_minute(AGES, lonely, Band(), None)
    assert pixels(plot, LIGHT.accent) >= 5


def test_colours_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    plot = made(qtbot, theme)
    plot.show_minute(AGES, np.full(300, 240.0), Band(150, 290), None)
    theme.use(DARK)
    assert pixels(plot, DARK.band) > 1000


def test_the_drawing_can_be_read_out(qtbot: QtBot, theme: Theme) -> None:
    assert made(qtbot, theme).accessibleName() == "Rate, steady"
