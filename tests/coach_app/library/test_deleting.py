from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from coach_app.library.database import FILE
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.library import Library
from coach_app.library.query import Query
from coach_app.recording import marker
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.library.killing import delete, killed, seconds_of
from tests.coach_app.library.sessions_on_disk import bytes_below, contents, found, is_sound, write_session
from tests.coach_app.samples import a_flag

CANARY = "翡翠鲸鱼跃龙门"
#: Every form in which the phrase, or only a character of it, could be left.
FORMS = (
    CANARY,
    " ".join(CANARY),
    CANARY.encode("ascii", "backslashreplace").decode(),
    "fei cui jing yu",
    "feicuijingyu",
    *CANARY[:4],
    *(char.encode("ascii", "backslashreplace").decode() for char in CANARY[:4]),
)


def traces(folder: Path) -> list[tuple[str, str]]:
    """Where any form of the phrase stands below a folder."""
    forms = [(form, form.encode()) for form in FORMS] + [("utf-16", CANARY.encode("utf-16-le"))]
    return [(path.name, name) for path, content in bytes_below(folder) for name, form in forms if form in content]


def with_canary(data: Path, number: int) -> str:
    """Write a session in which the phrase stands wherever words can stand."""
    flag = a_flag(evidence=CANARY, say=CANARY)
    item = ItemState("opening", ItemStatus.SAID, 2.0, CANARY)
    session = write_session(
        data, number, (f"您好，{CANARY}。", CANARY * 40), [flag], [item], title=CANARY, tags=(CANARY,), source=CANARY
    )
    RulingLog(data / "sessions" / session).add(Comment(at_s=1.0, text=CANARY))
    a_model(data, session)
    return session


