from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import TABLE
from coach_app.ui.language import Language
from coach_app.ui.library.library_keys import LIBRARY_KEYS
from coach_app.ui.practice.keys import TABLE as PRACTICE_KEYS
from coach_app.ui.review.keys import TABLE as REVIEW_KEYS
from coach_app.ui.widgets.keys_dialog import KeysDialog


@pytest.fixture
def dialog(qtbot: QtBot, language: Language) -> Iterator[KeysDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    yield KeysDialog(parent)
    parent.close()


def test_every_key_is_listed_and_read_out(dialog: KeysDialog) -> None:
    assert len(dialog.lines) == len(TABLE) + len(LIBRARY_KEYS) + len(REVIEW_KEYS) + len(PRACTICE_KEYS)
    assert ("J", "Review: next flag") in dialog.lines
    assert ("F2", "Title, tags, person …") in dialog.lines
    assert ("Ctrl+Shift+M", "Mute nudges, or let them speak") in dialog.lines
    assert "Ctrl+B: Begin a call now" in dialog.accessibleDescription()


def test_it_follows_the_language_and_fits(dialog: KeysDialog, language: Language) -> None:
    language.use("zh")
    QApplication.processEvents()
    assert ("F1 / ?", "快捷键一览") in dialog.lines
    dialog.show()
    assert dialog.width() <= 1024
    assert dialog.height() <= 640
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_above_a_low_window_it_is_scrolled(qtbot: QtBot, language: Language) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(940, 480)
    dialog = KeysDialog(parent)
    dialog.show()
    QApplication.processEvents()
    assert dialog.height() <= 480
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert dialog.close_button.visibleRegion().boundingRect() == dialog.close_button.rect()
    dialog.close()
