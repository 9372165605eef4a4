"""Hostile files: whatever is in them, nothing is written outside and nothing of them is kept."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach_app.library.shared_archive import INDEX, LIMITS, ShareError, extract, index_of

GOOD = {"manifest.json": b"{}", "events.jsonl": b"one\n" * 100, "rulings.jsonl": b""}
ID = "20261122-100000-abcd"


def index(files: dict[str, bytes], **changes: Any) -> bytes:
    members = {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    return json.dumps({"schema": "coach.share/1", "id": ID, "files": members} | changes).encode()


def write(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(name, data, packing)
    return path


def good(path: Path) -> Path:
    return write(path, [(INDEX, index(GOOD)), *GOOD.items()])


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("events.jsonl")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def test_a_good_one_is_unpacked_as_it_was(tmp_path: Path) -> None:
    file = good(tmp_path / "a.coach")
    (tmp_path / "out").mkdir()
    assert extract(file, tmp_path / "out").id == index_of(file).id == ID
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == GOOD


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "/etc/passwd",
        "..\\..\\evil.dll",
        "C:\\evil.exe",
        "events.jsonl/",
        "sub/events.jsonl",
        "RECORDING",
        "report.html",
        "EVENTS.JSONL",
        "report.json\x00.exe",
        "x" * 2000,
    ],
)
def test_no_name_leads_out_and_none_is_foreign(name: str, tmp_path: Path) -> None:
    files = {**GOOD, name: b"evil"}
    file = write(tmp_path / "a.coach", [(INDEX, index(files)), *files.items()])
    refused(file, tmp_path)


def twice(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        write(path, [(INDEX, index(GOOD)), *GOOD.items(), ("manifest.json", b"[]")])


def linked(path: Path) -> None:
    files = {**GOOD, "events.jsonl": b"/etc/passwd"}
    rest = [(name, data) for name, data in files.items() if name != "events.jsonl"]
    write(path, [(INDEX, index(files)), *rest, (link(), b"/etc/passwd")])


def bomb(path: Path) -> None:
    files = {**GOOD, "events.jsonl": bytes(8 << 20)}
    write(path, [(INDEX, index(files)), *files.items()])


def endless_index(path: Path) -> None:
    write(path, [(INDEX, b" " * (LIMITS["manifest.json"] + 1)), *GOOD.items()])


def other_packing(path: Path) -> None:
    write(path, [(INDEX, index(GOOD)), *GOOD.items()], zipfile.ZIP_BZIP2)


def encrypted(path: Path) -> None:
    raw = bytearray(good(path).read_bytes())
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(raw)


def wrong_hash(path: Path) -> None:
    write(path, [(INDEX, index({**GOOD, "manifest.json": b"[]"})), *GOOD.items()])


def wrong_size(path: Path) -> None:
    write(path, [(INDEX, index({**GOOD, "manifest.json": b"{ }"})), *GOOD.items()])


def lying_size(path: Path) -> None:
    """The directory says less than there is, and so does the index."""
    raw = bytearray(good(path).read_bytes())
    at = raw.find(b"PK\x01\x02", raw.find(b"PK\x01\x02") + 4)  # manifest.json's
    raw[at + 24 : at + 28] = struct.pack("<I", 1)
    path.write_bytes(raw)


def more_than_said(path: Path) -> None:
    write(path, [(INDEX, index(GOOD)), *GOOD.items(), ("words.json", b"{}")])


def less_than_said(path: Path) -> None:
    write(path, [(INDEX, index({**GOOD, "words.json": b"{}"})), *GOOD.items()])


def no_manifest(path: Path) -> None:
    files = {"events.jsonl": b"x"}
    write(path, [(INDEX, index(files)), *files.items()])


def no_index(path: Path) -> None:
    write(path, list(GOOD.items()))


def foreign_id(path: Path) -> None:
    write(path, [(INDEX, index(GOOD, id="../../x")), *GOOD.items()])


def other_form(path: Path) -> None:
    write(path, [(INDEX, index(GOOD, schema="coach.share/9")), *GOOD.items()])


def no_json(path: Path) -> None:
    write(path, [(INDEX, b"\xff{"), *GOOD.items()])


def truncated(path: Path) -> None:
    path.write_bytes(good(path).read_bytes()[:-40])


def no_zip(path: Path) -> None:
    path.write_bytes(b"RIFF" + bytes(100))


def empty(path: Path) -> None:
    path.touch()


def gone(path: Path) -> None:
    path.unlink(missing_ok=True)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    "make",
    [
        twice,
        linked,
        bomb,
        endless_index,
        other_packing,
        encrypted,
        wrong_hash,
        wrong_size,
        lying_size,
        more_than_said,
        less_than_said,
        no_manifest,
        no_index,
        foreign_id,
        other_form,
        no_json,
        truncated,
        no_zip,
        empty,
        gone,
        a_folder,
    ],
)
def test_what_would_do_harm_or_is_damaged_is_refused_in_a_sentence(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "a.coach")
    refused(tmp_path / "a.coach", tmp_path)


def test_a_day_of_text_that_repeats_itself_is_no_bomb(tmp_path: Path) -> None:
    line = io.BytesIO()
    for number in range(120_000):
        line.write(b'{"seq":%d,"event":"measured","at_s":%d.2,"speaker":"agent"}\n' % (number, number))
    files = {**GOOD, "events.jsonl": line.getvalue()}
    assert len(files["events.jsonl"]) > 4 << 20
    file = write(tmp_path / "a.coach", [(INDEX, index(files)), *files.items()])
    assert index_of(file).files["events.jsonl"].bytes == len(files["events.jsonl"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_byte_is_seen_or_harms_nothing(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(good(tmp_path / "good.coach").read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    file, out = tmp_path / "a.coach", tmp_path / "out"
    file.write_bytes(raw)
    out.mkdir(exist_ok=True)
    try:
        extract(file, out)
        assert {path.name: path.read_bytes() for path in out.iterdir()} == GOOD
    except ShareError:
        assert {path.name for path in out.iterdir()} <= set(GOOD)
    finally:
        for path in out.iterdir():
            path.unlink()


def refused(file: Path, folder: Path) -> None:
    """It is refused in one sentence, and nothing comes anywhere but into the folder that goes."""
    out = folder / "deep" / "out"
    out.mkdir(parents=True)
    before = {path for path in folder.rglob("*") if out not in path.parents}
    with pytest.raises(ShareError, match="cannot be opened") as told:
        extract(file, out)
    assert "\n" not in str(told.value)
    assert {path for path in folder.rglob("*") if out not in path.parents} == before
    assert {path.name for path in out.iterdir()} <= set(GOOD)
