"""Lines that nobody has spoken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from feedback.drills.drill import Drill
from feedback.drills.sound_check import SoundCheck

LINES = [
    {"id": "c1", "mood": "calm", "text": "你好", "next": "c2"},
    {"id": "c2", "mood": "calm", "text": "（无声）", "sound": "silence", "lasts_s": 3.0, "next": "end"},
]


def drill(**fields: Any) -> Drill:
    about = {"id": "SCN-01", "title": "-", "kind": "role_play", "difficulty": 1, "sector": "", "background": ""}
    return Drill.model_validate({**about, "line": LINES, **fields})


def spoken(folder: Path, *files: str, says: str = "你好") -> SoundCheck:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch()
    index = "\n".join(f'[[sound]]\nfile = "{file}"\ntext = "{says}"' for file in files)
    (folder / "index.toml").write_text(index, "utf-8")
    return SoundCheck(folder)


def test_every_line_but_a_silence_has_a_sound(tmp_path: Path) -> None:
    assert list(spoken(tmp_path, "SCN-01/c1.opus").mistakes(drill())) == []


def test_a_line_without_a_sound_is_named(tmp_path: Path) -> None:
    [(place, said)] = spoken(tmp_path, "SCN-02/c1.opus").mistakes(drill())
    assert place == ("line", 0)
    assert "SCN-01/c1.opus is missing" in said


def test_a_sound_that_says_something_else_is_named(tmp_path: Path) -> None:
    [(place, said)] = spoken(tmp_path, "SCN-01/c1.opus", says="再见").mistakes(drill())
    assert place == ("line", 0, "text")
    assert "says other words" in said


def test_prompts_are_read_and_make_no_sound(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-02/c1.opus")
    assert list(check.mistakes(drill(speaks="prompt"))) == []


def test_no_sound_at_all_is_one_mistake(tmp_path: Path) -> None:
    check = SoundCheck(tmp_path / "sounds")
    assert list(check.mistakes(drill())) == []
    assert check.none_at_all() == ["sounds/: none of the 1 spoken lines has a sound; use make_drill_sounds.py"]


def test_an_index_that_cannot_be_read_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "SCN-01").mkdir()
    (tmp_path / "SCN-01" / "c1.opus").touch()
    (tmp_path / "index.toml").write_text("[[sound", "utf-8")
    assert list(SoundCheck(tmp_path).mistakes(drill())) == []
