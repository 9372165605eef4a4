from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from coach_app.practice.path.opening import open_path
from coach_app.practice.path.values import Opens
from feedback.errors import PackError
from feedback.pack import find_pack, load_pack


def test_drills_models_and_phrases_are_there(tmp_path: Path) -> None:
    known = open_path(tmp_path, load_pack()).materials.exercises
    assert sum(one.opens is Opens.DRILL for one in known) == 113
    assert sum(one.opens is Opens.GYM for one in known) >= 10
    assert "STD-31" in [one.key for one in known if one.opens is Opens.READING]


def test_only_what_is_practised_for_itself_is_a_model(tmp_path: Path) -> None:
    models = [one for one in open_path(tmp_path, load_pack()).materials.exercises if one.opens is Opens.GYM]
    assert not [model.key for model in models if model.key.endswith("-plain")]
    assert all(model.trains for model in models)


def test_items_have_their_names(tmp_path: Path) -> None:
    assert open_path(tmp_path, load_pack()).materials.items["empathy"].zh == "表示理解"


def test_a_pack_without_drills_has_no_path(tmp_path: Path) -> None:
    pack = load_pack()
    other = replace(pack, file=pack.file.model_copy(update={"id": "nowhere"}))
    with pytest.raises(PackError):
        open_path(tmp_path, other)


def test_drills_of_ones_own_are_learnt_by_the_programs_curriculum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    (folder / "drills").mkdir(parents=True)
    for name in ("drills.toml", "drills/scn-01-16.toml"):
        shutil.copy(find_pack("zh-service") / name, folder / name)
    monkeypatch.setattr("coach_app.practice.books.find_pack", lambda *_: folder)
    path = open_path(tmp_path, load_pack())
    assert len(path.materials.curriculum.tips) == 46
    assert len(path.todays("").cards) == 3
