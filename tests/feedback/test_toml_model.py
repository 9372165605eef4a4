from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import BaseModel

from feedback.rule import Frozen
from feedback.toml_model import read_model


class Skill(Frozen):
    id: str
    weight: float = 1.0


class File(Frozen):
    skill: tuple[Skill, ...] = ()


TABLES: dict[str, type[BaseModel]] = {"": File, "skill": Skill}


def read(path: Path) -> tuple[File | None, list[str]]:
    wrong: list[str] = []
    return read_model(path, File, TABLES, wrong), wrong


def test_what_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "path.toml").write_text('[[skill]]\nid = "pace"\n', "utf-8")
    assert read(tmp_path / "path.toml") == (File(skill=(Skill(id="pace"),)), [])


def test_all_mistakes_are_told_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "path.toml").write_text('[[skill]]\nid = 3\n\n[[skill]]\nid = "pace"\nwieght = 2.0\n', "utf-8")
    found, wrong = read(tmp_path / "path.toml")
    assert found is None
    assert len(wrong) == 2
    assert all(one.startswith("path.toml") for one in wrong)
    assert "weight" in wrong[1]  # did you mean


@pytest.mark.parametrize("text", ["[[skill", "\xff"])
def test_what_is_no_toml_is_one_mistake(text: str, tmp_path: Path) -> None:
    (tmp_path / "path.toml").write_bytes(text.encode("latin-1"))
    found, wrong = read(tmp_path / "path.toml")
    assert (found, len(wrong)) == (None, 1)


def test_nobody_waits_at_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "path.toml")
    assert read(tmp_path / "path.toml") == (None, ["path.toml cannot be read (it is no plain file)"])
