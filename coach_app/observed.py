"""Everything that the lanes observed of a call, as it lies in the session's folder: judging anew needs no sound.

``voice.npz`` holds the measured voices and how far each lane was settled when, ``words.json``
what was heard (uncorrected), ``baseline.json`` the usual voice that the call was judged by,
where there was one. Numbers are kept as they are, so that the same rules find the same again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import numpy as np
import numpy.typing as npt

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.wav import sync_folder
from coach_app.atomic_file import write_atomically
from coach_app.errors import AppError
from coach_app.heard_words import WordsFormatError, read_words, write_words
from coach_app.replayed import by_steps, replayed
from feedback.baseline import Baseline
from feedback.errors import BaselineError
from feedback.timeline import Observation, Timeline

#: Files in a session's folder.
VOICE: Final = "voice.npz"
WORDS: Final = "words.json"
BASELINE: Final = "baseline.json"

_SCHEMA: Final = "coach.voice/1"
_COLUMNS: Final = tuple(f.name for f in fields(ProsodyFrames) if f.name not in ("speaker", "first"))
_NUMBERS: Final = frozenset({"f0_hz", "periodicity", "level_db"})

#: Bytes of unpacked voices at most: a day of both speakers takes two thirds of it.
_MOST: Final = 512 << 20


class ObservedError(AppError):
    """What was observed of a call is not there or cannot be read."""


@dataclass(frozen=True, slots=True)
class FailedLane:
    """A lane that was lost on the way.

    Parameters
    ----------
    track : Track
        Which.
    at_s : float
        Call time from which the call went on without it.
    reason, advice : str
        What was said of it.
    """

    track: Track
    at_s: float
    reason: str
    advice: str


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """What the lanes observed of one call.

    Parameters
    ----------
    speakers : tuple of Speaker
        Who was heard.
    tracks : frozenset of Track
        Lanes that there were.
    voices : mapping of Speaker to ProsodyFrames
        All rows of each speaker.
    utterances : tuple of Utterance
        Final words of all speakers.
    hearings : tuple of Hearing
        Provisional words of all speakers.
    steps : tuple of Settled
        How far each lane was settled, in each lane's own order.
    failed : tuple of FailedLane
        Lanes that were lost on the way.
    mixed : bool
        Two people shared the only channel.
    baseline : Baseline or None
        The agent's saved usual voice.
    """

    speakers: tuple[Speaker, ...]
    tracks: frozenset[Track]
    voices: Mapping[Speaker, ProsodyFrames]
    utterances: tuple[Utterance, ...]
    hearings: tuple[Hearing, ...]
    steps: tuple[Settled, ...]
    failed: tuple[FailedLane, ...] = ()
    mixed: bool = False
    baseline: Baseline | None = None

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        tracks: frozenset[Track],
        *,
        failed: Sequence[FailedLane] = (),
        baseline: Baseline | None = None,
        mixed: bool = False,
    ) -> Observed:
        """What a timeline holds; its columns are views, so save it before the call goes on."""
        speakers, ever = timeline.speakers, float("inf")
        return cls(
            speakers,
            tracks,
            {s: timeline.voices[s].frames for s in speakers},
            tuple(u for s in speakers for u in timeline.utterances(s, ever)),
            tuple(h for s in speakers for h in timeline.hearings(s, -1.0, ever)),
            tuple(step for track in Track for s in speakers for step in timeline.steps(track, s)),
            tuple(failed),
            mixed,
            baseline,
        )

    @classmethod
    def load(cls, folder: Path) -> Observed:
        """Read what :meth:`save` wrote.

        Raises
        ------
        ObservedError
            If a part is missing or damaged.
        """
        for name in (VOICE, WORDS):
            if not (folder / name).is_file():
                raise ObservedError(f"{folder.name} has no {name}.", "Judge it from its sound: 'coach analyze'.")
        try:
            heard = read_words((folder / WORDS).read_bytes())
            saved = folder / BASELINE
            baseline = Baseline.load(saved) if saved.is_file() else None
            about, arrays = _read_arrays(folder / VOICE)
            speakers = tuple(Speaker(name) for name in about["speakers"])
            return cls(
                speakers,
                frozenset(Track(name) for name in about["tracks"]),
                {s: _frames(s, arrays) for s in speakers},
                heard.utterances,
                heard.hearings,
                tuple(_steps(speakers, arrays)),
                tuple(FailedLane(Track(lane), float(at), str(why), str(do)) for lane, at, why, do in about["failed"]),
                bool(about["mixed"]),
                baseline,
            )
        except (OSError, ValueError, KeyError, TypeError, EOFError, MemoryError, BadZipFile) as error:
            raise _damaged(folder, error) from error
        except (WordsFormatError, BaselineError) as error:
            raise _damaged(folder, error) from error

    def save(self, folder: Path) -> None:
        """Write all files of it into a session's folder; at any instant each is the old or the new one.

        Raises
        ------
        OSError
            If they cannot be written.
        """
        write_atomically(folder / WORDS, write_words(self.utterances, self.hearings))
        if self.baseline is not None:
            write_atomically(folder / BASELINE, self.baseline.to_json())
        else:
            (folder / BASELINE).unlink(missing_ok=True)
        about = {
            "schema": _SCHEMA,
            "speakers": [s.value for s in self.speakers],
            "tracks": sorted(track.value for track in self.tracks),
            "failed": [[lane.track.value, lane.at_s, lane.reason, lane.advice] for lane in self.failed],
            "mixed": self.mixed,
        }
        beside = folder / f".{VOICE}.new"
        with beside.open("wb") as file:
            np.savez_compressed(file, about=np.array(json.dumps(about)), **self._arrays())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / VOICE)
        sync_folder(folder)

    @staticmethod
    def is_kept(folder: Path) -> bool:
        """Whether a session's folder holds all that judging it anew needs."""
        return all((folder / name).is_file() for name in (VOICE, WORDS))

    def observations(self) -> Iterator[Observation]:
        """What the lanes said, each in its own order, lanes abreast by the sound that they had heard."""
        return replayed(self.speakers, self.steps, self.voices, self.utterances, self.hearings)

    def by_steps(self, step_s: float) -> Iterator[list[Observation]]:
        """The same some seconds of the call at a time (:func:`coach_app.replayed.by_steps`)."""
        return by_steps(self.speakers, self.steps, self.voices, self.utterances, self.hearings, step_s)

    def reheard(self, utterances: Sequence[Utterance]) -> Observed:
        """The same call with other final words: those that somebody corrected.

        Provisional words over a stretch whose final words have changed are left out: nobody corrected them.
        """
        kept = set(self.utterances)
        gone = [u for u in self.utterances if u not in set(utterances)]
        gone += [u for u in utterances if u not in kept]
        hearings = tuple(h for h in self.hearings if not any(h.speaker is u.speaker and h.span & u.span for u in gone))
        return replace(self, utterances=tuple(utterances), hearings=hearings)

    def _arrays(self) -> dict[str, Any]:
        columns: dict[str, Any] = {
            f"{s}.{name}": getattr(self.voices[s], name) for s in self.speakers for name in _COLUMNS
        }
        for track in Track:
            for s in self.speakers:
                steps = [step for step in self.steps if step.track is track and step.speaker is s]
                columns[f"{track}.{s}.heard_s"] = np.array([step.heard_s for step in steps], np.float64)
                columns[f"{track}.{s}.until_s"] = np.array([step.until_s for step in steps], np.float64)
        return columns


