from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach_app.privacy.disclosure import Disclosures
from coach_app.ui.export_dialog import ExportDialog
from coach_app.ui.exporting import ExportFormat
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    ids = [write_session(tmp_path, hour, ("您好。", "我的手机号是13812345678。"), [a_flag()]) for hour in (0, 30)]
    return [tmp_path / "sessions" / session for session in ids]


def dialog(folders: list[Path], theme: Theme, qtbot: QtBot, form: ExportFormat = ExportFormat.PDF) -> ExportDialog:
    made = ExportDialog(folders, theme, Language("en"))
    qtbot.addWidget(made)
    made.show()
    made.form.setCurrentIndex(made.form.findData(form.value))
    return made


def test_one_session_becomes_a_report_on_paper(folders: list[Path], theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog(folders[:1], theme, qtbot)
    assert made.suggested == f"{folders[0].name}.pdf"
    target = tmp_path / made.suggested
    with qtbot.waitSignal(made.written, timeout=20000):
        made.write(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert made.words == f"Written: {target}"
    assert not Disclosures(tmp_path).all()


def test_several_sessions_go_into_a_folder(folders: list[Path], theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog(folders, theme, qtbot, ExportFormat.SRT)
    assert made.is_folder
    with qtbot.waitSignal(made.written, timeout=20000):
        made.write(tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_table_is_one_file_however_many_there_are(folders: list[Path], theme: Theme, qtbot: QtBot) -> None:
    made = dialog(folders, theme, qtbot, ExportFormat.METRICS_CSV)
    assert not made.is_folder
    assert made.suggested == "sessions.csv"


@pytest.mark.parametrize(("count", "offered"), [(1, False), (2, True)])
def test_two_sessions_can_be_compared(
    folders: list[Path], theme: Theme, qtbot: QtBot, count: int, offered: bool
) -> None:
    made = dialog(folders[:count], theme, qtbot)
    assert (made.form.findData("comparison") >= 0) is offered


def test_numbers_are_shown_only_on_request_and_that_is_kept(
    folders: list[Path], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    made = dialog(folders[:1], theme, qtbot, ExportFormat.VTT)
    made.shown.setFocus()
    QTest.keyClick(made.shown, Qt.Key.Key_Space)
    with qtbot.waitSignal(made.written, timeout=20000):
        made.write(tmp_path / "one.vtt")
    assert "13812345678" in (tmp_path / "one.vtt").read_text("utf-8")
    assert [one.session for one in Disclosures(tmp_path).all()] == [folders[0].name]


def test_what_cannot_be_written_is_told_and_the_rest_is_there(
    folders: list[Path], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    (folders[0] / "events.jsonl").write_text("broken\n")
    made = dialog(folders, theme, qtbot, ExportFormat.SRT)
    with qtbot.waitSignal(made.written, timeout=20000):
        made.write(tmp_path / "out")
    assert "Could not be written: 1" in made.words
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_where_nothing_could_be_written_it_says_why_and_may_be_tried_again(
    folders: list[Path], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    made = dialog(folders[:1], theme, qtbot, ExportFormat.HTML)
    made.write(tmp_path / "file" / "page.html")
    qtbot.waitUntil(made.save.isEnabled, timeout=20000)
    assert made.words
    assert "Written" not in made.words


def test_every_format_has_its_name_in_chinese(folders: list[Path], theme: Theme, qtbot: QtBot) -> None:
    language = Language("zh")
    made = ExportDialog(folders, theme, language)
    qtbot.addWidget(made)
    names = [made.form.itemText(place) for place in range(made.form.count())]
    assert len(names) == len(ExportFormat)
    assert all(any("\u4e00" <= character <= "\u9fff" for character in name) for name in names)
    language.use("en")
