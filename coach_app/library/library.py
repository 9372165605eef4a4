"""The library: all sessions of a data folder, found by what was said, flagged, tagged or ruled.

Folders hold the sessions; the database beside them is an index, and whatever it says can be had
from them again. So everything is written to the folder first, and a crash in between is made
good by the next look.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sqlalchemy import select

from coach_app.library.counts import Counts, counts
from coach_app.library.database import Database
from coach_app.library.deleting import Deletions
from coach_app.library.entries import Entries
from coach_app.library.errors import LibraryError, Trouble, gone
from coach_app.library.finding import find, one
from coach_app.library.import_queue import cancel_made
from coach_app.library.indexing import Indexed, Mask, RubricOf, Seen, read_session, seen
from coach_app.library.measures import Measures, measures
from coach_app.library.query import Page, Query, Row
from coach_app.library.rubrics import Rubrics
from coach_app.library.tables import Session, Tag
from coach_app.library.wordsearch import word_search
from coach_app.privacy.masking import mask_said
from coach_app.recording.sessions import MANIFEST, Kind, SessionFolder, sessions

log = logging.getLogger(__name__)

#: Sessions whose entries are written in one go: few enough that another writer hardly waits.
_TOGETHER: Final = 25

#: Told how many sessions are done, of how many.
Progress = Callable[[int, int], None]
Look = Callable[[Indexed], object]


def _silent(_done: int, _of: int) -> None:
    """Nobody watches."""


def _unseen(_: Indexed) -> None:
    """Nobody looks."""


class Library:
    """Opens a library, or makes it; may be used by several threads, and by several apps at once.

    Parameters
    ----------
    data : Path
        Data folder: ``sessions`` in it holds the sessions, ``library.db`` the index.
    url : str
        Of another database for the index, such as ``postgresql+psycopg://…``.
    mask : callable
        Masks identifiers in what was said before it is indexed.
    rubric_of : callable or None
        What a session is marked by; ``None`` for the rubric of its pack.
    wait_s : float
        How long to wait for another app that is writing.

    Raises
    ------
    LibraryError
        If the index cannot be used: made by a newer app, read-only, damaged, held by another app.

    Examples
    --------
    >>> import tempfile
    >>> with Library(Path(tempfile.mkdtemp())) as library:
    ...     library.find(Query(words="退款")).total
    0
    """

    def __init__(
        self,
        data: Path,
        url: str = "",
        *,
        mask: Mask = mask_said,
        rubric_of: RubricOf | None = None,
        wait_s: float = 5.0,
    ) -> None:
        self._data = data
        self._mask = mask
        self._rubric_of = rubric_of or Rubrics()
        self._database = Database(data, url, wait_s)
        self._words = word_search(self._database.dialect)
        self._deletions = Deletions(self._database, self._words, self.sessions)
        with suppress(LibraryError):  # what is being deleted is hidden, and gone the next time at the latest
            self._deletions.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def sessions(self) -> Path:
        """Folder of all sessions."""
        return self._data / "sessions"

    def find(self, query: Query, offset: int = 0, limit: int = 200) -> Page:
        """A stretch of the sessions that are asked for, and how many there are in all."""
        with self._database.reading() as connection:
            return find(connection, self._words, query, offset, limit)

    def row(self, session: str) -> Row | None:
        """One session; ``None`` if the library has none of that id."""
        with self._database.reading() as connection:
            return one(connection, session)

    def tags(self) -> tuple[str, ...]:
        """All tags that are in use, in alphabetical order."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(Tag.tag).distinct().order_by(Tag.tag)).scalars())

    def people(self) -> tuple[str, ...]:
        """Ids of all profiles that have sessions."""
        with self._database.reading() as connection:
            wanted = select(Session.person).where(Session.person != "").distinct().order_by(Session.person)
            return tuple(connection.execute(wanted).scalars())

    def measures(
        self,
        person: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        kind: Kind = Kind.CALL,
    ) -> tuple[Measures, ...]:
        """Figures of all judged calls of a person, or of everybody, oldest first: what progress is read from."""
        with self._database.reading() as connection:
            return measures(connection, person, since, until, kind)

    def counts(self, person: str, since: datetime) -> tuple[Counts, ...]:
        """What was flagged and left out in each judged call of one person: what weak spots are read from."""
        with self._database.reading() as connection:
            return counts(connection, person, since)

    def with_content(self, content: str) -> tuple[str, ...]:
        """Ids of the sessions that hold the same sound, by its digest; oldest first."""
        with self._database.reading() as connection:
            wanted = select(Session.id).where(Session.content == content, Session.content != "").order_by(Session.id)
            return tuple(connection.execute(wanted).scalars())

    def add(self, session: str) -> None:
        """Take a session in, or what has changed of it; one whose folder is gone is forgotten."""
        with self._database.reading() as connection:
            known = Entries(connection, self._words).seen_of(session)
        indexed = self._read(session, known)
        if indexed is None:
            self.forget(session)
        else:
            self._put([indexed])

    def forget(self, session: str) -> None:
        """Take a session out of the index alone; what of its words stands there is overwritten."""
        with self._database.reading() as connection:
            if Entries(connection, self._words).seen_of(session) is None:
                return
        self._remove([session])

    def delete(self, ids: Iterable[str]) -> None:
        """Delete sessions for good: sound, words, what was made of them, and their traces in the index.

        What was begun is finished by the next app that opens the library, should this one be killed.

        Raises
        ------
        LibraryError
            If one of them is still being recorded (none is deleted then), or if something cannot be
            removed now: it is hidden, and removed when the library is opened next.
        """
        doomed = list(ids)
        self._deletions.delete(doomed)
        cancel_made(self.sessions.parent, doomed)

    def rename(self, session: str, title: str) -> None:
        """Give a session a title; an empty one takes it away."""
        self._change(session, title=title.strip())

    def tag(self, session: str, tags: Sequence[str]) -> None:
        """Give a session these tags in place of those that it has."""
        self._change(session, tags=tuple(sorted({tag.strip() for tag in tags} - {""})))

    def catch_up(self, progress: Progress = _silent) -> int:
        """Take in all sessions that are new or have changed, forget those that are gone.

        Returns
        -------
        int
            How many entries were not right any more.
        """
        self._deletions.catch_up()
        with self._database.reading() as connection:
            known = Entries(connection, self._words).seen()
        there = [session.id for session in sessions(self.sessions)]
        changed = [session for session in there if known.get(session) != self._seen(session)]
        gone = sorted(set(known) - set(there))
        self._remove(gone)
        self._take_in(changed, known, progress)
        # Words of sessions that are gone may stand in the log of an app that was killed.
        self._database.empty_log()
        return len(changed) + len(gone)

    def reindex(self, progress: Progress = _silent, look: Look = _unseen) -> int:
        """Make every entry anew from the folders, and the full text from the entries.

        Returns
        -------
        int
            How many sessions there are; `look` was given each as it was read.
        """
        self._deletions.finish()
        with self._database.reading() as connection:
            known = Entries(connection, self._words).seen()
        there = [session.id for session in sessions(self.sessions)]
        self._remove(sorted(set(known) - set(there)))
        with self._database.writing() as connection:
            self._words.mend(connection)
        self._take_in(there, {}, progress, look)
        with self._database.writing() as connection:
            self._words.clean(connection)
        self._database.empty_log()
        return len(there)

    def close(self) -> None:
        """Give the database back; the library cannot be used any more."""
        self._database.close()

    def _take_in(self, ids: Sequence[str], known: dict[str, Seen], progress: Progress, look: Look = _unseen) -> None:
        for at in range(0, len(ids), _TOGETHER):
            some = [self._read(session, known.get(session)) for session in ids[at : at + _TOGETHER]]
            there = [indexed for indexed in some if indexed is not None]
            self._put(there)
            for indexed in there:
                look(indexed)
            progress(min(at + _TOGETHER, len(ids)), len(ids))

    def _read(self, session: str, known: Seen | None) -> Indexed | None:
        """A session as it is on disk now; ``None`` if it is gone."""
        try:
            return read_session(self.sessions / session, known, self._mask, self._rubric_of)
        except FileNotFoundError:
            return None

    def _put(self, read: Sequence[Indexed]) -> None:
        if not read:
            return
        with self._database.writing() as connection:
            entries = Entries(connection, self._words)
            # Whoever deletes takes the turn to write first: a folder that is there now has its entry taken out later.
            there = [indexed for indexed in read if (self.sessions / indexed.manifest.id).is_dir()]
            lost_words = [entries.put(indexed) for indexed in there]
            if any(lost_words):
                self._words.clean(connection)
        if any(lost_words):
            self._database.empty_log()

    def _remove(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        with self._database.writing() as connection:
            Entries(connection, self._words).remove(ids)
            self._words.clean(connection)
        self._deletions.remove_copies()
        self._database.empty_log()

    def _seen(self, session: str) -> Seen:
        return seen(self.sessions / session)

    def _change(self, session: str, **fields: object) -> None:
        try:
            SessionFolder(self.sessions / session).change(**fields)
        except FileNotFoundError as error:
            self.add(session)
            raise gone(session) from error
        except PermissionError as error:
            raise LibraryError(
                Trouble.READ_ONLY, f"The session {session} cannot be written.", "Allow writing to the data folder."
            ) from error
        except ValueError as error:
            raise LibraryError(
                Trouble.DAMAGED,
                f"The file {MANIFEST} of session {session} is damaged.",
                "Its sound and events are kept; restore the file from a copy if there is one.",
            ) from error
        self.add(session)
