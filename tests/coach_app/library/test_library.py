from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.library import Library
from coach_app.library.query import Query
from coach_app.recording.sessions import MANIFEST, SessionFolder
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from tests.coach_app.library.killing import begun, keep_at_it
from tests.coach_app.library.sessions_on_disk import FIRST, contents, found, is_sound, write_events, write_session
from tests.coach_app.samples import a_flag


def left_in_index(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.glob("library.db*"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened


def test_a_call_that_was_kept_is_found_by_its_words(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。", "我要退款。"), [a_flag()], reference="GD-1", person="p-1")
    library.add(session)
    (row,) = library.find(Query(words="退款")).rows
    assert (row.id, row.reference, row.snippet, row.hit_s) == (session, "GD-1", "我要退款。", 5.0)
    assert row.started_at == FIRST
    assert row.flags == (("rate_fast", 1),)
    assert library.row(session) is not None
    assert library.people() == ("p-1",)


def test_taking_in_twice_is_taking_in_once(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。",))
    library.add(session)
    before = contents(tmp_path, library)
    library.add(session)
    assert contents(tmp_path, library) == before
    assert library.find(Query(words="您好")).total == 1


def test_a_session_that_was_judged_anew_is_found_by_its_new_words_only(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("请烧等。",))
    library.add(session)
    write_events(tmp_path / "sessions" / session, ("请稍等一下。",), [a_flag()])
    library.add(session)
    assert found(library, words="烧等") == []
    assert found(library, words="稍等一下") == [session]
    assert is_sound(tmp_path)


def test_titles_and_tags_stand_in_the_folder_first(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0)
    library.add(session)
    library.rename(session, "  第一通 ")
    library.tag(session, ["示范", "新人", " 示范 ", ""])
    manifest = SessionFolder(tmp_path / "sessions" / session).manifest
    row = library.row(session)
    assert row is not None
    assert (row.title, row.tags) == (manifest.title, manifest.tags) == ("第一通", ("新人", "示范"))
    assert library.tags() == ("新人", "示范")
    library.tag(session, [])
    assert library.tags() == ()


def test_a_session_that_is_gone_or_damaged_cannot_be_renamed(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0)
    library.add(session)
    (tmp_path / "sessions" / session / MANIFEST).write_text("{")
    with pytest.raises(LibraryError, match="damaged") as caught:
        library.rename(session, "x")
    assert caught.value.trouble is Trouble.DAMAGED
    shutil.rmtree(tmp_path / "sessions" / session)
    with pytest.raises(LibraryError, match="no session") as caught:
        library.tag(session, ["x"])
    assert caught.value.trouble is Trouble.GONE
    assert library.row(session) is None


def test_it_catches_up_with_what_happened_while_it_was_closed(tmp_path: Path) -> None:
    ids = [write_session(tmp_path, n, (f"第{n}通，您好。",), [a_flag()]) for n in range(60)]
    with Library(tmp_path) as library:
        done: list[tuple[int, int]] = []
        assert library.catch_up(lambda at, of: done.append((at, of))) == 60
        assert done[-1] == (60, 60)
        assert library.catch_up() == 0
    shutil.rmtree(tmp_path / "sessions" / ids[0])
    RulingLog(tmp_path / "sessions" / ids[1]).add(Ruling(flag=FlagRef.of(a_flag()), verdict="right"))
    new = write_session(tmp_path, 99)
    with Library(tmp_path) as library:
        assert library.catch_up() == 3
        assert library.row(ids[0]) is None
        ruled = library.row(ids[1])
        assert ruled is not None
        assert ruled.ruled == 1
        assert library.row(new) is not None


def test_forgetting_leaves_the_folder(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。",))
    library.add(session)
    library.forget(session)
    library.forget(session)
    assert found(library) == []
    assert (tmp_path / "sessions" / session).is_dir()
    assert library.catch_up() == 1


def test_the_same_sound_is_known_again(library: Library, tmp_path: Path) -> None:
    ids = [write_session(tmp_path, n, content=content) for n, content in enumerate(["ab", "ab", "cd", ""])]
    library.catch_up()
    assert library.with_content("ab") == (ids[0], ids[1])
    assert library.with_content("") == ()


def test_reindexing_makes_an_equal_library_from_the_folders_alone(tmp_path: Path) -> None:
    ids = [write_session(tmp_path, n, ("您好。", f"工单{n}号。"), [a_flag()], tags=("甲",)) for n in range(30)]
    with Library(tmp_path) as library:
        library.catch_up()
        library.rename(ids[3], "第三")
        library.delete(ids[10:12])
        write_events(tmp_path / "sessions" / ids[4], ("改过了。",))
        library.add(ids[4])
        before = contents(tmp_path, library)
        assert library.reindex() == 28
        assert contents(tmp_path, library) == before
    for file in tmp_path.glob("library.db*"):
        file.unlink()
    with Library(tmp_path) as library:
        library.catch_up()
        assert contents(tmp_path, library) == before
        assert is_sound(tmp_path)


def test_pages_hold_each_session_once(library: Library, tmp_path: Path) -> None:
    for n in range(25):
        write_session(tmp_path, n, duration_s=float(n % 3))
    library.catch_up()
    query = Query(order="duration")
    pages = [library.find(query, offset, 10) for offset in (0, 10, 20, 30)]
    assert [page.total for page in pages] == [25, 25, 25, 25]
    assert len({row.id for page in pages for row in page.rows}) == 25
    assert pages[0].rows[0].started_at == FIRST + timedelta(hours=23)


def test_words_that_retention_took_leave_the_index_to_the_last_byte(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("翡翠鲸鱼。",))
    library.add(session)
    (tmp_path / "sessions" / session / "events.jsonl").unlink()
    library.add(session)
    row = library.row(session)
    assert row is not None
    assert not row.has_words
    left = left_in_index(tmp_path)
    assert "翡".encode() not in left
    assert b"fei" not in left


def test_two_apps_at_work_on_one_library_harm_nothing(tmp_path: Path) -> None:
    mine, theirs, both = (
        [write_session(tmp_path, n, ("您好。", f"工单{n}号。") * 3, [a_flag()]) for n in range(first, first + 14)]
        for first in (0, 100, 200)
    )
    apps = [begun(keep_at_it, tmp_path, ids, both) for ids in (mine, theirs)]
    with Library(tmp_path, wait_s=60.0) as library:
        while any(app.is_alive() for app in apps):  # a third one that searches all the while
            assert library.find(Query(words="您好")).total <= 42
            library.catch_up()
        assert [app.exitcode for app in apps] == [0, 0]
        assert library.catch_up() == 0
        assert library.find(Query(words="您好")).total == 42 - 4
        before = contents(tmp_path, library)
        assert library.reindex() == 38
        assert contents(tmp_path, library) == before
    assert is_sound(tmp_path)


def test_so_do_words_of_a_folder_that_somebody_else_removed(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("翡翠鲸鱼。",))
    library.add(session)
    (tmp_path / "library.db.damaged").write_text("翡翠鲸鱼")
    shutil.rmtree(tmp_path / "sessions" / session)
    assert "翡".encode() in left_in_index(tmp_path)
    library.catch_up()
    assert "翡".encode() not in left_in_index(tmp_path)


def test_and_words_in_the_log_of_an_app_that_was_killed(library: Library, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("翡翠鲸鱼。",))
    library.add(session)
    library._database.empty_log = lambda: True  # type: ignore[method-assign]  # killed before it came to that
    library.forget(session)
    shutil.rmtree(tmp_path / "sessions" / session)
    assert "翡".encode() in left_in_index(tmp_path)
    with Library(tmp_path) as other:
        other.catch_up()
        assert "翡".encode() not in left_in_index(tmp_path)
