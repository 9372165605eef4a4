"""A sound file as blocks of one speaker each at 16 kHz, read piece by piece whatever its length."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from audio.block import RATE, AudioBlock
from audio.channels import ChannelMap, channels_for
from audio.decoders import BrokenOffError, Decoder, Frames, PyAvDecoder, SoundfileDecoder
from audio.errors import EmptyFileError, RateOutOfRangeError, RateTooLowError
from audio.framing import Framer
from audio.header import Header, read_header
from audio.notice import Notice
from audio.resample import Resampler
from audio.survey import Survey

#: Rates that are read. Below 8 kHz a voice loses what tone and words are judged by.
MIN_RATE, MAX_RATE = 8_000, 384_000

#: Samples in a block unless asked otherwise: half a second.
BLOCK = RATE // 2


class SoundSource:
    """A sound file that passed its checks; iterate for its blocks, as often as you like.

    Iterating gives tuples with one `AudioBlock` for each of `speakers`, all of one length and
    start. All but the last are `block_samples` long; nothing of the sound is left out.

    Made by `open_sound`.

    Attributes
    ----------
    file : Path
        Where it is.
    duration_s : float
        Length in seconds. Of a file that is damaged further on, the length that could be read is
        known after a full iteration.
    speakers : tuple of Speaker
        Who is on it, in the order of the blocks.
    rate : int
        The file's own sampling rate in hertz; blocks always have 16 kHz.
    notices : list of Notice
        What the user should know. Remarks on the header at once, remarks on the samples once a
        full iteration has ended.
    """

    def __init__(
        self, file: Path, header: Header, decoder: Decoder, channels: ChannelMap, block_samples: int = BLOCK
    ) -> None:
        self.file = file
        self.rate = decoder.rate
        self.speakers = channels.speakers
        self._decoder = decoder
        self._channels = channels
        self._block = block_samples
        self._count = decoder.count()
        if self._count <= 0:
            raise EmptyFileError(f"{file.name} holds no sound.", "Record or copy it again.", file=str(file))
        self._opening = _header_notices(header, decoder, channels, self._count)
        self.notices = list(self._opening)

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self._count / self.rate

    def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
        survey = Survey(self.speakers, self.rate)
        framers = [Framer(self._block) for _ in self.speakers]
        start = 0
        broken: list[Notice] = []
        for sound in self._resampled(survey, broken):
            steps = [framer.feed(column) for framer, column in zip(framers, sound.T, strict=True)]
            for columns in zip(*steps, strict=True):
                yield self._blocks(columns, start)
                start += self._block
        tails = tuple(framer.finish() for framer in framers)
        if len(tails[0]):
            yield self._blocks(tails, start)
        self.notices = [*self._opening, *broken, *survey.notices()]

    def _resampled(self, survey: Survey, broken: list[Notice]) -> Iterator[Frames]:
        resampler = Resampler(self.rate, len(self.speakers))
        read = 0
        try:
            for chunk in self._decoder.chunks():
                read += len(chunk)
                yield resampler.feed(survey.feed(chunk[:, list(self._channels.positions)]))
        except BrokenOffError:
            self._count = max(1, read)
            text = f"The file is damaged at {read / self.rate:.1f} s; what came before was read."
            broken.append(Notice("broken_off", text))
        yield resampler.finish()

    def _blocks(self, columns: tuple[np.ndarray, ...], start: int) -> tuple[AudioBlock, ...]:
        return tuple(
            AudioBlock(speaker, np.ascontiguousarray(column), start)
            for speaker, column in zip(self.speakers, columns, strict=True)
        )


def open_sound(path: Path | str, channels: ChannelMap | None = None, *, block_samples: int = BLOCK) -> SoundSource:
    """Open a sound file for reading.

    Reads WAV (PCM, float, A-law, mu-law), FLAC, Ogg and MP3, and M4A, AAC and AMR where PyAV is
    installed, from 8 to 384 kHz.

    Parameters
    ----------
    path : Path or str
        The file.
    channels : ChannelMap or None
        Who is on which channel; ``None`` for agent, or agent and customer.
    block_samples : int
        Samples in a block at 16 kHz.

    Returns
    -------
    SoundSource

    Raises
    ------
    AudioError
        One of `audio.errors`: each says what is wrong and what to do.
    """
    file = Path(path)
    header = read_header(file)
    decoder: Decoder = PyAvDecoder(file) if header.container.needs_pyav else SoundfileDecoder(file)
    _check_rate(file, decoder.rate)
    return SoundSource(file, header, decoder, channels_for(decoder.channels, channels), block_samples)


def _check_rate(file: Path, rate: int) -> None:
    if rate < MIN_RATE:
        raise RateTooLowError(
            f"{file.name} has {rate} samples a second; a voice cannot be judged below {MIN_RATE}.",
            "Export the recording again at 8000 Hz or more.",
            file=str(file),
            rate=rate,
        )
    if rate > MAX_RATE:
        raise RateOutOfRangeError(
            f"{file.name} claims {rate} samples a second.", "Record or copy it again.", file=str(file), rate=rate
        )


def _header_notices(header: Header, decoder: Decoder, channels: ChannelMap, count: int) -> list[Notice]:
    found = []
    if header.missing_bytes:
        seconds = count / decoder.rate
        found.append(
            Notice(
                "truncated", f"The file breaks off: its header promises more than the {seconds:.1f} s that are there."
            )
        )
    unused = sorted(set(range(decoder.channels)) - set(channels.positions))
    if unused:
        names = ", ".join(str(i + 1) for i in unused)
        found.append(Notice("channel_unused", f"Not listened to: channel {names} of {decoder.channels}."))
    return found
