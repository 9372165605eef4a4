from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from coach_app.cli_packs import app
from coach_app.errors import MENDABLE
from coach_app.paths import DATA_VARIABLE
from tests.coach_app.phrasebook.kept_words import keep_words

TABLE = "措辞,类别,替换\n那个不是我们部门管的,禁语,我帮您转接\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_pack_of_ones_own_is_made_listed_and_checked(data: Path) -> None:
    made = run("new", "cloud-sea", "--extends", "zh-service", "--title", "云海")
    assert made.exit_code == 0
    assert (data / "packs" / "cloud-sea" / "pack.toml").is_file()
    assert "cloud-sea" in run("list").stdout
    assert run("check", "cloud-sea").exit_code == 0


def test_a_pack_with_mistakes_is_listed_as_such(data: Path) -> None:
    run("new", "cloud-sea")
    (data / "packs" / "cloud-sea" / "pack.toml").write_text("id = 3", "utf-8")
    listed = run("list")
    assert listed.exit_code == 0
    assert "mistake" in listed.stdout


def test_a_table_goes_in_and_out(data: Path) -> None:
    run("new", "cloud-sea")
    (data / "t.csv").write_text(TABLE, "utf-8")
    assert run("import", str(data / "t.csv"), "--into", "cloud-sea").exit_code == 0
    found = json.loads(run("try", "那个不是我们部门管的", "--pack", "cloud-sea", "--format", "json").stdout)
    assert "FOR-501" in {match["id"] for match in found["matches"]}
    assert run("export", "cloud-sea", "--out", str(data / "out.xlsx")).exit_code == 0
    assert (data / "out.xlsx").is_file()
    assert run("export", "zh-service", "--out", str(data / "all.csv")).exit_code == 0


def test_a_table_goes_where_sessions_go(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data)
    run("new", "cloud-sea")
    told = run("export", "cloud-sea").stdout
    assert told.startswith("\ufeff编号,类别,")
    assert run("export", "cloud-sea", "--out", "same.csv").exit_code == 0
    assert (data / "same.csv").read_bytes().decode() == told.replace("\n", "\r\n").replace("\r\r", "\r")
    assert run("export", "cloud-sea", "--format", "xlsx").exit_code == 0
    assert (data / "cloud-sea.xlsx").is_file()
    (data / "tables").mkdir()
    assert run("export", "cloud-sea", "--format", "xlsx", "--out", "tables").exit_code == 0
    assert run("export", "cloud-sea", "--out", "tables").exit_code == 0
    assert {one.name for one in (data / "tables").iterdir()} == {"cloud-sea.csv", "cloud-sea.xlsx"}
    refused = run("export", "cloud-sea", "--format", "csv", "--out", "t.xlsx")
    assert isinstance(refused.exception, MENDABLE)
    assert not (data / "t.xlsx").exists()


def test_bad_rows_are_named_and_nothing_goes_in(data: Path) -> None:
    run("new", "cloud-sea")
    before = (data / "packs" / "cloud-sea" / "pack.toml").read_bytes()
    (data / "t.csv").write_text(TABLE + ",禁语,\n", "utf-8")
    refused = run("import", str(data / "t.csv"), "--into", "cloud-sea")
    assert isinstance(refused.exception, MENDABLE)
    assert "第 3 行" in refused.stderr
    assert (data / "packs" / "cloud-sea" / "pack.toml").read_bytes() == before


def test_a_phrase_is_tried_on_what_is_kept(data: Path) -> None:
    keep_words(data, "20260101-090000-0001", "不好意思，那个不是我们部门管的")
    found = json.loads(run("trial", "那个不是我们部门管的", "--forbidden", "--format", "json").stdout)
    assert (found["sessions"], found["fired"], found["in_sessions"], found["by_itself"]) == (1, 1, 1, True)
    assert found["heard"][0]["session"] == "20260101-090000-0001"
    told = run("trial", "那个不是我们部门管的", "--forbidden").stdout
    assert "在 1 通中会触发 1 次" in told
    assert run("trial", "STD-47").exit_code == 0


def test_what_a_table_changes_is_told(data: Path) -> None:
    run("new", "cloud-sea")
    (data / "t.csv").write_text("措辞,类别,替换,备注\n那个不是我们部门管的,禁语,我帮您转接,甲\n", "utf-8")
    told = run("import", str(data / "t.csv"), "--into", "cloud-sea").stdout
    assert "新增 1，改动 0。" in told
    assert "备注" in told


def test_a_phrase_that_cannot_be_tried_says_why(data: Path) -> None:
    refused = run("trial", "您好，{公思}")
    assert isinstance(refused.exception, MENDABLE)
    assert "是不是“{公司}”" in refused.stderr
