"""Where the program keeps things: the user's folders, and how to point them elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

APP = "voice-coach"

#: Environment variables that move a folder; tests, portable installs and packagers need them.
DATA_VARIABLE = "COACH_DATA_DIR"
CACHE_VARIABLE = "COACH_CACHE_DIR"
LOG_VARIABLE = "COACH_LOG_DIR"


def data_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder of what the user would miss: models, packs, baselines.

    Parameters
    ----------
    environment : mapping
        Where `DATA_VARIABLE` may name another folder.

    Returns
    -------
    Path
        Not made yet.

    Examples
    --------
    >>> data_dir({"COACH_DATA_DIR": "somewhere"}).name
    'somewhere'
    """
    return _chosen(environment, DATA_VARIABLE) or platformdirs.user_data_path(APP, appauthor=False)


def cache_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder of what can be made again: compiled code, joined models, learnt baselines."""
    return _chosen(environment, CACHE_VARIABLE) or platformdirs.user_cache_path(APP, appauthor=False)


def log_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder of log files."""
    return _chosen(environment, LOG_VARIABLE) or platformdirs.user_log_path(APP, appauthor=False)


def _chosen(environment: Mapping[str, str], variable: str) -> Path | None:
    named = environment.get(variable, "")
    return Path(named).expanduser() if named else None
