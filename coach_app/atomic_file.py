"""Files that are either the old one or the new one, whatever happens in between.

A person's profile, settings and usual voice are small files written seldom. Each is
written beside itself and renamed; one that cannot be read is moved aside and kept.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from audio import wav


def write_atomically(path: Path, text: str) -> None:
    """Write a text file so that no reader ever sees a part of it, and no power cut leaves one.

    Parameters
    ----------
    path : Path
        The file; its folder is made if need be.
    text : str
        The whole content, written as UTF-8.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as beside:
            beside.write(text)
            beside.flush()
            os.fsync(beside.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def beside(path: Path) -> Path:
    """Where this thread writes a file before it takes the old one's place; what dead processes left there goes.

    Parameters
    ----------
    path : Path
        The file.
    """
    for left in path.parent.glob(f".{path.name}.*-*.new"):
        if not _runs(left.name.split(".")[-2].partition("-")[0]):
            left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.new")


def set_aside(path: Path) -> Path:
    """Move a file that cannot be used out of the way, and keep it.

    Returns
    -------
    Path
        Where it is now: beside its old place, ``.damaged`` or ``.damaged-2`` … at its end.
    """
    number, kept = 1, path.with_name(f"{path.name}.damaged")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{number}")
    path.rename(kept)
    return kept


def sync_folder(folder: Path) -> None:
    """Make a rename durable; where a folder cannot be synced the file system sees to it."""
    with suppress(OSError):
        wav.sync_folder(folder)


def _runs(process: str) -> bool:
    import psutil  # noqa: PLC0415 (seldom needed, and what starts first need not wait for it)

    return process.isdigit() and psutil.pid_exists(int(process))
