"""What the window asks about keeping and forgetting: what is older than wanted, what there is of a person, and its removal.

Everything is slow. The library is opened for each task alone, as the command line does it, so that nothing
waits for what the library page does meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from coach_app.library.keeping import forget, retention_of
from coach_app.library.library import Library
from coach_app.people.people import People
from coach_app.privacy.forgetting import belongings
from coach_app.privacy.names import mask_name
from coach_app.privacy.retention import Due, What
from coach_app.recording.sessions import SessionFolder
from coach_app.settings import Settings
from coach_app.ui.library.due_dialog import Older


class PrivacyServices:
    """Keeps and forgets in a data folder.

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        The settings as they are now: they say how long sound and words are kept.
    """

    def __init__(self, data: Path, settings: Callable[[], Settings]) -> None:
        self._data, self._settings = data, settings

    def due(self) -> tuple[Older, ...]:
        """What is older than wanted, oldest first, with what people call it."""
        with Library(self._data) as library:
            found = retention_of(library, self._settings()).due()
        return tuple(Older(one, self._name(one)) for one in found)

    def remove(self, older: Sequence[Older]) -> int:
        """Remove what was listed; how much of it is gone. What is in use stays until the next time."""
        with Library(self._data) as library:
            return len(retention_of(library, self._settings()).carry_out([one.due for one in older]))

    def _name(self, due: Due) -> str:
        if due.what is What.PRACTICE:
            return ""
        try:
            about = SessionFolder(self._data / "sessions" / due.session).manifest
        except (OSError, ValueError):
            return ""
        return mask_name(about.title or about.reference or about.source)


class KnownPeople(People):
    """The people of this computer, with the calls that there are of each.

    Parameters
    ----------
    data : Path
        The user's data folder.
    """

    def __init__(self, data: Path) -> None:
        super().__init__(data / "people")
        self._data = data

    def calls_of(self, person: str) -> int:
        """How many sessions there are of a person."""
        return len(belongings(self._data, person).sessions)

    def forget(self, person: str) -> None:
        """Remove everything of a person, calls included.

        Raises
        ------
        BadInputError, LibraryError
            If a call of this person is being recorded, or something cannot be removed now.
        """
        with Library(self._data) as library:
            forget(library, person)
