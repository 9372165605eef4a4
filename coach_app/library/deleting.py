"""Deletes sessions so that nothing of them is left, whenever the app is killed on the way.

What is to go is noted first, in the database, and the note goes last. Whoever opens the library
finishes what it finds noted, so that a deletion that was begun is always carried out whole.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from coach_app.library.database import Database
from coach_app.library.entries import Entries
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.wordsearch import WordSearch
from coach_app.privacy.models_of_calls import remove_lost_models, remove_models
from coach_app.recording import marker
from coach_app.recording.sessions import SessionFolder, finish_deletions

log = logging.getLogger(__name__)


class Deletions:
    """Deletes, and finishes deletions that were cut off.

    Parameters
    ----------
    database : Database
        Of the library.
    words : WordSearch
        Its full text.
    sessions : Path
        Folder of all sessions.
    """

    def __init__(self, database: Database, words: WordSearch, sessions: Path) -> None:
        self._database = database
        self._words = words
        self._sessions = sessions

    def delete(self, ids: Iterable[str]) -> None:
        """Delete sessions for good.

        Raises
        ------
        LibraryError
            If one is being recorded, or cannot be removed now.
        """
        wanted = list(dict.fromkeys(ids))
        for session in wanted:
            if marker.at_work(self._sessions / session):
                raise LibraryError(
                    Trouble.IN_USE, f"The session {session} is being recorded.", "End the call first, then delete it."
                )
        with self._database.writing() as connection:
            Entries(connection, self._words).doom(wanted)
        self.finish()

    def finish(self) -> None:
        """Carry out what is noted; nothing is done where nothing is.

        Raises
        ------
        LibraryError
            If something of it cannot be removed now; the note stays.
        """
        with self._database.reading() as connection:
            doomed = Entries(connection, self._words).doomed()
        if not doomed:
            return
        without_models = remove_models(self._sessions.parent, doomed)
        stuck = [session for session in doomed if not self._remove_folder(session) or not without_models]
        with self._database.writing() as connection:
            entries = Entries(connection, self._words)
            entries.remove(doomed)
            self._words.clean(connection)
        self.remove_copies()
        if not self._database.empty_log():
            raise LibraryError(
                Trouble.LOCKED,
                "The sessions are deleted, but traces of their words stay in the index while another app reads it.",
                "Close other windows of the app; the traces go when the library is opened next.",
            )
        with self._database.writing() as connection:
            Entries(connection, self._words).spare([session for session in doomed if session not in stuck])
        if stuck:
            raise LibraryError(
                Trouble.IN_USE,
                f"Files of {len(stuck)} deleted sessions are in use by another program.",
                "Close what plays or shows them; they go when the library is opened next.",
            )

    def catch_up(self) -> None:
        """Carry out what is noted, and remove what was made of sessions that were deleted by hand.

        Raises
        ------
        LibraryError
            As `finish`.
        """
        self.finish()
        remove_lost_models(self._sessions.parent)

    def remove_copies(self) -> None:
        """Remove indexes that were set aside: they hold words of the deleted sessions, and nothing of their own."""
        file = self._database.file
        if file is None:
            return
        for copy in file.parent.glob(f"{file.name}*.damaged*"):
            if copy.is_file():
                copy.unlink(missing_ok=True)
            else:
                shutil.rmtree(copy, ignore_errors=True)

    def _remove_folder(self, session: str) -> bool:
        """Whether nothing of a session's folder is left."""
        folder = self._sessions / session
        try:
            if folder.is_dir():
                SessionFolder(folder).delete()
        except FileNotFoundError:
            pass  # another app that was just opened has finished it
        except OSError as error:
            log.info("the folder of %s cannot be removed now: %s", session, error)
            return False
        finish_deletions(self._sessions)
        return not any(self._sessions.glob(f"*{session}"))
