from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.span import Span
from coach_app.live_transcript import Line
from coach_app.ui.language import Language
from coach_app.ui.widgets.transcript_lines import LINE, TranscriptLines

FIRST = Line(Speaker.AGENT, Span(1, 2), "您好")
SECOND = Line(Speaker.CUSTOMER, Span(3, 4), "我要投诉", provisional=True)


class Changes:
    """What the model reports."""

    def __init__(self, model: TranscriptLines) -> None:
        self.seen: list[str] = []
        model.rowsInserted.connect(lambda _, first, last: self.seen.append(f"in {first}-{last}"))
        model.rowsRemoved.connect(lambda _, first, last: self.seen.append(f"out {first}-{last}"))
        model.dataChanged.connect(lambda first, last: self.seen.append(f"new {first.row()}-{last.row()}"))


@pytest.fixture
def model(qtbot: QtBot) -> TranscriptLines:
    made = TranscriptLines()
    made.setObjectName("lines")
    return made


def test_only_what_changed_is_reported(model: TranscriptLines) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    changes = Changes(model)
    final = replace(SECOND, text="我要投诉你们", provisional=False)
    for lines in ((FIRST,), (FIRST, SECOND), (FIRST, SECOND), (FIRST, final), (FIRST,), ()):
        model.show(lines)
        assert model.lines == lines
    assert changes.seen == ["in 0-0", "in 1-1", "new 1-1", "out 1-1", "out 0-0"]
    assert tester.model() is model


def test_a_line_that_is_put_in_between_changes_what_follows(model: TranscriptLines) -> None:
    model.show((FIRST, SECOND))
    changes = Changes(model)
    between = replace(FIRST, span=Span(2, 3), text="请讲")
    model.show((FIRST, between, SECOND))
    assert changes.seen == ["in 2-2", "new 1-1"]


def test_a_line_can_be_read_out(model: TranscriptLines, language: Language) -> None:
    model.show((FIRST, SECOND))
    read = [model.data(model.index(row), int(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert read == ["0:01 Me: 您好", "0:03 Customer: 我要投诉"]
    assert model.data(model.index(0), LINE) is FIRST


def test_a_row_that_is_not_there_has_nothing_to_say(model: TranscriptLines) -> None:
    assert model.data(model.index(5)) is None
    assert model.rowCount(model.index(0)) == 0
