from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach_app.ui.late_pages import LatePages


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that nobody has loaded yet, and that says in which thread it was."""
    (tmp_path / "a_late_page.py").write_text("import threading\nTHREAD = threading.current_thread()\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "a_late_page", raising=False)
    return "a_late_page"


def test_pages_are_loaded_in_another_thread_and_wishes_wait(qtbot: QtBot, qapp: QObject, slow: str) -> None:
    did: list[str] = []
    pages = LatePages(qapp, (slow,))
    pages.wish(lambda: did.append("people"))
    pages.first(lambda: did.append("registered"))
    pages.wish(lambda: did.append("settings"))
    assert not did
    pages.load()
    pages.load()
    qtbot.waitUntil(lambda: pages.there)
    assert did == ["registered", "settings"]
    assert sys.modules[slow].THREAD.name == "errand"


def test_what_is_loaded_already_is_done_at_once(qapp: QObject) -> None:
    did: list[str] = []
    pages = LatePages(qapp, ("sys",))
    pages.wish(lambda: did.append("settings"))
    pages.first(lambda: did.append("registered"))
    assert did == ["settings", "registered"]
