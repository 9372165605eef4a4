"""Unpack a model archive that nobody vouches for.

Python's own extraction writes whatever an archive holds until the disk is full. Here
names are judged by an allow-list, links and ways out of the folder are refused, and
both the declared and the true sizes are limited.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from asr_models.errors import ArchiveError
from asr_models.progress import Progress, silent
from asr_models.sums import CHUNK, need_room

_COMPONENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}")
_SUFFIXES = frozenset(
    [
        ".mdl",
        ".conf",
        ".fst",
        ".int",
        ".txt",
        ".bin",
        ".json",
        ".stats",
        ".dubm",
        ".ie",
        ".mat",
        ".carpa",
        ".raw",
        ".csl",
        ".md",
        ".config",
        ".model",
    ]
)
_BARE = frozenset(["README", "LICENSE", "COPYING", "num_pdfs", "tree", "splice_opts"])
_ADVICE = "Take the archive from its publisher: it is not a Vosk or Whisper model as it stands."
#: Below this size a high ratio harms nobody: short texts compress well.
_SMALL = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold.

    Parameters
    ----------
    files : int
        Entries at most; the largest Vosk model has some forty.
    bytes : int
        Unpacked size at most; the largest published model unpacks to about 4 GB.
    ratio : float
        Unpacked to packed at most; models hardly compress (1.1 to 3).
    depth : int
        Folders inside folders at most.
    """

    files: int = 500
    bytes: int = 8 << 30
    ratio: float = 50.0
    depth: int = 6


def unpack(archive: Path, folder: Path, limits: Limits | None = None, progress: Progress = silent) -> None:
    """Unpack a zip file into an empty folder.

    Parameters
    ----------
    archive : Path
        Zip file.
    folder : Path
        Where to write; exists and is empty.
    limits : Limits, optional
        What the archive may hold.
    progress : callable
        Told how far it is.

    Raises
    ------
    ArchiveError
        If it is no zip file or breaks a rule. `folder` may then hold a part of it.
    """
    limits = limits or Limits()
    try:
        with ZipFile(archive) as opened:
            members = _allowed(opened.infolist(), archive, limits)
            total = sum(member.file_size for member in members)
            need_room(folder, total)
            done = 0
            for member in members:
                done = _write(opened, member, folder, (done, total), progress)
    except (BadZipFile, LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        if isinstance(problem, OSError) and archive.exists() and problem.filename is None and problem.errno:
            raise
        raise ArchiveError(f"'{archive.name}' cannot be unpacked ({problem}).", _ADVICE) from problem


def _allowed(members: Sequence[ZipInfo], archive: Path, limits: Limits) -> list[ZipInfo]:
    """Refuse hostile archives before anything is written; leave out what is not of a model."""
    if len(members) > limits.files:
        raise ArchiveError(f"'{archive.name}' holds {len(members)} entries, {limits.files} are allowed.", _ADVICE)
    for member in members:
        _refuse_ways_out(member, archive, limits)
    wanted = [member for member in members if not member.is_dir() and _is_of_a_model(member.filename)]
    total = sum(member.file_size for member in wanted)
    if total > limits.bytes:
        raise ArchiveError(f"'{archive.name}' would unpack to {total / 1e9:.1f} GB.", _ADVICE)
    for member in wanted:
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(1, member.compress_size):
            ratio = member.file_size // max(1, member.compress_size)
            raise ArchiveError(f"'{archive.name}' is packed {ratio}:1, as no model is.", _ADVICE)
    names = [member.filename.lower() for member in wanted]
    if len(set(names)) < len(names):
        raise ArchiveError(f"'{archive.name}' holds two files of one name.", _ADVICE)
    return wanted


def _refuse_ways_out(member: ZipInfo, archive: Path, limits: Limits) -> None:
    name = member.filename
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in member.orig_filename or ":" in name or ".." in parts:
        raise ArchiveError(f"'{archive.name}' wants to write outside its folder ('{name}').", _ADVICE)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveError(f"'{archive.name}' holds a link or a device ('{name}').", _ADVICE)
    if len(parts) > limits.depth:
        raise ArchiveError(f"'{archive.name}' nests folders {len(parts)} deep.", _ADVICE)
    if member.flag_bits & 0x1:
        raise ArchiveError(f"'{archive.name}' is encrypted.", _ADVICE)


def _is_of_a_model(name: str) -> bool:
    path = PurePosixPath(name)
    named = all(_COMPONENT.fullmatch(part) for part in path.parts)
    return named and (path.suffix.lower() in _SUFFIXES or path.name in _BARE)


def _write(opened: ZipFile, member: ZipInfo, folder: Path, at: tuple[int, int], progress: Progress) -> int:
    """Write one file; what it says of its size is a promise that is held against it."""
    done, total = at
    target = folder / PurePosixPath(member.filename)
    target.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size
    with opened.open(member) as source, target.open("xb") as out:
        while chunk := source.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise ArchiveError(f"'{member.filename}' is larger than the archive says.", _ADVICE)
            out.write(chunk)
            done += len(chunk)
            progress("unpack", done, total)
    return done
