"""Lets one writer at a time change a session that is there: two apps, or two threads of one.

The lock file lies beside the session's folder, never in it, so that it goes nowhere with the
session. The system gives it back when its process dies.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def lock_file(folder: Path) -> Path:
    """Where the lock of a session's folder lies; nobody lists it."""
    return folder.with_name(f".{folder.name}.lock")


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Wait for a session and hold it; whoever holds it may hold it again.

    Parameters
    ----------
    folder : Path
        The session's.

    Raises
    ------
    OSError
        If the lock cannot be made.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "a"
    >>> with held(folder), held(folder):
    ...     lock_file(folder).is_file()
    True
    """
    from filelock import FileLock  # noqa: PLC0415 (takes its time, and what starts first holds nothing)

    lock = FileLock(lock_file(folder.absolute()), is_singleton=True)
    with lock:
        try:
            yield
        finally:
            if lock.lock_counter == 1:
                # While it is held: whoever waits sees that its file is gone and makes another.
                with suppress(OSError):  # Windows removes it when it is given back
                    lock_file(folder).unlink(missing_ok=True)
