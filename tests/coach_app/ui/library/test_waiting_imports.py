from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_keys import LibraryDo
from coach_app.ui.library.library_panel import LibraryPanel

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def interrupted(archive: Archive, tmp_path: Path) -> Path:
    """Two recordings that an import did not come to; neither can be read."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    for name in ("a.wav", "b.wav"):
        (folder / name).write_bytes(b"no sound")
    left = archive.importing([folder])
    left.note()
    left.leave()
    return folder


def open_library(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.begin()
    qtbot.waitUntil(lambda: not panel.loading and not panel.waiting._errands.busy)


def test_without_an_interrupted_import_nothing_is_offered(qtbot: QtBot, panel: LibraryPanel) -> None:
    open_library(qtbot, panel)
    assert panel.waiting.isHidden()
    assert not panel.menus.actions_[LibraryDo.RESUME].isEnabled()


def test_what_waits_is_told_of_in_both_languages(
    qtbot: QtBot, interrupted: Path, panel: LibraryPanel, language: Language
) -> None:
    open_library(qtbot, panel)
    qtbot.waitUntil(panel.waiting.isVisible)
    assert panel.waiting.words == "Recordings that wait to be imported: 2"
    assert panel.waiting.accessibleName().startswith(panel.waiting.words)
    language.use("zh")
    panel.waiting.retranslate()
    assert panel.waiting.words == "有 2 个录音等待导入"
    assert (panel.waiting.go_on.text(), panel.waiting.give_up.text()) == ("继续导入", "放弃")


def test_the_import_goes_on_by_key_and_says_what_became_of_it(
    qtbot: QtBot, interrupted: Path, panel: LibraryPanel, archive: Archive
) -> None:
    open_library(qtbot, panel)
    qtbot.waitUntil(panel.waiting.isVisible)
    panel.activateWindow()
    panel.menus.bring.setFocus()
    QTest.keyClick(panel.menus.bring, Qt.Key.Key_G, BOTH)
    assert panel.waiting.isHidden()
    qtbot.waitUntil(lambda: not panel.work.busy, timeout=60_000)
    assert panel.panel.words == "Taken in: 0 · could not be read: 2"
    assert len(panel.panel.failures) == 2
    assert archive.waiting() == 0


def test_the_button_is_reached_by_tab_and_giving_up_leaves_the_files(
    qtbot: QtBot, interrupted: Path, panel: LibraryPanel, archive: Archive
) -> None:
    open_library(qtbot, panel)
    qtbot.waitUntil(panel.waiting.isVisible)
    panel.activateWindow()
    panel.waiting.go_on.setFocus()
    QTest.keyClick(panel.waiting.go_on, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.waiting.give_up
    QTest.keyClick(panel.waiting.give_up, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.panel.words == "Recordings given up: 2.")
    assert panel.waiting.isHidden()
    assert archive.waiting() == 0
    assert len(list(interrupted.iterdir())) == 2
