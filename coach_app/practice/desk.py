"""Two tracks of sound that are laid while they are being heard: what is put ahead of now is heard when its time comes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.pcm import to_pcm
from audio.span import Span, to_samples, to_seconds

#: A step of the simulated clock, in samples.
STEP = RATE // 10


class Desk:
    """The sound of a call that goes on, in steps.

    Parameters
    ----------
    speakers : tuple of Speaker
        In the order of the channels.

    Examples
    --------
    >>> desk = Desk((Speaker.AGENT, Speaker.CUSTOMER))
    >>> desk.put(Speaker.AGENT, 0.05, np.full(160, 0.5, np.float32))
    Span(start_s=0.05, end_s=0.06)
    >>> [float(block.samples.max()) for block in desk.step()]
    [0.5, 0.0]
    """

    def __init__(self, speakers: tuple[Speaker, ...]) -> None:
        self._speakers = speakers
        self._ahead: Mapping[Speaker, list[tuple[int, Samples]]] = {speaker: [] for speaker in speakers}
        self._next = 0
        self._steps: list[npt.NDArray[np.int16]] = []

    @property
    def now_s(self) -> float:
        """Call time up to which sound was heard."""
        return to_seconds(self._next, RATE)

    @property
    def pcm(self) -> npt.NDArray[np.int16]:
        """All sound so far, a column a speaker."""
        return np.concatenate(self._steps) if self._steps else np.zeros((0, len(self._speakers)), np.int16)

    def put(self, speaker: Speaker, at_s: float, sound: Samples) -> Span:
        """Lay a sound; what of it lies before now is lost. Gives its first to its last sample."""
        start = max(0, to_samples(at_s, RATE))
        self._ahead[speaker].append((start, sound))
        return Span(to_seconds(start, RATE), to_seconds(start + len(sound), RATE))

    def step(self) -> tuple[AudioBlock, ...]:
        """The next step of all speakers, as it will be kept: in 16 bits."""
        columns = [self._mixed(speaker) for speaker in self._speakers]
        pcm = to_pcm(np.stack(columns, axis=1))
        self._steps.append(pcm)
        heard = pcm.astype(np.float32) / np.float32(32768.0)
        start, self._next = self._next, self._next + STEP
        pairs = zip(self._speakers, heard.T, strict=True)
        return tuple(AudioBlock(speaker, np.ascontiguousarray(column), start) for speaker, column in pairs)

    def _mixed(self, speaker: Speaker) -> Samples:
        first, last = self._next, self._next + STEP
        step = np.zeros(STEP, np.float32)
        for start, sound in self._ahead[speaker]:
            begin, end = max(first, start), min(last, start + len(sound))
            if begin < end:
                step[begin - first : end - first] += sound[begin - start : end - start]
        return step
