"""The drills of a pack, as practice and the command line find them."""

from __future__ import annotations

from pathlib import Path

from coach_app.packs import pack_folders
from feedback.drills.book import DrillBook
from feedback.drills.english_check import english_of
from feedback.drills.loading import FILE, SOUNDS, load_book
from feedback.errors import PackError
from feedback.pack import Pack, find_pack


def book_folder(pack: Pack, data: Path | None = None) -> Path:
    """Folder whose drills are practised with a pack: its own, or those of the pack that it is laid over.

    Parameters
    ----------
    pack : Pack
        Read and checked.
    data : Path or None
        The data folder; ``None`` for this user's.

    Raises
    ------
    PackError
        If neither has drills.
    """
    folders = [find_pack(name, pack_folders(data)) for name in (pack.id, pack.extends) if name]
    for folder in folders:
        if (folder / FILE).is_file():
            return folder
    raise PackError(f"The pack {pack.id!r} has no drills.", "Choose the pack zh-service, or add a drills.toml to it.")


def open_book(pack: Pack, data: Path | None = None) -> DrillBook:
    """The drills that are practised with a pack, with their English where somebody translated them.

    Parameters
    ----------
    pack : Pack
        Read and checked.
    data : Path or None
        The data folder; ``None`` for this user's.

    Raises
    ------
    PackError
        If there are none, or they have mistakes: all of them in `mistakes`.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> open_book(load_pack()).get("SCN-01").kind.value
    'role_play'
    """
    mistakes: list[str] = []
    folder = book_folder(pack, data)
    book = load_book(folder, pack.lexicon, pack.rules, mistakes, thorough=False)
    if book is None:
        count = len(mistakes)
        raise PackError(
            f"The drills of {pack.id!r} have {count} mistake{'s' if count != 1 else ''}.",
            "Run coach packs check and mend every place named.",
            tuple(mistakes),
        )
    return book.model_copy(update={"english": english_of(folder)})


def sounds_folder(pack: Pack, data: Path | None = None) -> Path:
    """Where the customers' lines lie as sound."""
    return book_folder(pack, data) / SOUNDS
