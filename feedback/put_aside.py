"""What of a long call is seldom asked for again: laid into a file without a name, so that memory stays flat.

The file is gone with the call, and with the process however that ends. A call is worth more
than the room it takes: where the disk takes no more, what is put aside stays in memory.
"""

from __future__ import annotations

import logging
import tempfile
import weakref
from array import array
from pathlib import Path
from typing import BinaryIO, cast

log = logging.getLogger(__name__)


class PutAside:
    """Pieces of bytes, each to be had again by its number.

    Parameters
    ----------
    folder : Path or None
        In which the file lies; ``None`` to keep all in memory, which is quicker for a call that is
        judged as fast as it goes.

    Examples
    --------
    >>> aside = PutAside(Path(tempfile.gettempdir()))
    >>> number = aside.put(b"an old minute")
    >>> aside.get(number), aside.nbytes
    (b'an old minute', 0)
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._file: BinaryIO | None = None
        self._ends = array("q", [0])  # where each piece ends; one that stayed in memory has no length
        self._here: dict[int, bytes] = {}

    @property
    def nbytes(self) -> int:
        """Bytes of pieces that are in memory."""
        return sum(map(len, self._here.values()))

    def put(self, piece: bytes) -> int:
        """Put a piece aside and give its number."""
        number, end = len(self._ends) - 1, self._ends[-1]
        if self._folder is None or not self._written(piece, end, self._folder):
            self._here[number] = piece
            self._ends.append(end)
        else:
            self._ends.append(end + len(piece))
        return number

    def get(self, number: int) -> bytes:
        """A piece as it was put.

        Raises
        ------
        OSError
            If the disk does not give back what it took.
        """
        if number in self._here:
            return self._here[number]
        file, start = cast("BinaryIO", self._file), self._ends[number]
        file.seek(start)
        piece = file.read(self._ends[number + 1] - start)
        if len(piece) < self._ends[number + 1] - start:
            raise OSError("what was put aside of a call is cut short")
        return piece

    def _written(self, piece: bytes, at: int, folder: Path) -> bool:
        try:
            if self._file is None:
                self._file = cast("BinaryIO", tempfile.TemporaryFile(buffering=0, dir=folder))  # noqa: SIM115
                weakref.finalize(self, self._file.close)
            self._file.seek(at)
            return self._file.write(piece) == len(piece)
        except OSError as error:
            log.info("an old part of the call stays in memory: %s", error)
            return False
