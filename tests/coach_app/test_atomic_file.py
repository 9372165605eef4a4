from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach_app.atomic_file import beside, set_aside, sync_folder, write_atomically


def test_a_file_is_written_whole_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "file.json"
    write_atomically(path, "一")
    write_atomically(path, "二\n")
    assert path.read_bytes() == "二\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["file.json"]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.json"
    write_atomically(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [("file.json", "old")]


def test_what_is_set_aside_is_kept_every_time(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    for content in ("first", "second", "third"):
        path.write_text(content, "utf-8")
        assert set_aside(path).read_text("utf-8") == content
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "file.json.damaged",
        "file.json.damaged-2",
        "file.json.damaged-3",
    ]


def test_a_folder_that_cannot_be_synced_stops_nobody(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    sync_folder(tmp_path / "nowhere")


def test_processes_write_beside_each_other_and_what_a_dead_one_left_goes(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, other = (tmp_path / f".file.json.{pid}-1.new" for pid in (dead.pid, os.getppid()))
    left.touch()
    other.touch()
    own = beside(path)
    assert own.parent == tmp_path
    assert own not in (left, other)
    assert list(tmp_path.iterdir()) == [other]
