from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.ui.calls_dialog import CallLine, CallsAt, CallsDialog
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Day:
    """Calls of a day, joined and cut as asked."""

    calls: tuple[CallLine, ...] = tuple(
        CallLine(f"s{n}", NINE + timedelta(minutes=10 * n), 60.0 + n, "2026-1122" if n == 1 else "") for n in range(3)
    )
    did: list[object] = field(default_factory=list)
    fails: Exception | None = None

    def merge(self, first: str, second: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.did.append((first, second))
        self.calls = tuple(call for call in self.calls if call.session != second)

    def split(self, session: str, at_s: float) -> None:
        self.did.append((session, at_s))


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, language: Language, day: Day) -> CallsDialog:
    made = CallsDialog(CallsAt(lambda: day.calls, day.merge, day.split), theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() == len(day.calls) and not made._bar.isVisible())
    return made


def test_each_call_says_when_how_long_and_its_ticket(dialog: CallsDialog) -> None:
    assert dialog.list.item(1).text() == "09:10:00   1:01   ticket 2026-1122"


def test_a_call_is_joined_with_the_next(qtbot: QtBot, dialog: CallsDialog, day: Day) -> None:
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.changed):
        dialog.merge.click()
    assert day.did == [("s1", "s2")]
    qtbot.waitUntil(lambda: dialog.list.count() == 2)


def test_the_last_call_has_no_next(dialog: CallsDialog) -> None:
    dialog.list.setCurrentRow(2)
    assert not dialog.merge.isEnabled()
    assert dialog.split.isEnabled()


def test_a_call_is_cut_at_a_time_inside_it(qtbot: QtBot, dialog: CallsDialog, day: Day) -> None:
    dialog.at.setTime(QTime(0, 5, 0))
    assert dialog.at.time() == QTime(0, 0, 59), "not past its end"
    dialog.at.setTime(QTime(0, 0, 12))
    with qtbot.waitSignal(dialog.changed):
        dialog.split.click()
    assert day.did == [("s0", 12.0)]


def test_what_cannot_be_done_is_said_and_changes_nothing(qtbot: QtBot, dialog: CallsDialog, day: Day) -> None:
    day.fails = BadInputError("The two calls do not follow each other.", "Join neighbours.")
    dialog.merge.click()
    qtbot.waitUntil(dialog._banner.isVisible)
    assert dialog._banner.words == "These calls cannot be joined or cut like this"
    assert dialog.list.count() == 3
    assert dialog.merge.isEnabled()


def test_while_it_is_judged_nothing_else_can_be_begun(dialog: CallsDialog) -> None:
    dialog.merge.click()
    assert dialog._bar.isVisible()
    assert not dialog.merge.isEnabled()
    assert not dialog.split.isEnabled()


def test_a_day_without_calls(qtbot: QtBot, theme: Theme, language: Language) -> None:
    dialog = CallsDialog(CallsAt(lambda: (), lambda *_: None, lambda *_: None), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._bar.isVisible())
    assert dialog._said.text() == "No calls yet today."
    assert not dialog.split.isEnabled()


def test_it_follows_the_language(dialog: CallsDialog, language: Language) -> None:
    language.use("zh")
    dialog.retranslate()
    assert dialog.accessibleName() == "今天的通话"
    assert "工单 2026-1122" in dialog.list.item(1).text()
