"""Keep what numba compiles in the user's cache, so that only the first start on a machine waits.

librosa's pitch tracker is compiled on first use: up to half a minute on a new machine. Its own
cache lies beside the package, which may be read-only and is not reused in a frozen program.
This module must be imported before librosa is; it sets an environment variable and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from platformdirs import user_cache_path

_VARIABLE = "NUMBA_CACHE_DIR"


def use_user_cache(environment: MutableMapping[str, str] = os.environ) -> Path:
    """Point numba to the user's cache unless the user pointed it elsewhere.

    Parameters
    ----------
    environment : mutable mapping of str to str
        The variables to look at and to change.

    Returns
    -------
    Path
        The folder in use. It is made by numba when there is something to keep.

    Examples
    --------
    >>> use_user_cache({"NUMBA_CACHE_DIR": "/elsewhere"}).name
    'elsewhere'
    """
    default = user_cache_path("voice-coach", appauthor=False) / "numba"
    return Path(environment.setdefault(_VARIABLE, str(default)))


use_user_cache()