def _damaged(folder: Path, error: Exception) -> ObservedError:
    return ObservedError(
        f"What was measured of {folder.name} cannot be read ({error}).", "Judge it from its sound: 'coach analyze'."
    )


def _read_arrays(path: Path) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    with ZipFile(path) as packed:
        if sum(info.file_size for info in packed.infolist()) > _MOST:
            raise ValueError("it claims to be longer than a day")
    with np.load(path, allow_pickle=False) as file:
        about = json.loads(str(file["about"]))
        if about["schema"] != _SCHEMA:
            raise ValueError(f"it is of the kind {about['schema']}")
        return about, {name: file[name] for name in file.files if name != "about"}


def _frames(speaker: Speaker, arrays: Mapping[str, npt.NDArray[Any]]) -> ProsodyFrames:
    columns = {name: arrays[f"{speaker}.{name}"] for name in _COLUMNS}
    if len({column.shape for column in columns.values()}) != 1 or columns["level_db"].ndim != 1:
        raise ValueError("its columns differ in length")
    if any(column.dtype != (np.float32 if name in _NUMBERS else np.bool_) for name, column in columns.items()):
        raise ValueError("its columns are of other types")
    return ProsodyFrames(speaker=speaker, first=0, **columns)


def _steps(speakers: Iterable[Speaker], arrays: Mapping[str, npt.NDArray[Any]]) -> Iterator[Settled]:
    for track in Track:
        for s in speakers:
            heard, until = arrays[f"{track}.{s}.heard_s"], arrays[f"{track}.{s}.until_s"]
            for heard_s, until_s in zip(heard.tolist(), until.tolist(), strict=True):
                yield Settled(track, s, float(until_s), float(heard_s))
