from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach_app.library.damage import Damage, Harm
from coach_app.library.database import FILE
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.library import Library
from coach_app.library.reindexing import reindex
from tests.coach_app.library.sessions_on_disk import contents, is_sound, write_session
from tests.coach_app.samples import a_flag


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for n in range(12):
        write_session(tmp_path, n, ("您好。", f"工单{n}号。") * 20, [a_flag()], tags=("甲",))
    return tmp_path


def silent(_done: int, _of: int) -> None:
    pass


def test_without_an_index_one_is_made(data: Path) -> None:
    told: list[tuple[int, int]] = []
    assert reindex(data, lambda done, of: told.append((done, of))) == 12
    assert told[-1] == (12, 12)


@pytest.mark.parametrize("place", ["all", "middle"])
def test_a_damaged_index_is_set_aside_and_an_equal_one_made(data: Path, place: str) -> None:
    with Library(data) as library:
        library.reindex()
        before = contents(data, library)
    whole = (data / FILE).read_bytes()
    half = len(whole) // 2 // 4096 * 4096
    damaged = b"nonsense" * 2000 if place == "all" else whole[:half] + b"\xa5" * 8192 + whole[half + 8192 :]
    (data / FILE).write_bytes(damaged)
    assert reindex(data, silent) == 12
    assert (data / f"{FILE}.damaged").read_bytes() == damaged
    with Library(data) as library:
        assert contents(data, library) == before
    assert is_sound(data)


def test_a_library_of_a_newer_app_is_not_made_older(data: Path) -> None:
    reindex(data, silent)
    with closing(sqlite3.connect(data / FILE)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryError) as caught:
        reindex(data, silent)
    assert caught.value.trouble is Trouble.NEWER
    assert not list(data.glob("*.damaged"))


def test_whoever_asks_is_told_which_sessions_are_damaged(data: Path) -> None:
    found: list[Damage] = []
    for folder in sorted((data / "sessions").iterdir()):
        (folder / "sound.flac").write_bytes(b"fLaC")
    events = sorted((data / "sessions").glob("*/events.jsonl"))[5]
    events.write_bytes(events.read_bytes()[:-9])
    assert reindex(data, silent, damaged=found.append) == 12
    assert found == [Damage(events.parent.name, Harm.EVENTS_CUT)]
