"""What is practised by: the pack, its drills, sounds and path, read anew once any of it has become another.

Calls are judged by the pack as it is on disk when they end. So that nobody practises by hints and sentences that
their call is not judged by, every use asks whether what was read is still what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach_app.packs import contents, layers, load
from coach_app.practice.books import book_folder, open_book, sounds_folder
from coach_app.practice.path.opening import open_path
from coach_app.practice.path.today import LearningPath
from coach_app.practice.sounds import Sounds
from feedback.drills.book import DrillBook
from feedback.pack import Pack

if TYPE_CHECKING:
    from coach_app.settings import Settings


@dataclass(frozen=True, slots=True)
class PracticeRules:
    """A pack as it was read.

    Parameters
    ----------
    name : str
        The pack, as the settings name it.
    layers : tuple of Path
        Folders of all that it is made of.
    contents : str
        Digest of what stood in them.
    pack : Pack
        The rules.
    book : DrillBook
        Its drills.
    folder : Path
        Of the pack that has the drills.
    sounds : Sounds
        The customers' voices.
    path : LearningPath
        What comes next for whom.
    """

    name: str
    layers: tuple[Path, ...]
    contents: str
    pack: Pack
    book: DrillBook
    folder: Path
    sounds: Sounds
    path: LearningPath


class OpenRules:
    """Reads the pack of the settings, and keeps it while it stays what it is.

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        Settings as they are now.
    now : callable
        The time of day, with its zone.
    """

    def __init__(self, data: Path, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self._data, self._settings, self._now = data, settings, now
        self._read: PracticeRules | None = None

    def now(self) -> PracticeRules:
        """The rules as they stand on disk; slow where they were not read yet.

        Raises
        ------
        PackError
            If they have mistakes.
        """
        name, known = self._settings().pack, self._read
        if known is not None and known.name == name and known.contents == contents(known.layers):
            return known
        folders = layers(name, self._data)
        stood = contents(folders)  # before it is read: what is written meanwhile is read the next time
        pack = load(name, self._data)
        book, sounds = open_book(pack, self._data), Sounds(sounds_folder(pack, self._data))
        path = open_path(self._data, pack, book, now=self._now)
        self._read = made = PracticeRules(name, folders, stood, pack, book, book_folder(pack, self._data), sounds, path)
        return made
