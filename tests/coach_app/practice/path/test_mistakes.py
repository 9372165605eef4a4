from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coach_app.practice.books import open_book
from coach_app.practice.path.curriculum import PATH, TIPS
from coach_app.practice.path.mistakes import curriculum_mistakes
from feedback.pack import find_pack, load_pack


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in (PATH, TIPS):
        shutil.copy(find_pack("zh-service") / name, tmp_path / name)
    return tmp_path


def mistakes(folder: Path, name: str = "", old: str = "", new: str = "") -> list[str]:
    if name:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return curriculum_mistakes(folder, load_pack(), open_book(load_pack()))


def test_what_comes_with_the_program_has_none(copied: Path) -> None:
    assert mistakes(copied) == []


def test_a_pack_that_says_nothing_about_learning_has_none(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (PATH, '"STD-01"', '"STD-99"', "path.toml: opening: there is no phrase 'STD-99'"),
        (PATH, '["empathy"]', '["empaty"]', "did you mean 'empathy'?"),
        (PATH, '"rate_cpm"', '"rate_cmp"', "there is no measure or rule 'rate_cmp', did you mean 'rate_cpm'?"),
        (PATH, '"rate"]', '"pace"]', "there is no aspect of the tone gym 'pace'"),
        (PATH, '"SCN-11"', '"SCN-911"', "path.toml: placement: there is no drill 'SCN-911'"),
        (PATH, 'reading = "STD-31"', 'reading = "STD-99"', "placement: there is no phrase 'STD-99'"),
        (TIPS, '"abused"', '"abuse"', "tips.toml: CRS-10: there is no moment 'abuse', did you mean 'abused'?"),
    ],
)
def test_an_unknown_name_is_told_with_what_was_meant(copied: Path, name: str, old: str, new: str, said: str) -> None:
    (mistake,) = mistakes(copied, name, old, new)
    assert said in mistake


def test_a_schema_error_is_told_with_its_line(copied: Path) -> None:
    (mistake,) = mistakes(copied, TIPS, "when = [", "whenn = [")[-1:]
    assert "tips.toml, entry at line" in mistake


def test_half_of_it_is_a_mistake(copied: Path) -> None:
    (copied / TIPS).unlink()
    (mistake,) = mistakes(copied)
    assert mistake.startswith("tips.toml")
