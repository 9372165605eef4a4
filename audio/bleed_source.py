"""A recording without what bled into the agent's channel; otherwise the recording itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audio.bleed import BleedFilter
from audio.block import AudioBlock, Speaker
from audio.notice import Notice
from audio.source import SoundSource


class CleanSource:
    """Iterate for the blocks of a recording, cleaned; as often as you like.

    Parameters
    ----------
    source : SoundSource
        The recording; its blocks must be whole multiples of `audio.lane.STEP`.
    """

    def __init__(self, source: SoundSource) -> None:
        self._source = source
        self._bleed: tuple[Notice, ...] = ()

    @property
    def file(self) -> Path:
        """Where it is."""
        return self._source.file

    @property
    def rate(self) -> int:
        """The file's own sampling rate in hertz."""
        return self._source.rate

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is on it."""
        return self._source.speakers

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self._source.duration_s

    @property
    def notices(self) -> list[Notice]:
        """What the user should know; all of it once a full iteration has ended."""
        return [*self._source.notices, *self._bleed]

    def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
        clean = BleedFilter()
        for blocks in self._source:
            due = clean.feed(blocks)
            self._bleed = clean.notices
            if due:
                yield due
        if rest := clean.finish():
            yield rest
