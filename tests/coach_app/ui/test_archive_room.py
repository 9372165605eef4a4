from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach_app.privacy.retention import Due, What
from coach_app.settings import Settings
from coach_app.shift.news import CallKept, ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.archive_room import ArchiveRoom, Shelf
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.library.due_dialog import Older
from coach_app.ui.library.review_room import Shown
from coach_app.ui.main_window import MainWindow
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.theme import Theme
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.ui.library.a_right import Right


class KeptSettings:
    """Settings in memory."""

    def settings(self) -> Settings:
        return Settings(keep_sound_days=30)

    def keep(self, settings: Settings, before: Settings) -> None:
        """Nothing is written."""


class SomeOlder:
    """Nothing is older at first."""

    def __init__(self) -> None:
        self.inside: tuple[Older, ...] = ()

    def due(self) -> tuple[Older, ...]:
        return self.inside

    def remove(self, older: Sequence[Older]) -> int:
        self.inside = ()
        return len(older)


@dataclass
class Scene:
    """The room with everything around it."""

    room: ArchiveRoom
    keeper: SettingsKeeper
    desk: ShiftDesk
    right: Right
    older: SomeOlder
    changed: list[Callable[[str], None]] = field(default_factory=list)

    def shown(self) -> list[str]:
        page = self.room.page
        assert page is not None
        rows = (page.panel.model.row_at(place) for place in range(page.panel.model.rowCount()))
        return [row.id for row in rows if row is not None]


@pytest.fixture
def scene(qtbot: QtBot, window: MainWindow, theme: Theme, language: Language, tmp_path: Path) -> Iterator[Scene]:
    keeper, desk, right = SettingsKeeper(KeptSettings), ShiftDesk(lambda: lambda _: None), Right()  # type: ignore[arg-type,return-value]
    changed: list[Callable[[str], None]] = []

    def make(told: Callable[[str], None]) -> Shown:
        changed.append(told)
        return Shown(right, right)

    older = SomeOlder()
    room = ArchiveRoom(window, keeper, desk, Shelf(tmp_path, make, lambda: older), theme, language)
    with qtbot.waitSignal(keeper.loaded):
        keeper.load()
    yield Scene(room, keeper, desk, right, older, changed)
    room.close()
    keeper.close()


def opened(qtbot: QtBot, window: MainWindow, scene: Scene, count: int) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page == "review")
    qtbot.waitUntil(lambda: scene.room.page is not None and len(scene.shown()) == count)


def test_the_library_opens_by_its_key_and_shows_what_is_on_disk(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    session = write_session(tmp_path, said=["您好"])
    opened(qtbot, window, scene, 1)
    assert scene.shown() == [session]
    qtbot.waitUntil(lambda: scene.right.opened == [(session, None)])
    assert window.rail.review.isChecked()


def test_a_call_that_was_kept_is_there_without_a_click(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    opened(qtbot, window, scene, 0)
    session = write_session(tmp_path, 1, said=["您好"])
    scene.desk.kept.emit(CallKept(session, tmp_path / "sessions" / session, "complete"))
    qtbot.waitUntil(lambda: scene.shown() == [session])


def test_a_call_is_in_the_index_though_nobody_has_opened_the_page(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    session = write_session(tmp_path, said=["您好"])
    scene.desk.kept.emit(CallKept(session, tmp_path / "sessions" / session, "complete"))
    qtbot.waitUntil(lambda: scene.room._opened_archive().row(session) is not None)
    assert scene.room.page is None


def test_the_call_on_the_card_is_reviewed_by_its_key(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    write_session(tmp_path, 1, said=["您好"])
    session = write_session(tmp_path, said=["再见"])
    kept = CallKept(session, tmp_path / "sessions" / session, "complete")
    window.keys.press(Do.REVIEW_CALL)
    scene.desk.state = ShiftState(ShiftPhase.CALL, called=session, kept=kept)
    window.live.show_shift(scene.desk.state, automatic=True)
    window.keys.press(Do.REVIEW_CALL)
    assert window.page == "live", "while a call runs nobody is taken away from it"
    scene.desk.state = ShiftState(ShiftPhase.WAITING, called=session, kept=kept)
    window.keys.press(Do.REVIEW_CALL)
    qtbot.waitUntil(lambda: window.page == "review")
    qtbot.waitUntil(lambda: (session, None) in scene.right.opened)


def test_a_ruling_shows_in_the_list_where_the_session_stands(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    session = write_session(tmp_path, said=["您好"])
    opened(qtbot, window, scene, 1)
    page = scene.room.page
    assert page is not None
    page.panel.archive.describe([session], title="宽带投诉")
    scene.changed[0](session)
    row = page.panel.model.row_at
    qtbot.waitUntil(lambda: (found := row(0)) is not None and found.title == "宽带投诉")


def test_nothing_of_the_library_is_needed_to_show_the_window() -> None:
    import subprocess

    code = "import coach_app.app, sys; print([n for n in sys.modules if n.startswith(('coach_app.library', 'sqlalchemy'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_page_is_a_widget_of_the_window(qtbot: QtBot, window: MainWindow, scene: Scene) -> None:
    opened(qtbot, window, scene, 0)
    assert isinstance(window.made("review"), QWidget)


def test_what_was_loaded_is_left_out_of_the_search_for_dead_objects(
    qtbot: QtBot, window: MainWindow, scene: Scene
) -> None:
    gc.unfreeze()
    opened(qtbot, window, scene, 0)
    assert gc.get_freeze_count() > 10_000
    scene.room.close()
    assert gc.get_freeze_count() == 0


def test_what_is_older_than_wanted_is_listed_by_its_key(qtbot: QtBot, window: MainWindow, scene: Scene) -> None:
    window.keys.press(Do.OLDER)
    dialog = scene.room.older.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.words == "Nothing is older than you keep it.")
    dialog.reject()


def test_the_page_reminds_of_what_is_older(qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path) -> None:
    scene.older.inside = (Older(Due("s1", What.SOUND, datetime(2025, 3, 18, tzinfo=UTC), 40, 1000)),)
    window.keys.press(Do.REVIEW)
    qtbot.waitUntil(lambda: scene.room.older.banner is not None and scene.room.older.banner.isVisible())


def test_a_call_that_went_with_its_person_leaves_the_screen(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    session = write_session(tmp_path, said=["您好"])
    opened(qtbot, window, scene, 1)
    qtbot.waitUntil(lambda: scene.right.opened == [(session, None)])
    scene.room.look_again()
    assert scene.right.opened == [(session, None)], "who looks at it stays where they are"
    shutil.rmtree(tmp_path / "sessions" / session)
    scene.room.look_again()
    assert scene.right.opened[1:] == [("", None)]


def test_a_call_whose_words_were_too_old_is_shown_without_them(
    qtbot: QtBot, window: MainWindow, scene: Scene, tmp_path: Path
) -> None:
    session = write_session(tmp_path, said=["您好"])
    opened(qtbot, window, scene, 1)
    qtbot.waitUntil(lambda: scene.right.opened == [(session, None)])
    scene.room.older.removed.emit()
    assert scene.right.opened[1:] == [(session, None)]
