from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.review.timeline_slot import TimelineSlot
from coach_app.ui.theme import Theme


def test_the_drawing_comes_in_once(qtbot: QtBot, theme: Theme) -> None:
    slot = TimelineSlot(theme)
    qtbot.addWidget(slot)
    slot.resize(400, 200)
    assert not slot.grab().toImage().allGray()  # two quiet strips, tinted as the theme has lines
    with qtbot.waitSignal(slot.loaded):
        assert not slot.load()
    first = slot.timeline
    slot.load()
    assert slot.timeline is first
