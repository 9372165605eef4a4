"""One import as the library page runs it: noted on disk at once, run in its turn, and stopped so that it can be resumed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach_app.call import Wanted
from coach_app.library.import_job import Job, News, Settled
from coach_app.library.importing import Importer
from coach_app.ui.library.library_failures import NoRecordingsError

if TYPE_CHECKING:
    from coach_app.ui.library.archive import Archive

#: Takes news of an import: how many recordings there are, or `News`.
Tell = Callable[[int | News], None]


def _nobody(_: int | News) -> None:
    """Nobody wants to know yet."""


class Import:
    """Recordings that are taken in.

    Parameters
    ----------
    archive : Archive
        Where to.
    wanted : Wanted
        How they are judged.
    named : sequence of Path
        Files and folders.
    about : dict
        Person, title and tags, as `Importer.add` takes them.
    resume : bool
        Go on with what killed or stopped imports had not done; slow to make.
    """

    def __init__(
        self,
        archive: Archive,
        wanted: Wanted,
        named: Sequence[Path],
        about: dict[str, object],
        *,
        resume: bool = False,
    ) -> None:
        self._archive, self._named, self._about = archive, named, about
        self._importer = Importer(archive.data, wanted, tell=self._told, resume=resume)
        self._turn = threading.Lock()
        self._noted = resume
        self._tell: Tell = _nobody
        self.jobs: tuple[Job, ...] = self._importer.waiting

    def note(self) -> None:
        """Write down on disk what is to be taken in, unless it is: what is not run can be resumed."""
        with self._turn:
            if not self._noted:
                self.jobs = self._importer.add(self._named, **self._about)  # type: ignore[arg-type]
                self._noted = True

    def run(self, tell: Tell) -> tuple[Settled, ...]:
        """Take them in; `tell` takes how many there are, then `News`.

        Raises
        ------
        NoRecordingsError
            If there are no recordings in what was named.
        """
        self._tell = tell
        self.note()
        if not self.jobs and self._named:
            self._importer.leave()
            raise NoRecordingsError(
                "There are no recordings in it.", "Choose sound files, or a folder that holds some."
            )
        tell(len(self.jobs))
        with self._archive.holding(self._importer):
            return self._importer.run()

    def cancel(self, *, keep: bool = False) -> None:
        """Stop soon; what is not done is given up, unless it is kept to be resumed."""
        self._importer.cancel(keep=keep)

    def leave(self) -> None:
        """It will not be run: what was noted waits to be resumed."""
        with self._turn:
            self._noted = True
            self._importer.leave()

    def _told(self, news: News) -> None:
        if isinstance(news, Settled) and news.session:
            self._archive.add(news.session)
        self._tell(news)
