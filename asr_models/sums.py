"""Checksums of big files, room on the disk for them, and what to say when it cannot be written."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asr_models.errors import ModelError
from asr_models.progress import Progress, silent

#: Bytes read at a time: large enough for the disk, small enough for progress.
CHUNK = 1 << 20


def file_sum(path: Path, algorithm: str = "sha256", progress: Progress = silent) -> str:
    """Compute a file's checksum.

    Parameters
    ----------
    path : Path
        File to read.
    algorithm : str
        ``sha256`` or, for publishers who give no better, ``md5``.
    progress : callable
        Told how far it is.

    Returns
    -------
    str
        Hexadecimal digits.
    """
    total = path.stat().st_size
    digest = hashlib.new(algorithm, usedforsecurity=False)
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress("verify", done, total)
    return digest.hexdigest()


def folder_sums(folder: Path, progress: Progress = silent) -> dict[str, str]:
    """SHA-256 of every file below a folder, by relative path with forward slashes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): file_sum(path, progress=progress) for path in paths}


def need_room(folder: Path, wanted: int) -> None:
    """Refuse before writing what the disk cannot hold.

    Raises
    ------
    ModelError
        If fewer than `wanted` bytes are free where `folder` is or will be.
    """
    place = folder
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < wanted:
        raise ModelError(
            f"The disk of '{place}' has {free / 1e6:.0f} MB left, {wanted / 1e6:.0f} MB are needed.",
            "Free some space, or set COACH_DATA_DIR and COACH_CACHE_DIR to another disk.",
        )


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Say in one sentence when a folder cannot be written: rights, a full disk, a broken one.

    Raises
    ------
    ModelError
        Instead of any `OSError` inside.
    """
    try:
        yield
    except OSError as problem:
        raise ModelError(
            f"The folder '{folder}' cannot be written ({problem.strerror or problem}).",
            "Free or permit it, or set COACH_DATA_DIR and COACH_CACHE_DIR to other folders.",
        ) from problem
