from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coach_app.ui.export_dialog import ExportDialog
from coach_app.ui.library.about_dialog import About, AboutDialog
from coach_app.ui.library.delete_dialog import DeleteDialog
from coach_app.ui.library.library_asking import LibraryAsking
from coach_app.ui.library.library_keys import LibraryDo
from coach_app.ui.library.library_panel import LibraryPanel
from tests.coach_app.library.sessions_on_disk import write_session


@pytest.fixture
def asking(qtbot: QtBot, panel: LibraryPanel, data: Path) -> LibraryAsking:
    write_session(data, 0, reference="甲/乙")
    panel.begin()
    qtbot.waitUntil(lambda: panel.model.total == 1 and bool(panel.list.selected))
    return panel.asking


def file_dialog(asking: LibraryAsking) -> QFileDialog:
    assert isinstance(asking.dialog, QFileDialog)
    return asking.dialog


def test_recordings_are_chosen_and_filed_before_they_are_taken_in(
    asking: LibraryAsking, panel: LibraryPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken: list[tuple[list[Path], About]] = []
    monkeypatch.setattr(panel.work, "take_in", lambda paths, about: taken.append((paths, about)))
    panel.menus.actions_[LibraryDo.IMPORT].trigger()
    file_dialog(asking).filesSelected.emit([str(tmp_path / "a.wav")])
    about = asking.dialog
    assert isinstance(about, AboutDialog)
    about.tags.setText("培训")
    about.save.click()
    assert [(paths, said.tags) for paths, said in taken] == [([tmp_path / "a.wav"], ("培训",))]


def test_a_folder_is_chosen_as_a_folder(asking: LibraryAsking, panel: LibraryPanel) -> None:
    panel.menus.actions_[LibraryDo.IMPORT_FOLDER].trigger()
    assert file_dialog(asking).fileMode() is QFileDialog.FileMode.Directory
    file_dialog(asking).reject()


def test_shared_sessions_among_what_was_dropped_are_opened_at_once(
    asking: LibraryAsking, panel: LibraryPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setattr(panel.work, "open_shared", opened.append)
    panel.list.dropped.emit((tmp_path / "a.coach", tmp_path / "b.wav"))
    assert opened == [[tmp_path / "a.coach"]]
    assert isinstance(asking.dialog, AboutDialog)
    asking.dialog.reject()


def test_nothing_is_deleted_before_somebody_says_so(
    qtbot: QtBot, asking: LibraryAsking, panel: LibraryPanel, data: Path
) -> None:
    panel.menus.actions_[LibraryDo.DELETE].trigger()
    assert isinstance(asking.dialog, DeleteDialog)
    asking.dialog.reject()
    assert len(list((data / "sessions").iterdir())) == 1
    panel.menus.actions_[LibraryDo.DELETE].trigger()
    assert isinstance(asking.dialog, DeleteDialog)
    asking.dialog.really.click()
    qtbot.waitUntil(lambda: panel.model.total == 0)
    assert list((data / "sessions").iterdir()) == []


def test_a_title_is_given(qtbot: QtBot, asking: LibraryAsking, panel: LibraryPanel) -> None:
    panel.menus.actions_[LibraryDo.ABOUT].trigger()
    assert isinstance(asking.dialog, AboutDialog)
    asking.dialog.title.setText("宽带投诉")
    asking.dialog.save.click()
    qtbot.waitUntil(lambda: (row := panel.model.row_at(0)) is not None and row.title == "宽带投诉")


def test_a_shared_file_has_a_name_that_every_system_takes(asking: LibraryAsking, panel: LibraryPanel) -> None:
    panel.menus.actions_[LibraryDo.SHARE].trigger()
    (chosen,) = file_dialog(asking).selectedFiles()
    assert Path(chosen).name == "甲-乙.coach"
    file_dialog(asking).reject()


def test_selected_sessions_are_written_as_a_report(
    qtbot: QtBot, asking: LibraryAsking, panel: LibraryPanel, tmp_path: Path
) -> None:
    panel.menus.actions_[LibraryDo.WRITE].trigger()
    assert isinstance(asking.dialog, ExportDialog)
    with qtbot.waitSignal(asking.dialog.written, timeout=20000):
        asking.dialog.write(tmp_path / "one.pdf")
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")
    asking.dialog.reject()
