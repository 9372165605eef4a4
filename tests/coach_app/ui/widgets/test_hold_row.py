from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Bands
from coach_app.live_hold import Hold
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView
from coach_app.ui.widgets.hold_row import HoldBar, HoldRow

LIMITS = Bands(hold_s=30, hold_soon_s=25)


@pytest.fixture
def row(qtbot: QtBot, theme: Theme, language: Language) -> HoldRow:
    made = HoldRow(theme)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("silent_s", "look", "said"),
    [
        (18.0, (Glyph.CLOCK, "muted"), "Customer is waiting, 0:18 / 0:30"),
        (24.9, (Glyph.CLOCK, "muted"), "Customer is waiting, 0:24 / 0:30"),
        (25.0, (Glyph.CLOCK, "nudge"), "Check back in, 0:25 / 0:30"),
        (30.0, (Glyph.STOPPED, "alert"), "Check back in, 0:30 / 0:30"),
    ],
)
def test_a_wait_turns_amber_and_then_red_with_another_shape(
    row: HoldRow, silent_s: float, look: tuple[Glyph, str], said: str
) -> None:
    row.show_hold(Hold(10.0, 10.0 + silent_s), LIMITS)
    view = row.findChild(GlyphView)
    assert view is not None
    assert view.shown == look
    assert row.accessibleName() == said


def test_the_bar_fills_with_the_wait_and_no_further(row: HoldRow) -> None:
    bar = row.findChild(HoldBar)
    assert bar is not None
    row.show_hold(Hold(0.0, 15.0), LIMITS)
    assert bar.accessibleName() == "50%"
    row.show_hold(Hold(0.0, 90.0), LIMITS)
    assert bar.accessibleName() == "100%"


def test_without_a_wait_there_is_no_row(row: HoldRow) -> None:
    row.show_hold(None, LIMITS)
    assert row.isHidden()


def test_without_a_limit_only_the_time_runs(row: HoldRow) -> None:
    row.show_hold(Hold(0.0, 90.0), Bands())
    assert row.accessibleName() == "Customer is waiting, 1:30"
