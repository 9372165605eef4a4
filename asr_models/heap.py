"""Gives memory that was let go back to the system, where the C library keeps it for itself."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> bool:
    """Ask the C library to return what is free; only glibc has such a call.

    Returns
    -------
    bool
        Whether there was anybody to ask.

    Examples
    --------
    >>> give_back() in (True, False)
    True
    """
    if not sys.platform.startswith("linux"):
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is None:
        return False
    trim(ctypes.c_size_t(0))
    return True
