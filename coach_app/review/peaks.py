"""The waveform of a whole call in a few megabytes: lowest and highest sample of every hundredth of a second.

An hour of sound takes seconds to read, so it is read once, in a process of its own, and what
is drawn of it is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from audio.block import Speaker
from coach_app.child import in_child
from coach_app.errors import BadInputError
from coach_app.recording.sessions import SessionFolder

#: Name of the file in a session's folder. It can be made again, and goes with the session.
PEAKS: Final = "peaks.npz"
#: Seconds of sound behind one column of the finest overview: a twentieth of a syllable.
COLUMN_S: Final = 0.01

_SCHEMA: Final = "coach.peaks/1"
#: Seconds that are read at once, and that all of it may take.
_PART_S: Final = 60
_PATIENCE_S: Final = 300.0

Column = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """Lowest and highest sample of every `COLUMN_S`, in 127ths of full scale.

    Parameters
    ----------
    sides : dict of Speaker to numpy.ndarray [shape=(n, 2), dtype=int8]
        Lowest and highest, by speaker.
    """

    sides: dict[Speaker, Column]

    @property
    def duration_s(self) -> float:
        """Length of the sound."""
        return max((len(side) for side in self.sides.values()), default=0) * COLUMN_S

    def within(
        self, speaker: Speaker, start_s: float, end_s: float, columns: int
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float32]]:
        """What is drawn of a stretch: never more columns than were asked for, and no peak is lost.

        Parameters
        ----------
        speaker : Speaker
            Whose.
        start_s, end_s : float
            Call time.
        columns : int
            How many there is room for.

        Returns
        -------
        at_s : numpy.ndarray [shape=(m,)]
            Call time at which each column begins.
        extent : numpy.ndarray [shape=(m, 2), dtype=float32]
            Lowest and highest sample of it, in [-1, 1].
        """
        side = self.sides.get(speaker, np.zeros((0, 2), np.int8))
        first, last = max(0, int(start_s / COLUMN_S)), min(len(side), int(np.ceil(end_s / COLUMN_S)))
        if last <= first:
            return np.zeros(0), np.zeros((0, 2), np.float32)
        step = -(-(last - first) // max(1, columns))
        first -= first % step  # so that columns stay what they are while the stretch moves
        places = np.arange(first, last, step)
        part, offsets = side[first:last], places - first
        lowest = np.minimum.reduceat(part[:, 0], offsets)
        highest = np.maximum.reduceat(part[:, 1], offsets)
        extent: npt.NDArray[np.float32] = np.stack([lowest, highest], axis=1).astype(np.float32) / np.float32(127)
        return np.asarray(places * COLUMN_S, np.float64), extent


def peaks_of(folder: Path) -> Peaks:
    """The overview of a session, read from where it is kept or made and kept; takes seconds the first time.

    Parameters
    ----------
    folder : Path
        The session's.

    Raises
    ------
    BadInputError
        If there is no sound, or none that can be read.
    """
    kept = _kept(folder)
    if kept is not None:
        return kept
    sides = in_child(peaks_or_why, folder, patience_s=_PATIENCE_S)
    if isinstance(sides, tuple):
        raise BadInputError(*sides)
    made = Peaks(sides)
    _keep(folder, made)
    return made


def peaks_or_why(folder: Path) -> dict[Speaker, Column] | tuple[str, str]:
    """The work of the process: the overview, or what is wrong and what to do, since an error does not travel."""
    try:
        return make_peaks(folder)
    except BadInputError as error:
        return error.message, error.advice


def make_peaks(folder: Path) -> dict[Speaker, Column]:
    """Read a session's sound.

    Raises
    ------
    BadInputError
        If there is no sound, or none that can be read.
    """
    import soundfile  # noqa: PLC0415 (a decoder belongs into the process that reads)

    session = SessionFolder(folder)
    if session.sound is None:
        raise BadInputError(f"The session '{folder.name}' has no sound.", "Its words and flags can still be reviewed.")
    parts: list[npt.NDArray[np.int8]] = []
    try:
        with soundfile.SoundFile(str(session.sound)) as file:
            rate, long = file.samplerate, round(COLUMN_S * file.samplerate)
            while len(block := file.read(_PART_S * rate, dtype="int16", always_2d=True)):
                parts.append(_extremes(block, long))
    except (OSError, RuntimeError) as error:
        raise BadInputError(
            f"The sound of '{folder.name}' cannot be read.", "Copy its sound.flac back from a backup."
        ) from error
    whole = np.concatenate(parts) if parts else np.zeros((0, len(session.manifest.speakers), 2), np.int8)
    return {
        speaker: np.ascontiguousarray(whole[:, n])
        for n, speaker in enumerate(session.manifest.speakers)
        if n < whole.shape[1]
    }


def _extremes(block: npt.NDArray[np.int16], long: int) -> npt.NDArray[np.int8]:
    """Lowest and highest of each column of each channel [shape=(columns, channels, 2)]."""
    short = -len(block) % long
    sides: list[npt.NDArray[np.int16]] = []
    for n in range(block.shape[1]):  # side by side in memory numpy is fifteen times as fast
        even = np.pad(block[:, n], (0, short), mode="edge").reshape(-1, long)
        sides.append(np.stack([even.min(axis=1), even.max(axis=1)], axis=1))
    both = np.stack(sides, axis=1)
    return np.clip(np.round(both / 258.0), -127, 127).astype(np.int8)


def _kept(folder: Path) -> Peaks | None:
    """What is kept, unless it is of other sound."""
    sound = SessionFolder(folder).sound
    try:
        with np.load(folder / PEAKS, allow_pickle=False) as file:
            if str(file["schema"]) != _SCHEMA or sound is None or int(file["size"]) != sound.stat().st_size:
                return None
            return Peaks({speaker: file[speaker.value] for speaker in Speaker if speaker.value in file.files})
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _keep(folder: Path, peaks: Peaks) -> None:
    """Keep it for the next time; where the folder cannot be written it is made again then."""
    beside = folder / f".{PEAKS}.new"
    try:
        sound = SessionFolder(folder).sound
        size = 0 if sound is None else sound.stat().st_size
        sides: dict[str, Any] = {speaker.value: side for speaker, side in peaks.sides.items()}
        with beside.open("wb") as file:
            np.savez(file, schema=np.array(_SCHEMA), size=np.array(size), **sides)
        beside.replace(folder / PEAKS)
    except OSError:
        beside.unlink(missing_ok=True)
