from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach_app.recording import marker


def test_a_session_at_work_is_told_from_one_that_was_cut_off(tmp_path: Path) -> None:
    assert not marker.is_marked(tmp_path)
    marker.sign(tmp_path)
    assert marker.is_marked(tmp_path)
    assert marker.at_work(tmp_path)
    marker.unmark(tmp_path)
    assert not marker.is_marked(tmp_path)
    assert not marker.at_work(tmp_path)


def test_a_dead_process_is_at_work_on_nothing(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from coach_app.recording.marker import sign; sign(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
    assert marker.is_marked(tmp_path)
    assert not marker.at_work(tmp_path)
    marker.sign(tmp_path)  # the app, or a spare recorder, takes over
    assert marker.at_work(tmp_path)


def test_a_number_that_was_given_out_again_is_another_process(tmp_path: Path) -> None:
    start = marker.process_start(os.getpid())
    (tmp_path / marker.MARKER).write_text(f"{os.getpid()} {start}1\n")
    assert not marker.at_work(tmp_path)


@pytest.mark.parametrize("damaged", ["", "\n", "12", "x y\n", "99999999999 1\n", "\0\0\0"])
def test_a_damaged_marker_is_nobody_at_work(tmp_path: Path, damaged: str) -> None:
    (tmp_path / marker.MARKER).write_text(damaged)
    assert marker.is_marked(tmp_path)
    assert not marker.at_work(tmp_path)


def test_elsewhere_the_start_is_asked_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    assert marker.process_start(os.getpid()) == marker.process_start(os.getpid()) != ""
    assert marker.process_start(2**22 + 1) == ""
