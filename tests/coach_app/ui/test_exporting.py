from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach_app.errors import BadInputError
from coach_app.privacy.disclosure import Disclosures
from coach_app.ui.exporting import SUFFIXES, TABLES, ExportFormat, Wish, export
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag

NUMBER = "13812345678"


@pytest.fixture
def folders(tmp_path: Path, qapp: QApplication) -> list[Path]:
    said = ("您好。", f"我的手机号是{NUMBER}。")
    ids = [write_session(tmp_path, hour, said, [a_flag()]) for hour in (0, 30)]
    return [tmp_path / "sessions" / session for session in ids]


@pytest.mark.parametrize("form", sorted(set(ExportFormat) - TABLES - {ExportFormat.SOUND}))
def test_several_sessions_are_a_file_each(form: ExportFormat, folders: list[Path], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / "out"
    assert export(folders, Wish(form, "zh"), out, lambda *far: told.append(far)) == ()
    assert sorted(path.name for path in out.iterdir()) == [f"{folder.name}{SUFFIXES[form]}" for folder in folders]
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("form", sorted(TABLES))
def test_tables_are_one_file(form: ExportFormat, folders: list[Path], tmp_path: Path) -> None:
    out = tmp_path / f"all{SUFFIXES[form]}"
    assert export(folders, Wish(form, "zh"), out) == ()
    assert out.stat().st_size > 100
    assert NUMBER not in out.read_text("utf-8")
    assert not Disclosures(tmp_path).all()


def test_the_earlier_session_is_the_first_of_a_comparison(folders: list[Path], tmp_path: Path) -> None:
    pages = []
    for order in (folders, folders[::-1]):
        export(order, Wish(ExportFormat.COMPARISON, "zh"), tmp_path / "page.html")
        pages.append((tmp_path / "page.html").read_text("utf-8"))
    assert pages[0] == pages[1]


def test_a_comparison_is_of_two(folders: list[Path], tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="Choose two"):
        export(folders[:1], Wish(ExportFormat.COMPARISON, "zh"), tmp_path / "page.html")


@pytest.mark.parametrize("form", [ExportFormat.SRT, ExportFormat.CSV])
def test_what_is_damaged_leaves_the_others_alone(form: ExportFormat, folders: list[Path], tmp_path: Path) -> None:
    (folders[0] / "events.jsonl").write_text("broken\n")
    (failure,) = export(folders, Wish(form, "zh"), tmp_path / "out")
    assert "not whole" in str(failure)
    assert (tmp_path / "out").exists()


def test_where_nothing_can_be_written_it_says_so(folders: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInputError, match="cannot be written"):
        export(folders, Wish(ExportFormat.JSON, "zh"), tmp_path / "file" / "all.json")
