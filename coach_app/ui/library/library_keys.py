"""A key for everything that the library does; the list of keys shows them beside the window's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class LibraryDo(StrEnum):
    """What can be done."""

    SEARCH = "search"
    FILTERS = "filters"
    ORDER = "order"
    REFRESH = "refresh"
    IMPORT = "import"
    IMPORT_FOLDER = "import_folder"
    OPEN = "open"
    RESUME = "resume"
    """The import that had not come to its end."""
    GIVE_UP = "give_up"
    ABOUT = "about"
    SHARE = "share"
    WRITE = "write"
    """As reports, tables, captions or sound."""
    REJUDGE = "rejudge"
    REJUDGE_ALL = "rejudge_all"
    DELETE = "delete"
    ACCURACY = "accuracy"


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """One line of the table.

    Parameters
    ----------
    do : LibraryDo
        What it does.
    keys : tuple of str
        As Qt writes them.
    words : str
        What it is called, in English.
    """

    do: LibraryDo
    keys: tuple[str, ...]
    words: object

    @property
    def name(self) -> str:
        """What it is called in the language in use."""
        return QCoreApplication.translate("LibraryKeys", str(self.words))


LIBRARY_KEYS = (
    LibraryKey(LibraryDo.SEARCH, ("Ctrl+F",), QT_TRANSLATE_NOOP("LibraryKeys", "Search the sessions")),
    LibraryKey(LibraryDo.FILTERS, ("Ctrl+Shift+F",), QT_TRANSLATE_NOOP("LibraryKeys", "Show or hide the filters")),
    LibraryKey(LibraryDo.ORDER, ("Ctrl+Shift+R",), QT_TRANSLATE_NOOP("LibraryKeys", "Next order of the sessions")),
    LibraryKey(LibraryDo.REFRESH, ("F5",), QT_TRANSLATE_NOOP("LibraryKeys", "Read the sessions again")),
    LibraryKey(LibraryDo.IMPORT, ("Ctrl+I",), QT_TRANSLATE_NOOP("LibraryKeys", "Take in recordings …")),
    LibraryKey(LibraryDo.IMPORT_FOLDER, ("Ctrl+Shift+I",), QT_TRANSLATE_NOOP("LibraryKeys", "Take in a folder …")),
    LibraryKey(LibraryDo.OPEN, ("Ctrl+Shift+P",), QT_TRANSLATE_NOOP("LibraryKeys", "Open a shared session …")),
    LibraryKey(LibraryDo.RESUME, ("Ctrl+Shift+G",), QT_TRANSLATE_NOOP("LibraryKeys", "Go on with the import")),
    LibraryKey(LibraryDo.GIVE_UP, ("Ctrl+Shift+U",), QT_TRANSLATE_NOOP("LibraryKeys", "Give the import up")),
    LibraryKey(LibraryDo.ABOUT, ("F2",), QT_TRANSLATE_NOOP("LibraryKeys", "Title, tags, person …")),
    LibraryKey(LibraryDo.SHARE, ("Ctrl+Shift+S",), QT_TRANSLATE_NOOP("LibraryKeys", "Share as one file …")),
    LibraryKey(LibraryDo.WRITE, ("Ctrl+Shift+E",), QT_TRANSLATE_NOOP("LibraryKeys", "Write reports and tables …")),
    LibraryKey(LibraryDo.REJUDGE, ("Ctrl+J",), QT_TRANSLATE_NOOP("LibraryKeys", "Judge the selected sessions anew")),
    LibraryKey(LibraryDo.REJUDGE_ALL, ("Ctrl+Shift+J",), QT_TRANSLATE_NOOP("LibraryKeys", "Judge all sessions anew")),
    LibraryKey(LibraryDo.DELETE, ("Del",), QT_TRANSLATE_NOOP("LibraryKeys", "Delete the selected sessions …")),
    LibraryKey(LibraryDo.ACCURACY, ("Ctrl+Shift+A",), QT_TRANSLATE_NOOP("LibraryKeys", "How often each rule is right")),
)

# What works on the sessions that are selected.
ON_SELECTED = frozenset({LibraryDo.ABOUT, LibraryDo.SHARE, LibraryDo.WRITE, LibraryDo.REJUDGE, LibraryDo.DELETE})