def a_model(data: Path, session: str) -> Path:
    """What somebody made of a session for the tone gym."""
    folder = data / "people" / "p-0123456789ab" / "gym" / "models" / f"m-{session[-4:]}"
    folder.mkdir(parents=True)
    about = {"id": folder.name, "kind": "clip", "text": CANARY, "session": session}
    (folder / "model.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    (folder / "sound.flac").write_text(CANARY, "utf-8")
    return folder


def test_nothing_of_a_deleted_session_is_left_anywhere(tmp_path: Path) -> None:
    others = [write_session(tmp_path, n, ("您好。", f"我要退款，工单{n}号。") * 5) for n in range(40)]
    session = with_canary(tmp_path, 90)
    with Library(tmp_path) as library, Library(tmp_path) as other_app:
        library.catch_up()
        assert found(library, words=CANARY) == found(other_app, words="feicuijingyu") == [session]
        library.rename(session, f"{CANARY}二")
        assert traces(tmp_path)
        library.delete([session])
        assert traces(tmp_path) == []
        assert found(other_app, words=CANARY) == []
        assert len(found(other_app, words="退款")) == len(others)
    assert traces(tmp_path) == []
    assert is_sound(tmp_path)


def test_nor_of_many_that_came_and_went_among_others(tmp_path: Path) -> None:
    draw = random.Random(7)
    with Library(tmp_path) as library:
        for round_ in range(3):
            ids = []
            for n in range(25):
                number = round_ * 100 + n
                doomed = n % 2 == 0
                ids.append(
                    with_canary(tmp_path, number) if doomed else write_session(tmp_path, number, ("您好。",) * 9)
                )
                library.add(ids[-1])
            draw.shuffle(ids)
            library.delete([session for session in ids if int(session[-4:], 16) % 100 % 2 == 0])
            assert traces(tmp_path) == []
    assert is_sound(tmp_path)


def test_an_index_that_was_set_aside_goes_too(tmp_path: Path) -> None:
    session = with_canary(tmp_path, 0)
    (tmp_path / f"{FILE}.damaged").write_text(CANARY)
    (tmp_path / f"{FILE}-wal.damaged-2").write_text(CANARY)
    with Library(tmp_path) as library:
        library.catch_up()
        library.delete([session])
    assert traces(tmp_path) == []


def test_what_was_made_of_a_session_that_somebody_deleted_by_hand_goes_with_the_next_look(tmp_path: Path) -> None:
    session = with_canary(tmp_path, 0)
    with Library(tmp_path) as library:
        library.catch_up()
        shutil.rmtree(tmp_path / "sessions" / session)
        library.catch_up()
        assert traces(tmp_path) == []


def test_a_model_that_is_in_use_keeps_the_deletion_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = with_canary(tmp_path, 0)

    def held(*_: object) -> bool:
        return False

    with Library(tmp_path) as library:
        library.catch_up()
        with monkeypatch.context() as patched:
            patched.setattr("coach_app.library.deleting.remove_models", held)
            with pytest.raises(LibraryError, match="in use by another program"):
                library.delete([session])
        assert found(library) == []
    with Library(tmp_path):
        assert traces(tmp_path) == []


def test_a_call_that_runs_is_not_deleted_nor_are_those_with_it(tmp_path: Path) -> None:
    ids = [write_session(tmp_path, n) for n in range(2)]
    marker.sign(tmp_path / "sessions" / ids[1])
    with Library(tmp_path) as library:
        library.catch_up()
        with pytest.raises(LibraryError, match="being recorded") as caught:
            library.delete(ids)
        assert caught.value.trouble is Trouble.IN_USE
        assert sorted(found(library)) == ids


def test_deleting_what_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.delete(["20260101-000000-aaaa"])
        library.delete([])
        assert found(library) == []


def test_what_cannot_be_removed_now_is_hidden_and_goes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = with_canary(tmp_path, 0)

    def held(_: object) -> None:
        raise PermissionError("a player has it open")

    with Library(tmp_path) as library:
        library.catch_up()
        with monkeypatch.context() as patched:
            patched.setattr("coach_app.library.deleting.SessionFolder.delete", held)
            with pytest.raises(LibraryError, match="in use by another program"):
                library.delete([session])
        assert found(library) == []
        library.add(session)
        assert library.row(session) is None
    with Library(tmp_path) as library:
        assert traces(tmp_path) == []
        assert library.catch_up() == 0


def test_while_another_app_reads_the_log_cannot_be_emptied_and_that_is_said(tmp_path: Path) -> None:
    session = with_canary(tmp_path, 0)
    with Library(tmp_path, wait_s=0.05) as library, Library(tmp_path) as other:
        library.catch_up()
        with other._database.reading() as reader:
            reader.exec_driver_sql("SELECT count(*) FROM session").all()
            with pytest.raises(LibraryError, match="traces of their words"):
                library.delete([session])
            assert library.find(Query()).total == 0
        library.catch_up()
        assert traces(tmp_path) == []


def _killed_at_random_instants(data: Path, times: int) -> int:
    """Kill deletions again and again; how often one was at work."""
    draw = random.Random(11)
    for n in range(6):
        write_session(data, 900 + n, ("您好，请稍等。",) * 5)
    with Library(data) as library:
        library.catch_up()
        kept = contents(data, library)
    seconds, hits = 0.0, 0
    for n in range(times + 1):
        doomed = [with_canary(data, n * 10 + i) for i in range(4)]
        with Library(data) as library:
            library.catch_up()
        if n == 0:
            seconds = seconds_of(delete, data, doomed)
        else:
            hits += killed(seconds, draw, delete, data, doomed)
        with Library(data) as library:
            library.catch_up()
            left = [session for session in doomed if library.row(session) is not None]
            assert left in ([], doomed)  # none is half deleted, and none without the others
            assert all((data / "sessions" / session).is_dir() == bool(left) for session in doomed)
            assert bool(traces(data)) == bool(left)
            library.delete(left)
            assert traces(data) == []
            assert contents(data, library) == kept
        assert is_sound(data)
        assert not list((data / "sessions").glob(".deleted-*"))
    return hits


def test_a_deletion_that_is_killed_is_carried_out_whole_or_never_was(tmp_path: Path) -> None:
    assert _killed_at_random_instants(tmp_path, 8) > 0


@pytest.mark.soak
def test_so_it_is_for_twenty_instants(tmp_path: Path) -> None:
    assert _killed_at_random_instants(tmp_path, 20) > 5
