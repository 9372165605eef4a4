"""Sound as a worker takes it: as far as it may be read, one step at a time, without what bled into it.

A recording and the folder of a call that still grows look the same from here on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Protocol

from audio.bleed import BleedFilter
from audio.block import AudioBlock, Speaker
from audio.growing import GrowingSound
from audio.lane import STEP
from audio.notice import Notice
from audio.source import SoundSource, open_sound
from coach_app.worker_messages import Listen

Blocks = tuple[AudioBlock, ...]


class Growing(Protocol):
    """Sound of which more and more may be read (`audio.growing.GrowingSound`)."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is on it."""

    def read(self, until_sample: int) -> Iterator[Blocks]:
        """Further blocks that end at or before a sample."""

    def finish(self) -> Iterator[Blocks]:
        """The rest, whose last block may be shorter."""


class Hearing:
    """The sound of one call, read as it is allowed.

    Parameters
    ----------
    sound : Growing
        Where it comes from.
    source : SoundSource or None
        The recording behind it, which makes remarks of its own.
    """

    def __init__(self, sound: Growing, source: SoundSource | None = None) -> None:
        self._sound = sound
        self._source = source
        self._filter = BleedFilter()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who can be heard."""
        return self._sound.speakers

    @property
    def notices(self) -> Sequence[Notice]:
        """What there is to say about the sound so far."""
        return (*(self._source.notices if self._source else ()), *self._filter.notices)

    @property
    def over(self) -> bool:
        """All of a recording was read. A call that grows is over when its recorder says so."""
        return isinstance(self._sound, WholeFile) and self._sound.over

    def read(self, until_sample: int) -> Iterator[Blocks]:
        """Further blocks that end at or before a sample; where the filter keeps a step back, that much less."""
        return filter(None, map(self._filter.feed, self._sound.read(until_sample)))

    def finish(self) -> Iterator[Blocks]:
        """The rest."""
        for blocks in self._sound.finish():
            if due := self._filter.feed(blocks):
                yield due
        if rest := self._filter.finish():
            yield rest


class WholeFile:
    """A recording that is read as if it grew.

    Parameters
    ----------
    source : SoundSource
        Opened to give blocks of `audio.lane.STEP`.

    Attributes
    ----------
    over : bool
        Its last block was given.
    """

    def __init__(self, source: SoundSource) -> None:
        self.over = False
        self._source = source
        self._blocks = iter(source)
        self._next: Blocks | None = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is on it."""
        return self._source.speakers

    def read(self, until_sample: int) -> Iterator[Blocks]:
        """Further blocks that end at or before a sample."""
        while (blocks := self._next or next(self._blocks, None)) is not None:
            self._next = blocks
            if blocks[0].end > until_sample:
                return
            self._next = None
            yield blocks
        self.over = True

    def finish(self) -> Iterator[Blocks]:
        """The rest."""
        return chain([self._next] if self._next else [], self._blocks)


def hearing_of(listen: Listen) -> Hearing:
    """Open what a worker is to hear.

    Raises
    ------
    AudioError
        If it cannot be heard.
    """
    if listen.growing:
        return Hearing(GrowingSound(listen.file, listen.growing, STEP))
    source = open_sound(listen.file, listen.channels, block_samples=STEP)
    return Hearing(WholeFile(source), source)
