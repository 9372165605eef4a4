"""Lines that nobody has spoken, and sounds that cannot be played."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from feedback.drills.sound_check import SoundCheck
from tests.feedback.drills.small_books import write_sound

LINES = [
    {"id": "c1", "mood": "calm", "text": "你好", "next": "c2"},
    {"id": "c2", "mood": "calm", "text": "（无声）", "sound": "silence", "lasts_s": 3.0, "next": "end"},
]


def drill(**fields: Any) -> dict[str, Any]:
    return {"id": "SCN-01", "line": LINES, **fields}


def spoken(folder: Path, *files: str, **entry: object) -> SoundCheck:
    about = {"text": "你好", "seconds": 0.3, **entry}
    index = []
    for file in files:
        write_sound(folder / file)
        index.append("\n".join(["[[sound]]", f'file = "{file}"', *(f"{k} = {v!r}" for k, v in about.items())]))
    (folder / "index.toml").write_text("\n".join(index), "utf-8")
    return SoundCheck(folder)


def test_every_line_but_a_silence_has_a_sound(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-01/c1.opus", mood="calm")
    assert list(check.mistakes(drill())) == []
    assert list(check.shared()) == []


def test_a_line_without_a_sound_is_named(tmp_path: Path) -> None:
    [(place, said)] = spoken(tmp_path, "SCN-02/c1.opus").mistakes(drill())
    assert place == ("line", 0)
    assert "SCN-01/c1.opus is missing" in said


def test_a_sound_that_says_something_else_is_named(tmp_path: Path) -> None:
    [(place, said)] = spoken(tmp_path, "SCN-01/c1.opus", text="再见").mistakes(drill())
    assert place == ("line", 0, "text")
    assert "says other words" in said


def test_a_sound_in_another_mood_is_named(tmp_path: Path) -> None:
    [(place, said)] = spoken(tmp_path, "SCN-01/c1.opus", mood="furious").mistakes(drill())
    assert place == ("line", 0, "mood")
    assert "was spoken furious" in said


def test_a_name_that_no_file_can_have_is_one_mistake(tmp_path: Path) -> None:
    write_sound(tmp_path / "SCN-01" / "c1.opus")
    (tmp_path / "index.toml").write_text('[[sound]]\nfile = "a\\u0000b.opus"\n', "utf-8")
    [said] = SoundCheck(tmp_path).shared()
    assert "is no name of a file" in said


def test_a_sound_that_the_index_does_not_know_is_never_played(tmp_path: Path) -> None:
    spoken(tmp_path, "SCN-01/other.opus")
    write_sound(tmp_path / "SCN-01" / "c1.opus")
    [(place, said)] = SoundCheck(tmp_path).mistakes(drill())
    assert place == ("line", 0)
    assert "never played" in said


def test_text_and_nothing_at_all_are_no_sounds(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-01/c1.opus", "stock/hello.opus")
    (tmp_path / "SCN-01" / "c1.opus").write_text("not sound", "utf-8")
    (tmp_path / "stock" / "hello.opus").write_bytes(b"")
    told = list(check.shared())
    assert len(told) == 2
    assert all("is no sound that can be played" in sentence for sentence in told)
    assert f"{tmp_path.name}/stock/hello.opus" in told[1]


def test_a_sound_of_another_length_is_another_sound_or_cut_off(tmp_path: Path) -> None:
    [said] = spoken(tmp_path, "SCN-01/c1.opus", seconds=1.5).shared()
    assert "lasts 0.3 s and not 1.5 s" in said


def test_a_sound_that_only_the_index_knows_is_missing(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-01/c1.opus", "stock/hello.opus")
    (tmp_path / "stock" / "hello.opus").unlink()
    assert list(check.shared()) == [f"{tmp_path.name}/stock/hello.opus is missing"]


def test_a_missing_sound_of_a_line_is_told_once(tmp_path: Path) -> None:
    spoken(tmp_path, "SCN-01/c1.opus", "SCN-01/c3.opus")
    (tmp_path / "SCN-01" / "c1.opus").unlink()
    check = SoundCheck(tmp_path)
    assert len(list(check.mistakes(drill()))) == 1
    assert list(check.shared()) == []


def test_prompts_are_read_and_make_no_sound(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-02/c1.opus")
    assert list(check.mistakes(drill(speaks="prompt"))) == []


def test_no_sound_at_all_is_one_mistake(tmp_path: Path) -> None:
    check = SoundCheck(tmp_path / "sounds")
    assert list(check.mistakes(drill())) == []
    [said] = check.shared()
    assert said.startswith("sounds/: none of the 1 spoken lines has a sound; speak it (scripts/make_drill_sounds.py)")


def test_an_index_that_cannot_be_read_is_one_mistake(tmp_path: Path) -> None:
    write_sound(tmp_path / "SCN-01" / "c1.opus")
    (tmp_path / "index.toml").write_text("[[sound", "utf-8")
    check = SoundCheck(tmp_path)
    assert list(check.mistakes(drill())) == []
    [said] = check.shared()
    assert said.startswith(f"{tmp_path.name}/index.toml")


def test_a_drill_that_is_no_table_of_lines_has_other_mistakes(tmp_path: Path) -> None:
    check = spoken(tmp_path, "SCN-01/c1.opus")
    assert list(check.mistakes(drill(line=3))) == []
    assert list(check.mistakes(drill(line=["c1"]))) == []


@pytest.mark.parametrize("file", ["index.toml", "SCN-01/c1.opus"])
def test_nobody_waits_at_a_pipe(file: str, tmp_path: Path) -> None:
    spoken(tmp_path, "SCN-01/c1.opus", mood="calm")
    (tmp_path / file).unlink()
    os.mkfifo(tmp_path / file)
    check = SoundCheck(tmp_path)
    assert not [*check.mistakes(drill())]
    [said] = check.shared()
    assert file in said
    assert "no plain file" in said
