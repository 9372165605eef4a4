"""Which file says what, in whose voice."""

from __future__ import annotations

from pathlib import Path

from coach_app.practice.sounds import Sounds
from tests.coach_app.practice.small_drills import drill, line

INDEX = """
[[sound]]
drill = "SCN-01"
line = "c1"
file = "SCN-01/c1.opus"
text = "你好"
voice = "warm"
seconds = 1.25

[[sound]]
stock = "hello"
file = "stock/clear/hello-1.opus"
text = "喂"
voice = "clear"
seconds = 0.5

[[sound]]
stock = "hello"
file = "stock/warm/hello-1.opus"
text = "喂，你好？"
voice = "warm"
seconds = 0.75

[[sound]]
stock = "hello"
file = "stock/warm/hello-2.opus"
text = "有人吗？"
voice = "warm"
seconds = 0.75
"""
MADE = drill(line("c1", "c2"), line("c2", "c3"), line("c3", sound="silence", lasts_s=3.0))


def sounds(folder: Path) -> Sounds:
    (folder / "index.toml").write_text(INDEX, "utf-8")
    return Sounds(folder)


def test_a_line_has_its_file_its_words_and_its_length(tmp_path: Path) -> None:
    found = sounds(tmp_path).line_sound(MADE, MADE.line[0])
    assert found is not None
    assert found.path == tmp_path / "SCN-01" / "c1.opus"
    assert (found.text, found.length_s) == ("你好", 1.25)


def test_what_nobody_spoke_and_what_makes_no_sound_has_none(tmp_path: Path) -> None:
    there = sounds(tmp_path)
    assert there.line_sound(MADE, MADE.line[1]) is None
    assert there.line_sound(MADE, MADE.line[2]) is None
    prompts = drill(line("c1"), speaks="prompt")
    assert there.line_sound(prompts, prompts.line[0]) is None


def test_short_things_are_said_in_the_voice_of_the_drill_and_take_turns(tmp_path: Path) -> None:
    there = sounds(tmp_path)
    said = [there.stock_sound("SCN-01", "hello", nth) for nth in range(3)]
    assert [one.text for one in said if one is not None] == ["喂，你好？", "有人吗？", "喂，你好？"]


def test_a_drill_without_a_voice_borrows_one(tmp_path: Path) -> None:
    borrowed = sounds(tmp_path).stock_sound("SCN-04", "hello")
    assert borrowed is not None
    assert borrowed.text == "喂"
    assert sounds(tmp_path).stock_sound("SCN-04", "hurry") is None


def test_a_pack_without_sounds_has_none(tmp_path: Path) -> None:
    there = Sounds(tmp_path)
    assert there.line_sound(MADE, MADE.line[0]) is None
    assert there.stock_sound("SCN-01", "mm") is None
