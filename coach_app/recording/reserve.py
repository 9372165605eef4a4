"""A little room kept in each session's folder, given back when it ends: a full disk takes no last manifest away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

#: Name of the file that holds the room.
RESERVE: Final = ".reserve"

#: Bytes kept: a manifest is written beside the one it replaces, and the journal has a last line.
_BYTES: Final = 64 * 1024


def reserve(folder: Path) -> None:
    """Keep some room.

    Raises
    ------
    OSError
        If there is none.
    """
    # Random, so that no file system stores it smaller than it is.
    with (folder / RESERVE).open("wb") as file:
        file.write(os.urandom(_BYTES))
        file.flush()
        os.fsync(file.fileno())


def release(folder: Path) -> None:
    """Give the room back.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> reserve(folder)
    >>> release(folder)
    >>> list(folder.iterdir())
    []
    """
    (folder / RESERVE).unlink(missing_ok=True)
