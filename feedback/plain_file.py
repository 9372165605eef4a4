"""Sees that what is to be read is a file: a pipe or a device in a pack would keep its reader waiting for ever."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def plain(path: Path) -> Path:
    """The same path, if opening it does not wait for anybody.

    Parameters
    ----------
    path : Path
        A file; a link to one will do. A folder is left to whoever reads it.

    Raises
    ------
    OSError
        If it is a pipe, a socket or a device, or is not there.

    Examples
    --------
    >>> plain(Path(__file__)).suffix
    '.py'
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return path
