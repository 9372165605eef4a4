"""Writes a WAV file that is readable at any instant, however its writer ends.

Sound is handed to the system as it comes, so a killed process loses nothing that it wrote;
header and disk are brought up to date by `WavWriter.sync`. A header that was left behind is
mended from the file's length, which is the truth.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from audio.block import RATE
from audio.capture import Pcm

#: Bytes before the first sample.
HEADER: Final = 44

_BYTES: Final = 2

#: Where the platform can sync data without the file's times, that is all that is needed.
_sync_data = getattr(os, "fdatasync", os.fsync)


def wav_header(count: int) -> bytes:
    """Header of a mono file of `count` 16-bit samples at 16 kHz.

    Examples
    --------
    >>> len(wav_header(16000)), wav_header(0)[:4]
    (44, b'RIFF')
    """
    size = count * _BYTES
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * _BYTES, _BYTES, 8 * _BYTES)
    return struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE") + form + struct.pack("<4sI", b"data", size)


def wav_count(path: Path) -> int:
    """Whole samples that a file of ours holds by its length, whatever its header says."""
    try:
        return max(0, path.stat().st_size - HEADER) // _BYTES
    except FileNotFoundError:
        return 0


def read_wav(path: Path, start: int, count: int) -> Pcm:
    """Up to `count` samples from sample `start` on [shape=(n,), dtype=int16]; works while the file grows."""
    with path.open("rb") as file:
        file.seek(HEADER + start * _BYTES)
        data = file.read(count * _BYTES)
    return np.frombuffer(data[: len(data) // _BYTES * _BYTES], "<i2").astype(np.int16, copy=False)


def mend_wav(path: Path) -> int:
    """Make the header say what the file holds, and leave its time of change: it says when the writer ended.

    Returns
    -------
    int
        Samples that can be read.
    """
    before = path.stat()
    count = wav_count(path)
    with path.open("r+b") as file:
        if before.st_size >= HEADER and file.read(HEADER) == wav_header(count):
            return count
        file.seek(0)
        file.write(wav_header(count))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return count


def sync_handle(handle: int) -> None:
    """Bring a file to the disk and give its handle back."""
    try:
        _sync_data(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of files to the disk, where the system knows such a thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class WavWriter:
    """One growing mono file of 16-bit samples at 16 kHz.

    Parameters
    ----------
    path : Path
        Made if it is not there; otherwise sound is added to its whole samples.

    Attributes
    ----------
    count : int
        Samples in the file.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "agent-0001.wav"
    >>> writer = WavWriter(file)
    >>> writer.append(np.arange(160, dtype=np.int16))
    >>> len(read_wav(file, 0, 1000))
    160
    >>> writer.close()
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = wav_count(path)
        # Unbuffered: what was appended can be read by others, and survives this process.
        is_new = not path.exists()
        self._file: BinaryIO = path.open("x+b" if is_new else "r+b", buffering=0)
        if is_new:
            sync_folder(path.parent)
        try:
            self._write(0, wav_header(self.count))
            self._file.truncate(HEADER + self.count * _BYTES)
        except OSError:
            self._file.close()
            raise

    def append(self, samples: Pcm) -> None:
        """Write samples to the end.

        Raises
        ------
        OSError
            When there is no room; the samples that fitted are in the file and in `count`.
        """
        try:
            self._write(HEADER + self.count * _BYTES, np.ascontiguousarray(samples, "<i2").tobytes())
        finally:
            self.count = wav_count(self.path)

    def replace(self, start: int, samples: Pcm) -> None:
        """Write over samples that are in the file."""
        inside = samples[: max(0, self.count - start)]
        self._write(HEADER + start * _BYTES, np.ascontiguousarray(inside, "<i2").tobytes())

    def cut(self, count: int) -> None:
        """Leave out what lies from sample `count` on."""
        if count < self.count:
            self._file.truncate(HEADER + count * _BYTES)
            self.count = count

    def sync(self) -> None:
        """Bring the header up to date and everything to the disk."""
        sync_handle(self.prepare_sync())

    def prepare_sync(self) -> int:
        """Bring the header up to date; what is returned goes to `sync_handle`, in any thread."""
        self._write(0, wav_header(self.count))
        return os.dup(self._file.fileno())

    def close(self) -> None:
        """Sync and close; a full disk does not keep it from closing. Does nothing to one that is closed."""
        if self._file.closed:
            return
        try:
            self.sync()
        finally:
            self._file.close()

    def _write(self, at: int, data: bytes) -> None:
        self._file.seek(at)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
