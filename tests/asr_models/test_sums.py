import hashlib
import shutil
from pathlib import Path

import pytest

from asr_models.errors import ModelError
from asr_models.sums import file_sum, folder_sums, need_room, writing_to


def test_sums_are_those_of_the_standard_library(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.bin").write_bytes(content)
    told: list[int] = []

    assert file_sum(tmp_path / "a/b.bin", "md5") == hashlib.md5(content, usedforsecurity=False).hexdigest()
    assert folder_sums(tmp_path, lambda _, done, __: told.append(done)) == {
        "a/b.bin": hashlib.sha256(content).hexdigest()
    }
    assert told[-1] == len(content)


def test_a_full_disk_is_refused_before_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5_000_000))
    need_room(tmp_path / "not" / "yet" / "there", 5_000_000)

    with pytest.raises(ModelError, match=r"has 5 MB left, 6 MB are needed. Free some space"):
        need_room(tmp_path, 6_000_000)


def test_a_folder_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    sentence = r"models' cannot be written \(Not a directory\)\. Free or permit it"
    with pytest.raises(ModelError, match=sentence), writing_to(tmp_path / "file" / "models"):
        (tmp_path / "file" / "models").mkdir(parents=True)
