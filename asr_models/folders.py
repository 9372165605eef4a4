"""Where models are kept: the user's data folder, the cache for what can be made again."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

#: Name of the folders that belong to this program.
APP = "voice-coach"


def data_folder() -> Path:
    """Folder of what the user would miss; ``COACH_DATA_DIR`` overrides it.

    Returns
    -------
    Path
        Not necessarily existing.
    """
    return _override("COACH_DATA_DIR") or user_data_path(APP, appauthor=False)


def cache_folder() -> Path:
    """Folder of what can be made again; ``COACH_CACHE_DIR`` overrides it.

    Returns
    -------
    Path
        Not necessarily existing.
    """
    return _override("COACH_CACHE_DIR") or user_cache_path(APP, appauthor=False)


def models_folder() -> Path:
    """Folder into which models are installed."""
    return data_folder() / "models"


def search_folders() -> tuple[Path, ...]:
    """Folders whose subfolders may be models, the user's own first."""
    return (models_folder(), Path(__file__).parent / "models")


def _override(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value).expanduser().absolute() if value else None
