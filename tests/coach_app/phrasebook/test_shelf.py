from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach_app import packs
from coach_app.phrasebook.book import Wanted
from coach_app.phrasebook.shelf import BEFORE, FILE, Kept, Shelf, ShelfError, toml_of
from feedback.errors import PackError
from feedback.layer import LayerFile
from feedback.lexicon import PhraseClass


def a_book(data: Path, text: str = "这不归我管") -> Kept:
    kept = Shelf(data).new("cloud-sea", "zh-service", "云海宽带")
    return Kept(kept.book.with_added(PhraseClass.FORBIDDEN, Wanted(text, replacement='说"您好"'))[0])


def test_a_book_that_is_kept_is_a_pack_like_any_other(tmp_path: Path) -> None:
    kept = Shelf(tmp_path).keep(a_book(tmp_path))
    assert Shelf(tmp_path).names() == ("cloud-sea",)
    assert packs.load("cloud-sea", tmp_path).version == "1.0.0"
    assert Shelf(tmp_path).open("cloud-sea") == kept


def test_every_time_it_is_kept_it_has_a_higher_version_and_the_last_one_stays(tmp_path: Path) -> None:
    shelf, folder = Shelf(tmp_path), tmp_path / packs.PACKS / "cloud-sea"
    kept = shelf.keep(a_book(tmp_path))
    first = (folder / FILE).read_text("utf-8")
    kept = shelf.keep(Kept(kept.book.switched("FOR-02", False), kept.digest))
    assert kept.book.layer.version == "1.0.1"
    assert (folder / BEFORE).read_text("utf-8") == first
    shelf.keep(kept)
    assert sorted(path.name for path in folder.iterdir()) == [FILE, BEFORE]


def test_of_a_book_with_mistakes_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        Shelf(tmp_path).keep(a_book(tmp_path, "欢迎致电{公思}"))
    assert Shelf(tmp_path).names() == ()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    mine = theirs = shelf.keep(a_book(tmp_path))
    shelf.keep(Kept(theirs.book.switched("FOR-02", False), theirs.digest))
    with pytest.raises(ShelfError) as raised:
        shelf.keep(mine)
    assert raised.value.code == "pack_changed"
    assert not shelf.open("cloud-sea").book.line("FOR-02").on


@pytest.mark.parametrize("name", ["", "云海", "../x", "Cloud", "a b", "x" * 50])
def test_what_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ShelfError) as raised:
        Shelf(tmp_path).new(name, "zh-service")
    assert raised.value.code == "pack_id"


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    Shelf(tmp_path).keep(a_book(tmp_path))
    for name in ("cloud-sea", "zh-service"):
        with pytest.raises(ShelfError) as raised:
            Shelf(tmp_path).new(name, "zh-service")
        assert raised.value.code == "pack_taken"


def test_a_pack_that_stands_by_itself_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(ShelfError) as raised:
        Shelf(tmp_path).open("zh-service")
    assert raised.value.code == "pack_whole"


def test_what_cannot_be_written_leaves_the_old_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    kept = shelf.keep(a_book(tmp_path))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            shelf.keep(Kept(kept.book.switched("FOR-02", False), kept.digest))
    assert shelf.open("cloud-sea") == kept


def test_tables_in_an_entry_are_written_as_they_were() -> None:
    import tomllib

    data = {
        "schema": "coach.layer/1", "extends": "zh-service", "id": "x", "title": {"zh": "云", "en": 'a "b"'},
        "rule": [{"id": "pace.too_fast", "say": {"zh": "慢", "en": "Slow"}, "params": {"a b": 1.5}, "example": [{"given": [[0.0, None]], "opened": []}]}],
    }  # fmt: skip
    data["rule"][0]["example"] = [{"given": [[0, 240.0]], "opened": []}]  # type: ignore[index]
    assert tomllib.loads(toml_of(data)) == data
    LayerFile.model_validate(tomllib.loads(toml_of(data)))
