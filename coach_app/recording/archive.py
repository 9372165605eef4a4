"""Makes the sound of a finished call small: one FLAC, compared sample by sample before the WAV files go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, Speaker
from audio.capture import Pcm
from audio.segments import SEGMENT, read_side, recorded_count, segment_files
from audio.wav import sync_folder
from coach_app.errors import AppError
from coach_app.recording.sessions import SOUND, SessionFolder

#: Samples at once: ten seconds.
_PIECE = 10 * RATE


class ArchiveError(AppError):
    """The small file could not be made; the WAV files are kept."""


def archive(folder: Path, speakers: Sequence[Speaker] | None = None, *, segment: int = SEGMENT) -> Path | None:
    """Put all sides of a session into `sound.flac` and remove its WAV files.

    Parameters
    ----------
    folder : Path
        The session's folder; nobody writes to its sound any more.
    speakers : sequence of Speaker or None
        Order of the channels; ``None`` for the manifest's. The shorter side ends in silence.
    segment : int
        Samples in a WAV file.

    Returns
    -------
    Path or None
        The FLAC file. Where one is already there, only what is left of the WAV files is removed.
        ``None`` where there is no sound: a FLAC file of no samples cannot be read.

    Raises
    ------
    ArchiveError
        When the disk is full or what was written does not read the same; the WAV files are kept.
    """
    done = folder / SOUND
    order = tuple(speakers) if speakers is not None else SessionFolder(folder).manifest.speakers
    if done.is_file():
        _finish(folder, order, segment, done)
        return done
    if _length(folder, order, segment) == 0:
        _remove_segments(folder, order)
        return None
    beside = folder / f".{SOUND}.new"
    try:
        _encode(folder, order, segment, beside)
        same = _same(folder, order, segment, beside)
    except (OSError, soundfile.LibsndfileError) as error:
        beside.unlink(missing_ok=True)
        raise ArchiveError(f"The sound could not be packed: {error}.", "Free some space; it is kept as WAV.") from error
    if not same:
        beside.unlink()
        raise ArchiveError("The packed sound does not read the same.", "Check the disk; it is kept as WAV.")
    beside.replace(done)
    sync_folder(folder)
    _finish(folder, order, segment, done)
    return done


def _finish(folder: Path, order: tuple[Speaker, ...], segment: int, done: Path) -> None:
    """Remove the WAV files that a compared FLAC holds; some may have gone before a crash."""
    try:
        packed = soundfile.info(str(done)).frames
    except soundfile.LibsndfileError as error:
        raise ArchiveError(
            f"The packed sound cannot be read: {error}.", "Check the disk; nothing was removed."
        ) from error
    if _length(folder, order, segment) > packed:
        raise ArchiveError("The session holds more sound than was packed.", "Keep both; nothing was removed.")
    _remove_segments(folder, order)


def _remove_segments(folder: Path, order: tuple[Speaker, ...]) -> None:
    for speaker in order:
        for file in segment_files(folder, speaker):
            file.unlink()


def _encode(folder: Path, order: tuple[Speaker, ...], segment: int, target: Path) -> None:
    with soundfile.SoundFile(
        str(target), "w", samplerate=RATE, channels=len(order), subtype="PCM_16", format="FLAC"
    ) as file:
        for start in range(0, _length(folder, order, segment), _PIECE):
            file.write(_rows(folder, order, segment, start))
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _same(folder: Path, order: tuple[Speaker, ...], segment: int, target: Path) -> bool:
    length = _length(folder, order, segment)
    with soundfile.SoundFile(str(target)) as file:
        if file.frames != length:
            return False
        return all(
            np.array_equal(file.read(_PIECE, dtype="int16", always_2d=True), _rows(folder, order, segment, start))
            for start in range(0, length, _PIECE)
        )


def _length(folder: Path, order: tuple[Speaker, ...], segment: int) -> int:
    return max(recorded_count(folder, speaker, segment) for speaker in order)


def _rows(folder: Path, order: tuple[Speaker, ...], segment: int, start: int) -> Pcm:
    count = min(_PIECE, _length(folder, order, segment) - start)
    sides = [read_side(folder, speaker, start, count, segment) for speaker in order]
    return np.stack([np.pad(side, (0, count - len(side))) for side in sides], axis=1)
