from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Bands
from coach_app.live_hold import Hold
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.checklist import Checklist, ItemRow
from feedback.flag import ItemState, ItemStatus

ITEMS = (
    ItemState("opening", ItemStatus.SAID, 1.1, "您好"),
    ItemState("empathy", ItemStatus.PENDING),
    ItemState("hold_request", ItemStatus.SAID, 20.0),
    ItemState("hold_thanks", ItemStatus.MISSING, 46.0),
    ItemState("follow_up", ItemStatus.POSSIBLY_MISSING, 50.0),
    ItemState("solution", ItemStatus.NOT_REQUIRED),
    ItemState("goodbye", ItemStatus.NOT_ASSESSED),
)


@pytest.fixture
def checklist(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings) -> Checklist:
    made = Checklist(theme)
    qtbot.addWidget(made)
    made.speak(sayings)
    made.show_items(ITEMS, None, Bands())
    made.show()
    return made


def words(checklist: Checklist) -> list[str]:
    return [label.text() for label in checklist.findChildren(QLabel) if label.isVisible()]


def test_what_the_call_asks_for_has_a_row_each_with_its_state_in_words(checklist: Checklist) -> None:
    assert checklist.rows == [
        "Greeting and name, Said, 0:01",
        "Empathy, To say",
        "Wait announced, Said, 0:20",
        "Thanks after waiting, Missing, 0:46",
        "Follow-up promised, Possibly missing, 0:50",
    ]


def test_the_rest_is_counted(checklist: Checklist) -> None:
    assert "– 1 more when the call asks for them\n– 1 not assessed" in words(checklist)


def test_what_was_missed_says_what_to_say(checklist: Checklist) -> None:
    assert "谢谢您的耐心等待。" in words(checklist)


def test_a_call_without_items_says_what_will_happen(checklist: Checklist) -> None:
    checklist.show_items((), None, Bands())
    assert checklist.rows == []
    assert any("tick themselves" in word for word in words(checklist))


def test_the_hold_timer_takes_the_place_of_its_row(checklist: Checklist) -> None:
    checklist.show_items(ITEMS, Hold(20.0, 27.0), Bands(hold_s=30, hold_soon_s=25))
    assert checklist.hold.isVisible()
    assert "Wait announced, Said, 0:20" not in checklist.rows
    checklist.grab()
    tops = {name.split(",")[0]: row.y() for name, row in zip(checklist.rows, _visible(checklist), strict=True)}
    assert tops["Empathy"] < checklist.hold.y() < tops["Thanks after waiting"]
    checklist.show_items(ITEMS, None, Bands())
    assert not checklist.hold.isVisible()
    assert "Wait announced, Said, 0:20" in checklist.rows


def test_an_item_that_is_not_needed_any_more_loses_its_row(checklist: Checklist) -> None:
    calm = tuple(replace(item, status=ItemStatus.NOT_REQUIRED) for item in ITEMS[1:])
    checklist.show_items((ITEMS[0], *calm), None, Bands())
    assert checklist.rows == ["Greeting and name, Said, 0:01"]


def test_names_follow_the_language(checklist: Checklist, sayings: Sayings) -> None:
    checklist.speak(replace(sayings, language="zh"))
    assert checklist.rows[0].startswith("开场")


def _visible(checklist: Checklist) -> list[ItemRow]:
    return [row for row in checklist._rows if not row.isHidden()]
