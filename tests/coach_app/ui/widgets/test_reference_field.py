from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.ui.widgets.reference_field import LONGEST, ReferenceField

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> ReferenceField:
    made = ReferenceField()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("key", "modifier", "text", "kept"),
    [
        (Qt.Key.Key_E, CTRL, "", False),
        (Qt.Key.Key_U, CTRL, "", False),
        (Qt.Key.Key_K, CTRL, "", False),
        (Qt.Key.Key_F1, NONE, "", False),
        (Qt.Key.Key_C, CTRL, "", True),
        (Qt.Key.Key_F, NONE, "f", True),
        (Qt.Key.Key_Space, NONE, " ", True),
        (Qt.Key.Key_End, NONE, "", True),
    ],
)
def test_keys_of_the_window_stay_the_windows(
    field: ReferenceField, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str, kept: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, text)
    event.ignore()
    field.event(event)
    assert event.isAccepted() is kept


def test_a_number_has_an_end(field: ReferenceField) -> None:
    QTest.keyClicks(field, "7" * (LONGEST + 5))
    assert field.text() == "7" * LONGEST
