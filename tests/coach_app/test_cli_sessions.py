"""``coach sessions`` from the outside: what it prints, and its exit codes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coach_app.cli import main
from coach_app.recording.sessions import SessionFolder
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path / "data"


@pytest.fixture
def ids(data: Path) -> list[str]:
    missed = ItemState("opening", ItemStatus.MISSING, 20.0)
    return [
        write_session(data, 0, ("您好。", "我要退款。"), [a_flag()], reference="GD-1", tags=("甲",)),
        write_session(data, 30, ("请问您要投诉吗？",), [], [missed], title="第二通"),
    ]


def coach(*words: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["sessions", *words])
    code = caught.value.code
    return int(code) if code else 0


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert coach(*words, "--format", "json") == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert document["schema"] == "coach.sessions/1"
    return document


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    return [session["id"] for session in answer(capsys, *words)["sessions"]]


def test_list_takes_in_what_is_on_disk(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    document = answer(capsys, "list")
    assert document["total"] == 2
    latest, first = document["sessions"]
    assert (latest["id"], latest["title"], latest["missing"]) == (ids[1], "第二通", ["opening"])
    assert (first["reference"], first["flags"], first["started_at"]) == (
        "GD-1",
        {"rate_fast": 1},
        "2026-03-02T09:00:00+00:00",
    )
    assert coach("list") == 0
    printed = capsys.readouterr().out
    assert ids[0] in printed
    assert "第二通" in printed
    assert "2 / 2" in printed


@pytest.mark.parametrize(
    ("words", "which"),
    [
        (["list", "--kind", "rate_fast"], [0]),
        (["list", "--item", "opening"], [1]),
        (["list", "--tag", "甲"], [0]),
        (["list", "--since", "2026-03-03"], [1]),
        (["list", "--until", "2026-03-02"], [0]),
        (["list", "--unruled"], [0]),
        (["list", "--ascending"], [0, 1]),
        (["list", "--limit", "1"], [1]),
        (["list", "--offset", "1"], [0]),
        (["search", "退款"], [0]),
        (["search", "tousu"], [1]),
        (["search", "您", "--sort", "flags"], [0, 1]),
        (["search", "没说过"], []),
    ],
    ids=str,
)
def test_sessions_are_found(
    ids: list[str],
    words: list[str],
    which: list[int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert listed(capsys, *words) == [ids[n] for n in which]


def test_a_hit_is_printed_with_its_second(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("search", "退款") == 0
    assert "0:05 我要退款。" in capsys.readouterr().out


def test_show_is_the_judged_call_with_identifiers_hidden(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = write_session(data, 0, ("请问电话号码是多少？", "一三八零零一三八零零零。"), [a_flag()], tags=("甲",))
    document = answer(capsys, "show", session)
    assert document["session"]["tags"] == ["甲"]
    assert document["analysis"]["flags"][0]["kind"] == "rate_fast"
    assert "三八" not in json.dumps(document, ensure_ascii=False)
    assert coach("show", session) == 0
    assert session in capsys.readouterr().out


def test_show_tells_of_a_session_that_was_never_judged(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = write_session(data, 0)
    (data / "sessions" / session / "events.jsonl").unlink()
    assert answer(capsys, "show", session)["analysis"] is None
    assert coach("show", session) == 0
    assert "not judged" in capsys.readouterr().out


def test_titles_and_tags_are_changed_in_the_folder(
    ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach("rename", ids[0], "改过") == 0
    assert coach("tag", ids[0], "乙", "丙") == 0
    manifest = SessionFolder(data / "sessions" / ids[0]).manifest
    assert (manifest.title, manifest.tags) == ("改过", ("丙", "乙"))
    assert "丙 乙" in capsys.readouterr().out
    assert answer(capsys, "tag", ids[0])["session"]["tags"] == []


def test_delete_asks_first(
    ids: list[str], data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.confirm", _no)
    assert coach("delete", ids[0]) == 2
    assert (data / "sessions" / ids[0]).is_dir()
    capsys.readouterr()
    assert answer(capsys, "delete", ids[0], "--yes")["deleted"] == [ids[0]]
    assert not (data / "sessions" / ids[0]).exists()
    assert listed(capsys, "list") == [ids[1]]


def _no(_: str, **__: object) -> bool:
    import typer

    raise typer.Abort


def test_reindex_needs_nothing_but_the_folders(ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answer(capsys, "list")
    (data / "library.db").write_bytes(b"no database" * 500)
    assert coach("list") == 2
    assert "coach sessions reindex" in capsys.readouterr().err
    assert answer(capsys, "reindex")["sessions"] == 2
    assert answer(capsys, "list") == before


def test_a_library_of_a_newer_app_is_one_sentence(
    ids: list[str], data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert coach("list") == 0
    with closing(sqlite3.connect(data / "library.db")) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    capsys.readouterr()
    assert coach("list") == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert coach("list") == 2
    assert "更新版本" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nope"],
        ["rename", "nope", "x"],
        ["tag", "nope", "x"],
        ["delete", "nope", "--yes"],
        ["list", "--since", "1"],
    ],
    ids=str,
)
def test_what_is_not_there_is_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach(*words) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_rulings_whose_flag_is_gone_are_shown(ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = FlagRef.of(a_flag()).model_copy(update={"start_s": 40.0, "end_s": 44.0})
    RulingLog(data / "sessions" / ids[0]).add(Ruling(flag=gone, verdict="wrong", note="客户号123456", author="李教练"))
    (lost,) = answer(capsys, "show", ids[0])["lost_rulings"]
    assert (lost["verdict"], lost["note"]) == ("wrong", "客户号••••••")
    assert coach("show", ids[0]) == 0
    shown = capsys.readouterr().out
    assert "Rulings on flags that are no longer raised" in shown
    assert "0:40  Fast speech · ✗ Wrong  客户号••••••  李教练" in shown


def test_reindex_names_each_damaged_session_and_goes_on(
    ids: list[str], data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for session in ids:
        (data / "sessions" / session / "sound.flac").write_bytes(b"fLaC")
    assert answer(capsys, "reindex")["damaged"] == []
    events = data / "sessions" / ids[0] / "events.jsonl"
    events.write_bytes(events.read_bytes()[:-40])
    (data / "sessions" / ids[1] / "manifest.json").write_bytes(b"{")
    found = answer(capsys, "reindex")
    assert found["sessions"] == 2
    assert [(one["session"], one["what"]) for one in found["damaged"]] == [
        (ids[0], "events_cut"),
        (ids[1], "manifest"),
    ]
    assert coach("reindex") == 0
    told = capsys.readouterr()
    assert "2 个会话" in told.out
    first, second = told.err.splitlines()
    assert first.startswith(f"{ids[0]}: its events.jsonl ends early")
    assert f"coach sessions rejudge {ids[0]}" in first
    assert second.startswith(f"{ids[1]}: its manifest.json is missing or damaged")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert coach("reindex") == 0
    assert "events.jsonl 没有写完或被改动过" in capsys.readouterr().err
