"""Which models this machine has: folders that hold one, and packages that carry one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from asr_models.catalog import Entry, catalog, did_you_mean
from asr_models.errors import ModelError, UnknownModelError
from asr_models.folders import cache_folder, search_folders

#: What must lie in a folder for an engine to open it.
REQUIRED = {
    "vosk": ("am/final.mdl", "conf/model.conf"),
    "whisper": ("model.bin", "config.json", "tokenizer.json"),
}
#: Written beside a model when it is installed: where it came from and its files' sums.
MANIFEST = "coach-model.json"

_LANGUAGE = re.compile(r"(?:^|[-_])(cn|zh|en|ko|ja|ru|de|fr|es|it|pt|nl|vn|hi|tr|uk|pl|cs|fa|ar)(?:[-_.]|$)")


class Source(StrEnum):
    """How a model came to be here."""

    FOLDER = "folder"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that can be opened.

    Parameters
    ----------
    id : str
        Catalogue name, or the folder's.
    engine : str
        ``vosk`` or ``whisper``.
    language : str
        Code such as ``zh``; ``multi`` hears several; empty if unknown.
    source : Source
        Folder or package.
    path : Path
        Folder to open. A joined model's folder may not exist before it is first opened.
    """

    id: str
    engine: str
    language: str
    source: Source
    path: Path

    def hears(self, language: str) -> bool:
        """Whether it is made for this language."""
        return self.language in (language, "multi")


def engine_of(folder: Path) -> str | None:
    """Which engine can open a folder, judged by the files it must hold; ``None`` if none can."""
    for engine, names in REQUIRED.items():
        if all((folder / name).is_file() for name in names):
            return engine
    return None


def missing_parts(folder: Path) -> list[str]:
    """Name the required files that a folder lacks, of the engine it comes closest to."""
    lacks = [[name for name in names if not (folder / name).is_file()] for names in REQUIRED.values()]
    return min(lacks, key=len)


def from_folder(folder: Path) -> Installed:
    """Recognise a model folder anywhere on this machine.

    Raises
    ------
    ModelError
        If the folder does not exist or lacks a model's parts.
    """
    advice = "Name a model that 'coach models list' shows, or a folder with an unpacked Vosk or Whisper model."
    if not folder.is_dir():
        raise ModelError(f"There is no model folder '{folder}'.", advice)
    engine = engine_of(folder)
    if engine is None:
        raise ModelError(f"The model folder '{folder}' lacks {' and '.join(missing_parts(folder))}.", advice)
    model_id = str(manifest(folder).get("id", folder.name))
    return Installed(model_id, engine, language_of(model_id, engine), Source.FOLDER, folder)


def installed(folders: Iterable[Path] | None = None) -> list[Installed]:
    """List every model on this machine, folders before packages, catalogue order inside.

    Parameters
    ----------
    folders : iterable of Path, optional
        Folders whose subfolders may be models; those of the design by default.
    """
    found = [
        from_folder(child)
        for folder in (search_folders() if folders is None else folders)
        for child in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if not child.name.startswith(".") and child.is_dir() and engine_of(child)
    ]
    order = {entry.id: place for place, entry in enumerate(catalog())}
    found.sort(key=lambda model: (order.get(model.id, len(order)), model.id))
    return found + [model for model in map(from_package, catalog()) if model]


def get(model_id: str) -> Installed:
    """Find an installed model by name.

    Raises
    ------
    UnknownModelError
        If none of this name is here.
    """
    models = installed()
    for model in models:
        if model.id == model_id:
            return model
    raise UnknownModelError(
        f"No model '{model_id}' is installed.", did_you_mean(model_id, [model.id for model in models])
    )


def from_package(entry: Entry) -> Installed | None:
    """Give the model that installed packages carry, or ``None`` where one is missing."""
    origins = [_package_folder(module) for module in entry.modules]
    if not origins or None in origins:
        return None
    if entry.folder is None or origins[0] is None:
        path = cache_folder() / "models" / entry.id
    elif engine_of(origins[0] / entry.folder[1]):
        path = origins[0] / entry.folder[1]
    else:
        return None
    return Installed(entry.id, entry.engine, entry.language, Source.PACKAGE, path)


def language_of(model_id: str, engine: str) -> str:
    """Tell a model's language from the catalogue, else from its name."""
    for entry in catalog():
        if entry.id == model_id:
            return entry.language
    if engine == "whisper":
        return "en" if model_id.endswith(".en") else "multi"
    match = _LANGUAGE.search(model_id)
    return "" if match is None else {"cn": "zh", "vn": "vi"}.get(match[1], match[1])


def manifest(folder: Path) -> dict[str, object]:
    """Read what was written when the model was installed; empty if nothing was."""
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _package_folder(module: str) -> Path | None:
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
