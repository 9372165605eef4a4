"""The finer contour of pitch: librosa's probabilistic YIN, for the stretch that somebody looks at closely.

It takes a good part of the time that the sound lasts, so it is computed tile by tile, in a
process of its own that stays warm, and every tile is kept.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from audio.block import Speaker
from coach_app.errors import BadInputError, MissingPartError
from coach_app.recording.sessions import SessionFolder

#: Name of the file in a session's folder. It can be made again, and goes with the session.
CONTOUR: Final = "contour.npz"
#: Seconds of one tile, and between two of its values.
TILE_S: Final = 10.0
STEP_S: Final = 0.01
#: Of which voices' pitch, hertz.
LOWEST_HZ, HIGHEST_HZ = 65.0, 500.0

#: Sound on either side of a tile, so that its ends are as good as its middle.
_AROUND_S: Final = 0.2
_FRAME: Final = 1024
_PATIENCE_S: Final = 120.0
_NICE: Final = 5

Column = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """The pitch of one speaker over `TILE_S`.

    Parameters
    ----------
    speaker : Speaker
        Whose.
    number : int
        Which tile of the call, from 0.
    pitch_hz : numpy.ndarray [shape=(n,), dtype=float32]
        A value every `STEP_S`; NaN where there is no voice.
    """

    speaker: Speaker
    number: int
    pitch_hz: Column

    @property
    def at_s(self) -> npt.NDArray[np.float64]:
        """Call time of each value."""
        return np.asarray(self.number * TILE_S + np.arange(len(self.pitch_hz)) * STEP_S, np.float64)


def tiles_over(start_s: float, end_s: float) -> range:
    """Numbers of the tiles over a stretch.

    Examples
    --------
    >>> list(tiles_over(9.0, 20.0)), list(tiles_over(10.0, 10.5))
    ([0, 1], [1])
    """
    return range(int(max(0.0, start_s) // TILE_S), max(0, int(np.ceil(end_s / TILE_S))))


def semitones(tile: Tile, about_hz: float | None) -> npt.NDArray[np.float64]:
    """Pitch of a tile about a speaker's median; about its own where that is not known.

    Examples
    --------
    >>> semitones(Tile(Speaker.AGENT, 0, np.array([100.0, 200.0, np.nan], np.float32)), 100.0)
    array([ 0., 12., nan])
    """
    pitch = tile.pitch_hz.astype(np.float64)
    voiced = pitch[np.isfinite(pitch)]
    if about_hz is None or about_hz <= 0:
        about_hz = float(np.median(voiced)) if len(voiced) else 1.0
    return np.asarray(12 * np.log2(pitch / about_hz), np.float64)


class Contours:
    """Makes tiles, one at a time, and keeps them. May be asked from any thread.

    The process starts with the first tile that is not kept; one that has died is started anew.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def tile(self, folder: Path, speaker: Speaker, number: int) -> Tile:
        """One tile of a session; takes seconds unless it is kept.

        Raises
        ------
        BadInputError
            If there is no sound, or none that can be read.
        MissingPartError
            If the process broke down.
        """
        with self._turn:
            kept = _kept(folder)
            name = f"{speaker.value}.{number}"
            if name not in kept:
                kept[name] = self._made(folder, speaker, number)
                _keep(folder, kept)
            return Tile(speaker, number, kept[name])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None

    def _made(self, folder: Path, speaker: Speaker, number: int) -> Column:
        pipe = self._begun()
        try:
            pipe.send((folder, speaker, number))
            answer = pipe.recv() if pipe.poll(_PATIENCE_S) else None
        except (EOFError, OSError) as error:
            self.close()
            raise MissingPartError(
                "The fine pitch of this stretch could not be computed.", "Look at another stretch, or try again."
            ) from error
        if answer is None:
            self.close()
            raise MissingPartError("The fine pitch of this stretch takes too long.", "Look at it again later.")
        if isinstance(answer, tuple):
            raise BadInputError(*answer)
        made: Column = answer
        return made

    def _begun(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=run_contours, args=(theirs,), name="contour", daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def run_contours(pipe: Connection) -> None:
    """Make what is asked for until the pipe closes; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    with suppress(AttributeError, OSError):
        os.nice(_NICE)  # whatever else goes on goes first; Windows has no such thing
    with suppress(EOFError, OSError):
        for folder, speaker, number in _asked(pipe):
            try:
                pipe.send(make_tile(folder, speaker, number))
            except BadInputError as error:
                pipe.send((error.message, error.advice))  # an error does not travel


def make_tile(folder: Path, speaker: Speaker, number: int) -> Column:
    """Pitch of a stretch of a session's sound.

    Raises
    ------
    BadInputError
        If there is no sound, or none that can be read.
    """
    samples, rate, early_s = _sound(folder, speaker, number)
    if len(samples) < _FRAME:
        return np.zeros(0, np.float32)
    import librosa  # noqa: PLC0415 (slow to load: where it works)

    hop = round(STEP_S * rate)
    pitch, _, _ = librosa.pyin(
        samples, fmin=LOWEST_HZ, fmax=HIGHEST_HZ, sr=rate, frame_length=_FRAME, hop_length=hop, fill_na=np.nan
    )
    first = round(early_s / STEP_S)
    made: Column = np.asarray(pitch[first : first + round(TILE_S / STEP_S)], np.float32)
    return made


def _asked(pipe: Connection) -> Iterator[tuple[Path, Speaker, int]]:
    while True:
        yield pipe.recv()


def _sound(folder: Path, speaker: Speaker, number: int) -> tuple[Column, int, float]:
    """Sound of a tile with some around it, its rate, and how much of it lies before the tile."""
    import soundfile  # noqa: PLC0415 (a decoder belongs into the process that reads)

    session = SessionFolder(folder)
    speakers = session.manifest.speakers
    if session.sound is None or speaker not in speakers:
        raise BadInputError(f"The session '{folder.name}' has no sound.", "Its words and flags can still be reviewed.")
    early_s = min(_AROUND_S, number * TILE_S)
    try:
        with soundfile.SoundFile(str(session.sound)) as file:
            file.seek(min(file.frames, round((number * TILE_S - early_s) * file.samplerate)))
            rows = file.read(round((early_s + TILE_S + _AROUND_S) * file.samplerate), dtype="float32", always_2d=True)
            return rows[:, min(speakers.index(speaker), rows.shape[1] - 1)], file.samplerate, early_s
    except (OSError, RuntimeError) as error:
        raise BadInputError(
            f"The sound of '{folder.name}' cannot be read.", "Copy its sound.flac back from a backup."
        ) from error


def _kept(folder: Path) -> dict[str, Column]:
    try:
        with np.load(folder / CONTOUR, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _keep(folder: Path, tiles: dict[str, Column]) -> None:
    """Keep them for the next time; where the folder cannot be written they are made again then."""
    beside = folder / f".{CONTOUR}.new"
    try:
        with beside.open("wb") as file:
            np.savez(file, **tiles)  # type: ignore[arg-type]
        beside.replace(folder / CONTOUR)
    except OSError:
        beside.unlink(missing_ok=True)
