"""What is older than wanted is listed with what it is, and goes when somebody agrees."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.privacy.retention import Due, What
from coach_app.ui.language import Language
from coach_app.ui.library.due_dialog import DueDialog, Older
from coach_app.ui.theme import Theme

NOON = datetime(2025, 3, 18, 12, tzinfo=UTC)


def older(what: What, name: str = "") -> Older:
    return Older(Due("20250318-120000-abcd", what, NOON, 40, 2_500_000), name)


class Kept:
    """Old calls in memory; some may be in use."""

    def __init__(self, *inside: Older) -> None:
        self.inside, self.busy = inside, 0
        self.removed: list[Older] = []
        self.error: Exception | None = None
        self.slow = threading.Event()
        self.slow.set()

    def due(self) -> tuple[Older, ...]:
        return self.inside

    def remove(self, older: Sequence[Older]) -> int:
        self.slow.wait(10)
        if self.error is not None:
            raise self.error
        self.removed += older[self.busy :]
        return len(self.removed)


@pytest.fixture
def kept() -> Kept:
    return Kept(older(What.SOUND, "投诉"), older(What.WORDS, "投诉"), older(What.WORDS), older(What.PRACTICE))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, language: Language, kept: Kept) -> DueDialog:
    made = DueDialog(kept, theme, "en")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() == len(kept.inside))
    return made


def test_it_lists_what_is_old_with_its_name_and_counts_it(dialog: DueDialog) -> None:
    assert dialog.words.startswith(
        "Older than you keep: sound of 1 sessions, words of 2 sessions, 1 practice recordings. Delete them?"
    )
    first = dialog.list.item(0).text()
    assert [part for part in ("投诉", "sound", "40 days old", "2.5 MB") if part not in first] == []
    assert dialog.list.accessibleName()


def test_enter_keeps_everything(dialog: DueDialog, kept: Kept) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert kept.removed == []


def test_what_somebody_agrees_to_goes(qtbot: QtBot, dialog: DueDialog, kept: Kept) -> None:
    with qtbot.waitSignal(dialog.removed):
        dialog.really.click()
    assert kept.removed == list(kept.inside)
    assert dialog.words.startswith("Deleted: 4.")
    assert not dialog.really.isVisible()


def test_while_it_goes_nothing_offers_to_keep_it(qtbot: QtBot, dialog: DueDialog, kept: Kept) -> None:
    kept.slow.clear()
    assert dialog.keep.text() == "Keep everything"
    dialog.really.click()
    dialog.retranslate()
    assert dialog.keep.text() == "Close"
    with qtbot.waitSignal(dialog.removed):
        kept.slow.set()


def test_what_is_in_use_is_left_and_told(qtbot: QtBot, dialog: DueDialog, kept: Kept) -> None:
    kept.busy = 1
    with qtbot.waitSignal(dialog.removed):
        dialog.really.click()
    assert "In use, left for the next time: 1." in dialog.words


def test_what_does_not_work_is_told(qtbot: QtBot, dialog: DueDialog, kept: Kept) -> None:
    kept.error = BadInputError("The library is locked.", "Close the other window.")
    dialog.really.click()
    qtbot.waitUntil(lambda: "The library is locked." in dialog.words)


def test_where_nothing_is_old_it_says_so(qtbot: QtBot, theme: Theme, language: Language) -> None:
    made = DueDialog(Kept(), theme, "en")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.words.startswith("Nothing is older"))
    assert not made.really.isVisible()


def test_it_follows_the_language(dialog: DueDialog, language: Language) -> None:
    language.use("zh")
    dialog.retranslate()
    assert dialog.accessibleName() == "超过保留期限"
    assert "文字 2 个会话" in dialog.words
