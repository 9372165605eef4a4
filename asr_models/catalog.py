"""The list of models that can be installed by name, with what is needed to trust them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from asr_models.errors import UnknownModelError

#: A file inside an installed package: import name and path.
PackageFile = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One model of the catalogue.

    Parameters
    ----------
    id : str
        Its name, and the name of its folder once installed.
    engine : str
        ``vosk`` or ``whisper``.
    language : str
        Code such as ``zh``; ``multi`` hears several.
    licence : str
        SPDX name.
    url : str
        Archive to download; empty where there is none.
    bytes : int or None
        Size of the archive or of the joined file.
    sha256, md5 : str
        Sums of the same; empty where the publisher gives none.
    packages : tuple of str
        Python packages that hold the model.
    folder : PackageFile or None
        Where the model lies unpacked inside a package.
    joined : str
        File that is made from `parts`; empty where nothing is joined.
    parts, copies : tuple of PackageFile
        What is joined in order, and what is copied beside it.
    error_rates : dict of str to float
        Test set to error rate in per cent, as published.
    note : str
        One sentence for the user.
    """

    id: str
    engine: str
    language: str
    licence: str
    url: str = ""
    bytes: int | None = None
    sha256: str = ""
    md5: str = ""
    packages: tuple[str, ...] = ()
    folder: PackageFile | None = None
    joined: str = ""
    parts: tuple[PackageFile, ...] = ()
    copies: tuple[PackageFile, ...] = ()
    error_rates: dict[str, float] = field(default_factory=dict)
    note: str = ""

    @property
    def modules(self) -> tuple[str, ...]:
        """Import names of the packages that hold it."""
        folder = (self.folder,) if self.folder else ()
        return tuple(dict.fromkeys(module for module, _ in (*self.parts, *self.copies, *folder)))


@cache
def catalog() -> tuple[Entry, ...]:
    """Read the catalogue that comes with the program.

    Returns
    -------
    tuple of Entry
        In the order in which they are recommended.
    """
    text = (files("asr_models") / "catalog.toml").read_text(encoding="utf-8")
    return tuple(_entry(item) for item in tomllib.loads(text)["model"])


def find(model_id: str) -> Entry:
    """Look a model up by name.

    Raises
    ------
    UnknownModelError
        If there is none of this name; the sentence names a similar one.

    Examples
    --------
    >>> find("vosk-model-small-cn-0.22").language
    'zh'
    """
    for entry in catalog():
        if entry.id == model_id:
            return entry
    raise UnknownModelError(f"No model '{model_id}' is known.", did_you_mean(model_id, [e.id for e in catalog()]))


def did_you_mean(name: str, known: list[str]) -> str:
    """Say what may have been meant, or where to look."""
    close = get_close_matches(name, known, n=1)
    listing = "'coach models list' shows what there is."
    return f"Did you mean '{close[0]}'? {listing}" if close else listing


def _entry(item: dict[str, Any]) -> Entry:
    """Turn the lists of a TOML table into tuples; everything else is what `Entry` takes."""
    folder = item.get("folder")
    lists: dict[str, Any] = {key: tuple(map(tuple, item.get(key, ()))) for key in ("parts", "copies")}
    lists["packages"] = tuple(item.get("packages", ()))
    lists["folder"] = tuple(folder) if folder else None
    return Entry(**(item | lists))
