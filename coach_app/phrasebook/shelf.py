"""Where books are kept: a folder each in the data folder, found there by the program like any pack."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli_w

from coach_app.atomic_file import write_atomically
from coach_app.errors import AppError
from coach_app.packs import PACKS, pack_folders
from coach_app.phrasebook.book import Book
from feedback.layer import LayerFile
from feedback.pack import MOST_BYTES, built_in, digest, find_pack, load_pack

FILE: Final = "pack.toml"
#: What a book said before it was kept last.
BEFORE: Final = "pack.toml.before"
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HEAD: Final = (
    "# 本中心自己的用语和数值，叠加在另一个规则包之上。 What this centre says otherwise than the pack below.\n"
)
_TABLES: Final = ("reword", "phrase", "rule")


class ShelfError(AppError):
    """A book cannot be opened or kept.

    Parameters
    ----------
    code : str
        Stable name: ``pack_id``, ``pack_taken``, ``pack_whole``, ``pack_changed`` or ``pack_large``.
    message, advice : str
        One English sentence each: what is wrong, what to do.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.code = code


@dataclass(frozen=True, slots=True)
class Kept:
    """A book as it lies on disk.

    Parameters
    ----------
    book : Book
        The phrases.
    digest : str
        Of its folder; empty for one that is not kept yet.
    unreadable : tuple of str
        Ids of packs that might have been the one that was looked for and cannot be read.
    """

    book: Book
    digest: str = ""
    unreadable: tuple[str, ...] = ()


class Shelf:
    """The books of a data folder.

    Parameters
    ----------
    data : Path
        The data folder.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folders = pack_folders(data)

    def names(self) -> tuple[str, ...]:
        """Ids of the books there are."""
        return tuple(sorted(path.parent.name for path in (self._data / PACKS).glob(f"[!.]*/{FILE}")))

    def new(self, name: str, extends: str, title: str = "") -> Kept:
        """A book that is not kept yet.

        Raises
        ------
        ShelfError
            If the name cannot be one or is taken.
        PackError
            If there is no such pack to extend.
        """
        if _ID.fullmatch(name) is None:
            raise ShelfError(
                "pack_id", f"'{name}' cannot be the id of a pack.", "Use small letters, digits and hyphens."
            )
        if name in self.names() or name in {folder.name for folder in built_in()}:
            raise ShelfError("pack_taken", f"There is a pack '{name}' already.", "Choose another id.")
        return Kept(Book.new(load_pack(extends, self._folders), name, title))

    def open(self, name: str) -> Kept:
        """A book that was kept.

        Raises
        ------
        ShelfError
            If the pack stands by itself.
        PackError
            If it has mistakes.
        """
        folder = find_pack(name, self._folders)
        pack = load_pack(name, self._folders)
        if not pack.extends:
            raise ShelfError(
                "pack_whole",
                f"The pack '{name}' stands by itself.",
                f"Lay one over it: 'coach packs new ID --extends {name}'.",
            )
        return Kept(Book(load_pack(pack.extends, self._folders), _layer(folder)), digest(folder))

    def keep(self, kept: Kept) -> Kept:
        """Write a book, with a higher version; what it said before is kept once.

        Raises
        ------
        PackError
            If it has mistakes: nothing is written then.
        ShelfError
            If somebody else has changed it since it was opened.
        OSError
            If it cannot be written; the old one stands.
        """
        book, folder = kept.book, self._data / PACKS / kept.book.id
        path = folder / FILE
        now = digest(folder) if path.is_file() else ""
        if now != kept.digest:
            raise ShelfError(
                "pack_changed",
                f"The pack '{book.id}' was changed elsewhere meanwhile.",
                "Open it again, then change it.",
            )
        book = book.next_version() if kept.digest else book
        book.pack()
        text = toml_of(book.data())
        if len(text.encode()) > MOST_BYTES:
            raise ShelfError("pack_large", f"The pack '{book.id}' is larger than is read.", "Make two packs of it.")
        if path.is_file():
            write_atomically(folder / BEFORE, path.read_text("utf-8"))
        write_atomically(path, text)
        return Kept(book, digest(folder))


def toml_of(data: Mapping[str, Any]) -> str:
    """A layer as TOML, every phrase under a header of its own, so that a mistake has a line.

    Examples
    --------
    >>> print(toml_of({"id": "x", "phrase": [{"id": "STD-501", "text": "您好"}]}))
    # 本中心自己的用语和数值，叠加在另一个规则包之上。 What this centre says otherwise than the pack below.
    id = "x"
    <BLANKLINE>
    [[phrase]]
    id = "STD-501"
    text = "您好"
    <BLANKLINE>
    """
    text = _HEAD + tomli_w.dumps({name: value for name, value in data.items() if name not in _TABLES})
    for table in _TABLES:
        for entry in data.get(table, ()):
            text += f"\n[[{table}]]\n{_flat(entry)}"
    return text


def _flat(entry: Mapping[str, Any]) -> str:
    """An entry of a list of tables; tables in it stand in one line."""
    lines = []
    for name, value in entry.items():
        nested = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
        lines.append(f"{name} = {_inline(value)}\n" if nested else tomli_w.dumps({name: value}))
    return "".join(lines)


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {_inline(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(one) for one in value) + "]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def _key(name: str) -> str:
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def _layer(folder: Path) -> LayerFile:

    return LayerFile.model_validate(tomllib.loads((folder / FILE).read_text("utf-8")))
