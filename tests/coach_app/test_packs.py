from __future__ import annotations

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
