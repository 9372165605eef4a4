"""Hostile archives are refused before they can do harm."""

import stat
import zipfile
from pathlib import Path

import pytest

from asr_models.errors import ArchiveError
from asr_models.unpack import Limits, unpack
from tests.asr_models.conftest import VOSK_FILES, make_zip


def packed(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def refused(archive: Path, tmp_path: Path, sentence: str, limits: Limits | None = None) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ArchiveError, match=sentence) as caught:
        unpack(archive, folder, limits)
    assert "\n" not in str(caught.value)
    assert list(folder.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"out", archive.name}


def test_a_model_is_unpacked_with_progress(tmp_path: Path) -> None:
    told: list[int] = []
    (tmp_path / "out").mkdir()
    unpack(make_zip(tmp_path / "good.zip"), tmp_path / "out", progress=lambda _, done, __: told.append(done))

    assert {
        path.relative_to(tmp_path / "out" / "model").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    } == set(VOSK_FILES)
    assert told == sorted(told)
    assert told[-1] == sum(len(name) * 100 for name in VOSK_FILES)


def test_files_that_no_model_has_are_left_out(tmp_path: Path) -> None:
    archive = packed(
        tmp_path / "more.zip",
        ("model/am/final.mdl", b"x"),
        ("model/run.sh", b"x"),
        ("model/evil.py", b"x"),
        ("model/.hidden.conf", b"x"),
        ("model/a b.conf", b"x"),
    )
    (tmp_path / "out").mkdir()
    unpack(archive, tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == ["final.mdl"]


@pytest.mark.parametrize(
    "name", ["../final.mdl", "model/../../final.mdl", "/final.mdl", "C:/final.mdl", "a\\..\\final.mdl"]
)
def test_no_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name

    refused(packed(tmp_path / "bad.zip", (info, b"x")), tmp_path, "wants to write outside its folder")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_no_links_and_devices(tmp_path: Path, kind: int) -> None:
    info = zipfile.ZipInfo("model/final.mdl")
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16

    refused(packed(tmp_path / "bad.zip", (info, b"/etc/passwd")), tmp_path, "holds a link or a device")


def test_no_ratio_that_no_model_has(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.zip", ("model/final.mdl", bytes(50_000_000)))
    assert 50_000_000 / bomb.stat().st_size > 900

    refused(bomb, tmp_path, r"is packed \d+:1, as no model is")


def test_no_end_of_files(tmp_path: Path) -> None:
    archive = packed(tmp_path / "many.zip", *((f"model/{number}.conf", b"") for number in range(501)))

    refused(archive, tmp_path, "holds 501 entries, 500 are allowed")


def test_no_size_beyond_the_limit(tmp_path: Path) -> None:
    archive = packed(tmp_path / "big.zip", ("model/final.mdl", bytes(2000)))

    refused(archive, tmp_path, "would unpack to", Limits(bytes=1000))


def test_no_endless_nesting(tmp_path: Path) -> None:
    refused(packed(tmp_path / "deep.zip", ("a/" * 9 + "final.mdl", b"x")), tmp_path, "nests folders 10 deep")


def test_no_two_files_of_one_name(tmp_path: Path) -> None:
    archive = packed(tmp_path / "twice.zip", ("model/Final.mdl", b"x"), ("model/final.mdl", b"y"))

    refused(archive, tmp_path, "two files of one name")


def test_no_encryption(tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "secret.zip")
    raw = bytearray(archive.read_bytes())
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= 1
    archive.write_bytes(bytes(raw))

    refused(archive, tmp_path, "is encrypted")


@pytest.mark.parametrize("damage", ["no zip", "cut", "changed"])
def test_a_damaged_archive_gives_one_sentence(tmp_path: Path, damage: str) -> None:
    archive = packed(tmp_path / "bad.zip", ("final.mdl", bytes(range(256)) * 40))
    raw = bytearray(archive.read_bytes())
    if damage == "changed":
        raw[60] ^= 0xFF
    archive.write_bytes({"no zip": b"hello", "cut": bytes(raw[:100]), "changed": bytes(raw)}[damage])
    (tmp_path / "out").mkdir()

    with pytest.raises(ArchiveError, match=r"'bad.zip' cannot be unpacked \(.*\)\. Take the archive"):
        unpack(archive, tmp_path / "out")


def test_a_size_that_lies_is_found_while_writing(tmp_path: Path) -> None:
    archive = packed(tmp_path / "liar.zip", ("final.mdl", bytes(5000)))
    raw = archive.read_bytes().replace((5000).to_bytes(4, "little"), (4000).to_bytes(4, "little"))
    archive.write_bytes(raw)
    (tmp_path / "out").mkdir()

    with pytest.raises(ArchiveError):
        unpack(archive, tmp_path / "out")
    assert sum(path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file()) <= 4000
