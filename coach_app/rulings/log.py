"""The rulings of one session on disk: lines that are only ever added."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from errno import ENOENT
from pathlib import Path

from coach_app.line_file import append_line, lines
from coach_app.rulings.entry import Entry, entry_of, plain

log = logging.getLogger(__name__)

#: Name of the file in a session's folder.
FILE = "rulings.jsonl"


class RulingLog:
    """What was written about a session.

    Parameters
    ----------
    folder : Path
        The session's.

    Examples
    --------
    >>> import tempfile
    >>> from coach_app.rulings.entry import Comment
    >>> written = RulingLog(Path(tempfile.mkdtemp()))
    >>> written.add(Comment(at_s=12.0, text="语气很稳", author="培训"))
    >>> [entry.text for entry in written.entries()]
    ['语气很稳']
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @property
    def path(self) -> Path:
        """The file; it is there once something was written."""
        return self._path

    def add(self, entry: Entry) -> None:
        """Write an entry and see it safe on disk.

        Raises
        ------
        OSError
            If it cannot be written, or the session is gone; nothing is lost of what was there.
        """
        if not self._path.parent.is_dir():  # deleted meanwhile: it is not to come back with this entry alone
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(self._path.parent))
        append_line(self._path, plain(entry))

    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of their time, each once; what cannot be read is left out and stays in the file."""
        return _in_order(_read(self._path))

    def merge(self, other: Path, *, unless: Callable[[Entry], bool] = lambda _: False) -> int:
        """Take what another copy of the session has and this one has not.

        Parameters
        ----------
        other : Path
            Its file, or one that is not there.
        unless : callable
            Says of which entries none is taken.

        Returns
        -------
        int
            How many entries came.
        """
        known = {entry.id for entry in self.entries()}
        new = [entry for entry in _in_order(_read(other)) if entry.id not in known and not unless(entry)]
        for entry in new:
            self.add(entry)
        return len(new)


def _read(path: Path) -> Iterable[Entry]:
    for record in lines(path):
        try:
            yield entry_of(record)
        except ValueError:
            log.info("an entry of %s is not understood and left alone", path.name)


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    once = {entry.id: entry for entry in entries}
    return tuple(sorted(once.values(), key=lambda entry: (entry.at, entry.id)))
