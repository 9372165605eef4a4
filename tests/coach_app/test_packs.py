from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli_w

from coach_app import packs
from coach_app.paths import DATA_VARIABLE
from feedback.errors import PackError
from tests.feedback.layers import layer


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / packs.PACKS / "cloud-sea"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(tomli_w.dumps(layer()), "utf-8")
    return tmp_path


def test_packs_of_the_data_folder_are_found(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert packs.load("cloud-sea", data).extends == "zh-service"
    monkeypatch.setenv(DATA_VARIABLE, str(data))
    assert packs.load("cloud-sea").id == "cloud-sea"


def test_a_pack_is_shown_by_its_title(data: Path) -> None:
    assert packs.listed("en", data) == (
        ("zh-service", "Telephone service in Mandarin (zh-service)"),
        ("cloud-sea", "Cloud sea (cloud-sea)"),
    )
    assert packs.listed("zh", data)[1] == ("cloud-sea", "云海宽带 (cloud-sea)")


def test_a_pack_that_cannot_be_read_is_there_by_its_id(data: Path) -> None:
    (data / packs.PACKS / "cloud-sea" / "pack.toml").write_text("title = 3", "utf-8")
    assert packs.listed("en", data)[1] == ("cloud-sea", "cloud-sea")
    with pytest.raises(PackError):
        packs.load("cloud-sea", data)


def test_a_layer_is_made_of_its_own_folder_and_the_one_below(data: Path) -> None:
    assert [folder.name for folder in packs.layers("cloud-sea", data)] == ["cloud-sea", "zh-service"]
    assert packs.layers("nobody", data) == ()
    around = layer(id="around", extends="cloud-sea")
    for name, extends in (("around", "cloud-sea"), ("cloud-sea", "around")):
        (data / packs.PACKS / name).mkdir(exist_ok=True)
        text = tomli_w.dumps({**around, "id": name, "extends": extends})
        (data / packs.PACKS / name / "pack.toml").write_text(text, "utf-8")
    assert {folder.name for folder in packs.layers("around", data)} == {"around", "cloud-sea"}, "it leads back and ends"


def test_whatever_changes_in_a_pack_changes_its_digest(data: Path) -> None:
    folder = data / packs.PACKS / "cloud-sea"
    seen = {packs.contents([folder])}
    assert packs.contents([folder]) in seen
    (folder / "drills").mkdir()
    for name in ("drills.toml", "gym.toml", "drills/more.toml"):
        (folder / name).write_text("# 一", "utf-8")
        seen.add(packs.contents([folder]))
    stat = (folder / "gym.toml").stat()
    (folder / "gym.toml").write_text("# 二", "utf-8")  # as long, and of the same moment
    os.utime(folder / "gym.toml", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    seen.add(packs.contents([folder]))
    (folder / "gym.toml").unlink()
    seen.add(packs.contents([folder]))
    assert len(seen) == 6
