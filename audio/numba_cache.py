"""Keep what numba compiles in the user's cache, so that only the first start on a machine waits.

librosa's pitch tracker is compiled on first use: up to half a minute on a new machine. Its own
cache lies beside the package, which may be read-only and is not reused in a frozen program.
This module must be imported before librosa is; it sets an environment variable and makes the folder.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import MutableMapping
from pathlib import Path

from platformdirs import user_cache_path

_VARIABLE = "NUMBA_CACHE_DIR"


def use_user_cache(environment: MutableMapping[str, str] = os.environ, cache: Path | None = None) -> Path:
    """Point numba to the user's cache unless the user pointed it elsewhere.

    Where the cache cannot be written to, a folder of this process alone takes its place: librosa
    cannot even be imported when numba finds no folder, and a shared one would let others plant code.

    Parameters
    ----------
    environment : mutable mapping of str to str
        The variables to look at and to change.
    cache : Path or None
        The program's cache folder; ``None`` for the platform's usual one.

    Returns
    -------
    Path
        The folder in use.

    Examples
    --------
    >>> use_user_cache({"NUMBA_CACHE_DIR": "/elsewhere"}).name
    'elsewhere'
    """
    if chosen := environment.get(_VARIABLE):
        return Path(chosen)
    folder = (cache or user_cache_path("voice-coach", appauthor=False)) / "numba"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        folder = Path(tempfile.mkdtemp(prefix="voice-coach-numba-"))
    environment[_VARIABLE] = str(folder)
    return folder


use_user_cache()
