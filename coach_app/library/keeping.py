"""Retention and forgetting as the library does them: with the index and the journal of events kept in step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coach_app.events import Event
from coach_app.library.import_job import Fate, Settled
from coach_app.library.import_queue import ImportQueue
from coach_app.library.library import Library
from coach_app.library.silent_spans import times_to_keep
from coach_app.privacy.forgetting import Belongings, forget_person
from coach_app.privacy.retention import Retention
from coach_app.privacy.wordless import without_words
from coach_app.settings_privacy import PrivacySettings
from coach_app.shift.journal import read_journal, write_journal

_EVENTS = "events.jsonl"


def retention_of(library: Library, settings: PrivacySettings) -> Retention:
    """What is older than the settings want, and its removal, in a library.

    Parameters
    ----------
    library : Library
        Whose sessions and index.
    settings : PrivacySettings
        Days for sound and words.
    """
    return Retention(
        library.sessions.parent,
        settings.keep_sound_days,
        settings.keep_words_days,
        silent=times_to_keep,
        empty=empty_words,
        changed=lambda session: _renew(library, session),
    )


def forget(library: Library, person: str) -> Belongings:
    """Remove everything of one person, the traces in the index included.

    Parameters
    ----------
    library : Library
        Whose sessions and index.
    person : str
        Id of the profile.

    Raises
    ------
    BadInputError, LibraryError
        If a call of this person is being recorded, or something cannot be removed now.
    """
    data = library.sessions.parent
    _cancel_imports(data, person)
    return forget_person(data, person, library.delete)


def empty_words(folder: Path) -> None:
    """Write a session's events anew without its words; what cannot be read of them goes with the words.

    Parameters
    ----------
    folder : Path
        The session's folder.
    """
    path = folder / _EVENTS
    if path.is_file():
        write_journal(path, _told(path))


def _cancel_imports(data: Path, person: str) -> None:
    """Settle what was to be imported for a person and is not yet; an import that runs ends in an error for it."""
    for queue in ImportQueue.abandoned(data):
        for job in queue.waiting:
            if job.person == person:
                queue.settle(Settled(job, Fate.CANCELLED))
        queue.close()


def _renew(library: Library, session: str) -> None:
    # Taking a session out overwrites its words in the index; changing its entry need not.
    library.forget(session)
    library.add(session)


def _told(path: Path) -> Iterator[tuple[Event, float]]:
    for entry in read_journal(path):
        for event in without_words([entry.event]):
            yield event, entry.published_s
