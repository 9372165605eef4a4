from __future__ import annotations

import os
from pathlib import Path

import pytest

from feedback.plain_file import plain


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    file, link = tmp_path / "a.toml", tmp_path / "b.toml"
    file.write_text("a = 1", "utf-8")
    link.symlink_to(file)
    assert plain(file).read_text("utf-8") == plain(link).read_text("utf-8") == "a = 1"


def test_nobody_waits_at_a_pipe_or_reads_a_device_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    for path in (tmp_path / "a.toml", Path("/dev/zero")):
        with pytest.raises(OSError, match="no plain file"):
            plain(path)


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        plain(tmp_path / "a.toml")
