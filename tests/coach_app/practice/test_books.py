"""The drills that are practised with a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach_app.practice.books import book_folder, open_book, sounds_folder
from feedback.errors import PackError
from feedback.pack import load_pack
from feedback.pack_file import Pack
from tests.feedback.drills.small_books import DRILL, write_book

PACK = load_pack()


def own(folder: Path) -> Pack:
    """A pack of the user's that has the phrases of the one that comes with the program."""
    (folder / "packs" / "own").mkdir(parents=True)
    (folder / "packs" / "own" / "pack.toml").touch()
    return replace(PACK, file=PACK.file.model_copy(update={"id": "own"}))


def test_the_pack_that_comes_with_the_program_has_drills() -> None:
    assert len(open_book(PACK).drill) == 113
    assert sounds_folder(PACK).name == "sounds"


def test_a_pack_with_drills_of_its_own_has_those(tmp_path: Path) -> None:
    pack = own(tmp_path)
    write_book(tmp_path / "packs" / "own")
    assert [drill.id for drill in open_book(pack, tmp_path).drill] == ["SCN-01"]


def test_a_layer_has_the_drills_of_the_pack_below(tmp_path: Path) -> None:
    layer = replace(own(tmp_path), extends="zh-service")
    assert book_folder(layer, tmp_path) == book_folder(PACK)


def test_a_pack_without_drills_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="The pack 'own' has no drills"):
        open_book(own(tmp_path), tmp_path)


def test_a_book_with_mistakes_is_not_opened_and_names_them(tmp_path: Path) -> None:
    pack = own(tmp_path)
    write_book(tmp_path / "packs" / "own", DRILL.replace("difficulty = 1", "difficulty = 9"))
    with pytest.raises(PackError, match="have 1 mistake") as refused:
        open_book(pack, tmp_path)
    assert refused.value.mistakes[0].startswith("drills/one.toml, line 5: SCN-01: difficulty")
