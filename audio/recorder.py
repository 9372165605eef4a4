"""Writes a call: what each side's memory holds goes to its file as soon as it is there.

Sides may be at different places at any instant; what all of them have is what others are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import Final

from audio.block import RATE, Speaker
from audio.capture import Pcm
from audio.memory import SoundMemory
from audio.segments import SEGMENT, SideWriter, segment_files
from audio.wav import sync_handle

#: Seconds between two syncs: what a power cut may cost.
SYNC_S: Final = 1.0


class CallRecorder:
    """The files of one call.

    Parameters
    ----------
    folder : Path
        The session's folder.
    memories : mapping of Speaker to SoundMemory
        Each side's sound on the common clock; they are read here and filled by others.
    start : int
        Place at which the call began.
    executor : Executor
        Syncs beside the recording: a disk may take seconds.
    segment : int
        Samples in a file.

    Notes
    -----
    Files that are there already are gone on with, with silence up to what the memories hold.
    """

    def __init__(
        self,
        folder: Path,
        memories: Mapping[Speaker, SoundMemory],
        start: int,
        executor: Executor,
        segment: int = SEGMENT,
    ) -> None:
        self.folder = folder
        self.start = start
        self._memories = dict(memories)
        self._executor = executor
        self._writers = {speaker: SideWriter(folder, speaker, segment) for speaker in memories}
        self._syncing: Future[None] | None = None
        self._synced_ns = 0

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Sides that are written."""
        return tuple(self._writers)

    @property
    def written(self) -> int:
        """Samples that the files of all sides hold."""
        return min(writer.count for writer in self._writers.values())

    def count(self, speaker: Speaker) -> int:
        """Samples that a side's files hold."""
        return self._writers[speaker].count

    def write(self) -> None:
        """Append what has come.

        Raises
        ------
        OSError
            When there is no room; what fitted is kept.
        """
        for speaker, writer in self._writers.items():
            memory = self._memories[speaker]
            while (at := self.start + writer.count) < memory.end:
                # In parts: after a long sleep of the machine there may be hours of silence to write.
                writer.append(memory.read(at, min(memory.end, at + 10 * RATE)))

    def replace(self, speaker: Speaker, at: int, samples: Pcm) -> None:
        """Put late sound into its place where silence was written for it."""
        writer = self._writers.get(speaker)
        if writer is None or at - self.start >= writer.count:
            return
        skipped = max(0, self.start - at)
        writer.replace(at + skipped - self.start, samples[skipped:])

    def sync(self, now_ns: int) -> None:
        """Bring everything to the disk, once a second, beside the recording.

        Raises
        ------
        OSError
            What the last sync came upon.
        """
        if now_ns - self._synced_ns < SYNC_S * 1e9 or (self._syncing is not None and not self._syncing.done()):
            return
        self._synced_ns = now_ns
        self._wait()
        handles = [writer.prepare_sync() for writer in self._writers.values()]
        self._syncing = self._executor.submit(_sync, handles)

    def end(self, length: int | None = None) -> int:
        """Finish the files, without what lies behind `length`; return the length of the call in samples.

        A disk that is full or gone does not keep the files from being closed.
        """
        longest = max(writer.count for writer in self._writers.values())
        length = longest if length is None else max(0, min(length, longest))
        with suppress(OSError):  # closing tries once more
            self._wait()
        for writer in self._writers.values():
            # Where even that fails, the header is mended from the file's length when it is recovered.
            with suppress(OSError):
                writer.cut(length)
            with suppress(OSError):
                writer.close()
        return length

    def _wait(self) -> None:
        if self._syncing is not None:
            done, self._syncing = self._syncing, None
            done.result()


def finish_left(folder: Path, cut: int = 0, segment: int = SEGMENT) -> int:
    """Finish files whose recorder died, without the last `cut` samples; return the length of the call in samples."""
    writers = [SideWriter(folder, speaker, segment) for speaker in Speaker if segment_files(folder, speaker)]
    length = max(0, max((writer.count for writer in writers), default=0) - cut)
    for writer in writers:
        writer.cut(length)
        writer.close()
    return length


def _sync(handles: list[int]) -> None:
    for handle in handles:
        sync_handle(handle)
