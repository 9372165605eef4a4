"""One writer at a time for each session, whichever app or thread it is in."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coach_app.recording.holding import held, lock_file
from coach_app.recording.sessions import SessionFolder, create_session

#: Another app that changes one field of a session many times.
OTHER = """
import sys
from pathlib import Path
from coach_app.recording.sessions import SessionFolder

session = SessionFolder(Path(sys.argv[1]))
for n in range(int(sys.argv[2])):
    session.change(title=str(n))
    if session.manifest.title != str(n):
        sys.exit("a title was lost")
"""

#: Another app that dies while it holds a session.
DYING = """
import os, sys
from pathlib import Path
from coach_app.recording.holding import held

with held(Path(sys.argv[1])):
    os._exit(3)
"""


def test_two_apps_lose_nothing_of_each_other(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    n = 0
    with subprocess.Popen([sys.executable, "-c", OTHER, str(session.path), "60"]) as other:
        while other.poll() is None:
            n += 1
            session.change(reference=str(n))
            assert session.manifest.reference == str(n)
    assert other.returncode == 0
    assert (session.manifest.title, session.manifest.reference) == ("59", str(n))


def test_a_change_waits_for_whoever_holds_the_session(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    changing = threading.Thread(target=lambda: session.change(title="later"))
    with held(session.path):
        changing.start()
        changing.join(0.2)
        assert changing.is_alive()
        session.change(words_removed="2026-11-01")  # the holder's own goes through
        assert changing.is_alive()
    changing.join(10)
    assert (session.manifest.title, session.manifest.words_removed) == ("later", "2026-11-01")


def test_nothing_is_left_in_the_folder_nor_beside_it(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    with held(session.path):
        assert not list(session.path.glob("*lock*"))
    assert list(tmp_path.iterdir()) == [session.path]


def test_what_a_dead_app_held_is_free(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    assert subprocess.run([sys.executable, "-c", DYING, str(session.path)], check=False).returncode == 3
    assert lock_file(session.path).exists()
    session.change(title="free")
    assert list(tmp_path.iterdir()) == [session.path]


def test_a_session_that_is_gone_does_not_come_back(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    session.delete()
    with pytest.raises(FileNotFoundError):
        SessionFolder(session.path).change(title="again")
    assert list(tmp_path.iterdir()) == []
