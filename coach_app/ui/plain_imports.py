"""Takes PySide's hand off Python's imports, which other threads need while the window already lives.

PySide puts a function of its own in the place of ``__import__``, for a way to switch on names that nobody here uses.
It reads the source of every module that is imported afterwards, a quarter of the time that loading takes; and where
two threads load at once it asks a module for a name in the middle of its loading. pydantic answers that with an
`ImportError`, and the window stayed without its settings.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Import from here on as before PySide's reading; does nothing where Qt is not loaded or reads nothing."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
