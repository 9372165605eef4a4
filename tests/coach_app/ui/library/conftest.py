"""A library of real session folders, and the panel over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.call import Wanted
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_panel import LibraryPanel
from coach_app.ui.theme import Theme


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The user's data folder."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def archive(data: Path) -> Iterator[Archive]:
    """Opened when it is first asked; given back at the end."""
    made = Archive(data, lambda: Wanted(engine="none"))
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, archive: Archive, theme: Theme, language: Language) -> Iterator[LibraryPanel]:
    """Shown, and not begun."""
    made = LibraryPanel(archive, theme, language)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    yield made
    made.close_down()
