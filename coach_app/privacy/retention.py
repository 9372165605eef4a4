"""Takes away sound and words of sessions, and the sound of practice, that are older than somebody wants to keep them.

What is due is listed before anything is deleted. A mark in the folder goes first and last, so
a removal that was cut off is due again and carried out to its end.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from audio.segments import segment_files
from audio.wav import sync_folder
from coach_app.errors import AppError
from coach_app.line_file import append_line, lines
from coach_app.privacy.models_of_calls import remove_models, take_words_of_models
from coach_app.privacy.practice_sound import kept_voices, remove_voice
from coach_app.privacy.wordless import take_words_of_rulings
from coach_app.recording import marker
from coach_app.recording.sessions import SOUND, Manifest, SessionFolder, State, readable, sessions
from coach_app.rulings.log import FILE as RULINGS

log = logging.getLogger(__name__)

#: Journal of what was removed, in the data folder.
JOURNAL: Final = "removals.jsonl"

_FINISHED = (State.COMPLETE, State.PARTIAL, State.RECOVERED)
#: What can be remade of the sound, and of the words: it goes with them.
_MADE_OF_SOUND = ("peaks.npz", "contour.npz")
_MADE_OF_WORDS = ("words.json", "report.html", "report.pdf")
#: What stays with its words emptied.
_EMPTIED = ("events.jsonl", RULINGS)


class What(StrEnum):
    """What is taken away."""

    SOUND = "sound"
    WORDS = "words"
    PRACTICE = "practice"
    """Sound of the tone gym: as old as that of sessions may be."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something of a session, or of practice, that is to go.

    Parameters
    ----------
    session : str
        Its id; of practice the path of the take or the model within the data folder.
    what : What
        Sound or words.
    started_at : datetime
        When the call or the take began.
    days : int
        How many whole days it is old.
    bytes : int
        Size of the files that go; words are also emptied in others.
    begun : bool
        Whether a removal was cut off and is to be finished.
    """

    session: str
    what: What
    started_at: datetime
    days: int
    bytes: int
    begun: bool = False


def _nothing(_: object) -> None:
    return None


class Retention:
    """Finds and removes what is older than it may be.

    Parameters
    ----------
    data : Path
        The user's data folder.
    sound_days, words_days : int
        Days after which sound and words go; 0 keeps them.
    silent : callable
        Says when identifiers are spoken in a session's sound, while its words are still there (`Manifest.silent`).
    empty : callable
        Writes the events of a session's folder anew without its words; the caller knows the journal's form.
    changed : callable
        Told the id of each session that was changed, for the index.
    """

    def __init__(
        self,
        data: Path,
        sound_days: int,
        words_days: int,
        *,
        silent: Callable[[Path], tuple[tuple[float, float], ...] | None] = _nothing,
        empty: Callable[[Path], None],
        changed: Callable[[str], None] = _nothing,
    ) -> None:
        self._data = data
        self._days = {What.SOUND: sound_days, What.WORDS: words_days}
        self._empty, self._silent = empty, silent
        self._changed = changed

    def due(self, now: datetime | None = None) -> list[Due]:
        """What is to go, oldest first; sessions that are being recorded or worked on are left out.

        Parameters
        ----------
        now : datetime or None
            Time of day with zone; ``None`` for now.
        """
        moment = now or datetime.now(UTC)
        found = []
        for session, manifest in readable(sessions(self._data / "sessions")):
            if manifest.state in _FINISHED and not marker.at_work(session.path):
                found += [due for what in self._days if (due := self._of(session, manifest, what, moment)) is not None]
        found += self._of_practice(moment)
        return sorted(found, key=lambda due: (due.started_at, due.session, due.what))

    def carry_out(self, due: Iterable[Due], now: datetime | None = None) -> list[Due]:
        """Remove what was listed; what has become busy or is gone since is left for the next time.

        Returns
        -------
        list of Due
            What was removed.
        """
        moment = now or datetime.now(UTC)
        done = []
        for one in due:
            if one.what is What.PRACTICE:
                done += self._without_voice(one)
                continue
            session = SessionFolder(self._data / "sessions" / one.session)
            if not session.path.is_dir() or marker.at_work(session.path):
                continue
            try:
                self._remove(session, one.what, moment)
            except (OSError, ValueError, AppError) as error:  # busy, damaged, or the index is: the others go on
                why = getattr(error, "strerror", None) or getattr(error, "message", None) or "it is damaged"
                log.warning("%s of session %s could not be removed: %s", one.what, one.session, why)
                continue
            done.append(one)
        return done

    def _of(self, session: SessionFolder, manifest: Manifest, what: What, now: datetime) -> Due | None:
        begun = _mark(session, what).exists()
        age = now - manifest.started_at
        old = self._days[what] > 0 and timedelta(days=self._days[what]) <= age
        gone = manifest.sound_removed if what is What.SOUND else manifest.words_removed
        if not begun and (gone or not old):
            return None
        files = _files(session.path, manifest, what)
        size = sum(file.stat().st_size for file in files)
        if what is What.SOUND and not files and not begun:
            return None  # there never was any
        return Due(session.id, what, manifest.started_at, age.days, size, begun)

    def _of_practice(self, now: datetime) -> list[Due]:
        days = timedelta(days=self._days[What.SOUND])
        return [
            Due(str(kept.path.relative_to(self._data)), What.PRACTICE, kept.at, (now - kept.at).days, kept.bytes)
            for kept in kept_voices(self._data)
            if timedelta(0) < days <= now - kept.at
        ]

    def _without_voice(self, due: Due) -> list[Due]:
        try:
            remove_voice(self._data / due.session)
        except OSError as error:
            log.warning("%s could not be removed: %s", due.session, error.strerror)
            return []
        return [due]

    def _remove(self, session: SessionFolder, what: What, now: datetime) -> None:
        mark = _mark(session, what)
        mark.touch()
        sync_folder(session.path)
        manifest = session.manifest
        removed = f"{what}_removed"
        if not getattr(manifest, removed):
            # What must be silent goes into the same write: words are never gone without it.
            times = {"silent": self._silent(session.path)} if what is What.WORDS else {}
            manifest = session.change(**{removed: now.isoformat(timespec="seconds")}, **times)
        if what is What.WORDS:
            self._empty(session.path)
            take_words_of_rulings(session.path)
            take_words_of_models(self._data, session.id)
        elif not remove_models(self._data, [session.id]):
            raise OSError(errno.EBUSY, "a model that was made of it is in use")
        for file in _files(session.path, manifest, what):
            file.unlink(missing_ok=True)
        sync_folder(session.path)
        self._changed(session.id)
        self._note(session.id, what, getattr(manifest, removed))
        mark.unlink(missing_ok=True)
        sync_folder(session.path)

    def _note(self, session: str, what: What, at: str) -> None:
        """Keep what was removed, once."""
        path = self._data / JOURNAL
        record = {"at": at, "session": session, "what": what.value}
        if record not in list(lines(path)):
            append_line(path, record)


def _files(folder: Path, manifest: Manifest, what: What) -> Sequence[Path]:
    if what is What.WORDS:
        named = [folder / name for name in _MADE_OF_WORDS]
        return [file for file in (*named, *_half_written(folder, (*_MADE_OF_WORDS, *_EMPTIED))) if file.is_file()]
    segments = [file for speaker in manifest.speakers for file in segment_files(folder, speaker)]
    named = [folder / name for name in (SOUND, *_MADE_OF_SOUND)]
    return [file for file in (*named, *_half_written(folder, (SOUND, *_MADE_OF_SOUND)), *segments) if file.is_file()]


def _half_written(folder: Path, names: Sequence[str]) -> list[Path]:
    """What killed apps left beside files that they were writing."""
    return [file for name in names for file in folder.glob(f".{name}.*")]


def _mark(session: SessionFolder, what: What) -> Path:
    return session.path / f".removing-{what}"
