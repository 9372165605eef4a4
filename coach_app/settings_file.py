"""Where settings are kept: one JSON file in the data folder, mended rather than refused.

A file that somebody edited badly must not keep the program from starting: what is right
in it is used, the file itself is set aside, and the window says so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coach_app.atomic_file import set_aside, write_atomically
from coach_app.settings import Settings

NAME = "settings.json"
SCHEMA = "coach.settings/1"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as they were found.

    Parameters
    ----------
    settings : Settings
        What to go by; the usual values where the file has none.
    set_aside : Path or None
        Where the file went that could not be used as it was.
    wrong : tuple of str
        Fields of it that could not be used; empty when nothing of it could.
    """

    settings: Settings
    set_aside: Path | None = None
    wrong: tuple[str, ...] = ()


def load_settings(data_dir: Path) -> Loaded:
    """Read the settings.

    Parameters
    ----------
    data_dir : Path
        The user's data folder.

    Returns
    -------
    Loaded
        The usual values when there is no file.
    """
    path = data_dir / NAME
    try:
        found = json.loads(path.read_text("utf-8"))
        if not isinstance(found, dict) or found.pop("schema", None) != SCHEMA:
            return Loaded(Settings(), set_aside(path))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError):
        return Loaded(Settings(), set_aside(path))
    # A newer version may have left a setting that this one does not know.
    known = {name: value for name, value in found.items() if name in Settings.model_fields}
    try:
        return Loaded(Settings.model_validate_json(json.dumps(known)))
    except ValidationError as mistakes:
        return _mended(path, known, mistakes)


def save_settings(data_dir: Path, settings: Settings) -> None:
    """Write the settings; the old ones stay until the new ones are safe."""
    content = {"schema": SCHEMA, **settings.model_dump(mode="json")}
    for name in ("silenced", "asked"):
        content[name] = sorted(content[name])
    content["silenced_by"] = [[person, sorted(kinds)] for person, kinds in content["silenced_by"]]
    write_atomically(data_dir / NAME, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _mended(path: Path, known: dict[str, Any], mistakes: ValidationError) -> Loaded:
    wrong = tuple(sorted({str(mistake["loc"][0]) for mistake in mistakes.errors()}))
    rest = {name: value for name, value in known.items() if name not in wrong}
    mended = Settings.model_validate_json(json.dumps(rest))
    aside = set_aside(path)
    save_settings(path.parent, mended)
    return Loaded(mended, aside, wrong)
