from pathlib import Path

import pytest

from asr_models import folders


def test_the_users_folders_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))

    assert folders.models_folder() == tmp_path / "data" / "models"
    assert folders.cache_folder() == tmp_path / "cache"


def test_by_default_they_are_where_the_system_keeps_such_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COACH_DATA_DIR", raising=False)
    monkeypatch.setenv("COACH_CACHE_DIR", "")

    assert folders.data_folder().name == folders.APP
    assert folders.APP in folders.cache_folder().parts


def test_models_are_searched_in_the_users_folder_first(home: Path) -> None:
    first, second = folders.search_folders()

    assert first == home
    assert (second.parent.name, second.name) == ("asr_models", "models")
