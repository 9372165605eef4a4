from __future__ import annotations

from pathlib import Path

from coach_app.recording.recovery import keep, unfinished
from coach_app.recording.reserve import RESERVE, release, reserve
from coach_app.recording.sessions import State, create_session


def test_a_session_keeps_room_while_it_is_recorded(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    assert (session.path / RESERVE).stat().st_size >= 16 * 1024


def test_a_finished_session_gives_it_back(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    session.finish(state=State.PARTIAL)
    assert not (session.path / RESERVE).exists()


def test_the_room_is_real_on_disk(tmp_path: Path) -> None:
    reserve(tmp_path)
    assert (tmp_path / RESERVE).stat().st_blocks * 512 >= 64 * 1024


def test_giving_back_what_is_not_there_does_no_harm(tmp_path: Path) -> None:
    release(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_recovered_session_gives_it_back(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    (session.path / "RECORDING").write_text("1 long-gone\n", encoding="ascii")
    (found,) = unfinished(tmp_path)
    keep(found)
    assert not (session.path / RESERVE).exists()
