"""Reads a part of a pack that is one model in one TOML file; what is wrong with it is told with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from feedback.lexicon_mistakes import Places
from feedback.mistake_words import cannot_read
from feedback.plain_file import plain

_Model = TypeVar("_Model", bound=BaseModel)


def read_model(
    path: Path, model: type[_Model], tables: Mapping[str, type[BaseModel]], mistakes: list[str]
) -> _Model | None:
    """Read a file.

    Parameters
    ----------
    path : Path
        The file.
    model : type
        What it holds.
    tables : mapping of str to type
        The models of its tables by their names, the file's own under an empty one: whose fields are meant.
    mistakes : list of str
        Taken further by every mistake that is found.

    Returns
    -------
    BaseModel or None
        ``None`` if it cannot be read or has mistakes.

    Examples
    --------
    >>> wrong: list[str] = []
    >>> read_model(Path("nowhere.toml"), BaseModel, {}, wrong), wrong
    (None, ['nowhere.toml is missing'])
    """
    data: dict[str, Any]
    try:
        text = plain(path).read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as why:
        mistakes.append(cannot_read(path.name, why))
        return None
    try:
        return model.model_validate(data)
    except ValidationError as why:
        places = Places(path.name, text)
        mistakes.extend(places.of(data, detail, tables) for detail in why.errors(include_url=False))
        return None
