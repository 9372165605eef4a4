"""Read a checked sound file piece by piece: libsndfile where it can, FFmpeg (PyAV) for M4A.

A decoder gives float frames at the file's own rate and never holds more than a piece of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Protocol

import numpy as np
import numpy.typing as npt
import soundfile

from audio.errors import DecoderMissingError, NotASoundError

Frames = npt.NDArray[np.float32]

#: Seconds read at once; bounds the memory whatever the file's length.
CHUNK_S = 0.5

#: Lengths from here on mean that the header does not say: a FLAC written to a pipe, for one.
_UNKNOWN = 2**48

#: What soundfile raises on damage.
_FAILURES = (soundfile.SoundFileError, RuntimeError)


class Decoder(Protocol):
    """A sound file being read."""

    rate: int
    channels: int

    def count(self) -> int:
        """Frames in the file."""

    def chunks(self) -> Iterator[Frames]:
        """Frames from the start: float32 arrays of shape (n, channels).

        Raises
        ------
        BrokenOffError
            Where the file is damaged; what came before stands.
        """


class BrokenOffError(Exception):
    """The decoder met damage in the middle of a file."""


class SoundfileDecoder:
    """WAV, FLAC, Ogg and MP3 through libsndfile.

    Parameters
    ----------
    path : Path
        A file whose header was checked.

    Raises
    ------
    NotASoundError
        If libsndfile cannot open it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with soundfile.SoundFile(str(path)) as sound:
                self.rate = int(sound.samplerate)
                self.channels = int(sound.channels)
                self._promised = int(sound.frames)
        except _FAILURES as error:
            raise _damaged(path) from error

    def count(self) -> int:
        """Frames in the file; counted by decoding where the header does not say."""
        if self._promised < _UNKNOWN:
            return self._promised
        return sum(len(chunk) for chunk in self.chunks())

    def chunks(self) -> Iterator[Frames]:
        """Frames from the start, `CHUNK_S` at a time."""
        read = 0
        size = max(1, round(CHUNK_S * self.rate))
        while True:
            try:
                for chunk in self._pieces(read, size):
                    read += len(chunk)
                    yield chunk
            except _FAILURES as error:
                # A read that fails takes what was good of it along: fetch that in ever smaller pieces.
                size //= 2
                if size == 0 and self._promised < _UNKNOWN:
                    raise BrokenOffError from error
                if size == 0:  # where no length is promised, libsndfile calls the end itself an error
                    return
            else:
                return

    def _pieces(self, start: int, size: int) -> Iterator[Frames]:
        with soundfile.SoundFile(str(self._path)) as sound:
            if start:
                sound.seek(start)
            while len(chunk := sound.read(size, dtype="float32", always_2d=True)):
                yield chunk


class PyAvDecoder:
    """M4A, AAC and AMR through FFmpeg.

    Parameters
    ----------
    path : Path
        A file whose header was checked.

    Raises
    ------
    DecoderMissingError
        If PyAV is not installed.
    NotASoundError
        If FFmpeg finds no sound in it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._av = _import_av(path)
        try:
            with self._av.open(str(path), metadata_errors="ignore") as container:
                context = container.streams.audio[0].codec_context
        except (self._av.FFmpegError, IndexError) as error:
            raise _damaged(path) from error
        if context is None:  # a codec that FFmpeg does not know
            raise _damaged(path)
        self.rate = int(context.sample_rate)
        self.channels = int(context.channels)

    def count(self) -> int:
        """Frames in the file, counted by decoding: containers round durations and hide priming."""
        total = 0
        try:
            for chunk in self.chunks():
                total += len(chunk)
        except BrokenOffError:
            pass
        return total

    def chunks(self) -> Iterator[Frames]:
        """Frames from the start, a codec frame at a time."""
        try:
            with self._av.open(str(self._path), metadata_errors="ignore") as container:
                stream = container.streams.audio[0]
                layout = stream.codec_context.layout.name
                convert = self._av.AudioResampler(format="fltp", layout=layout, rate=self.rate)
                for frame in container.decode(stream):
                    for even in convert.resample(frame):
                        yield np.ascontiguousarray(even.to_ndarray().T, np.float32)
        except self._av.FFmpegError as error:
            raise BrokenOffError from error


def _import_av(path: Path) -> ModuleType:
    try:
        return importlib.import_module("av")
    except ImportError as error:
        raise DecoderMissingError(
            f"Reading {path.name} (M4A, AAC, AMR) needs a package that is not installed.",
            'Install the extra: pip install "voice-coach[whisper]", or convert the file to WAV.',
            file=str(path),
        ) from error


def _damaged(path: Path) -> NotASoundError:
    return NotASoundError(
        f"{path.name} is damaged: its sound cannot be decoded.", "Record or copy it again.", file=str(path)
    )
