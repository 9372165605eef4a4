"""The drills of a pack, as practice and the command line find them."""

from __future__ import annotations

from pathlib import Path

from coach_app.packs import pack_folders
from feedback.drills.book import DrillBook
from feedback.drills.loading import FILE, SOUNDS, load_book
from feedback.errors import FeedbackError, PackError
from feedback.lexicon import Lexicon, load_lexicon
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
    """The drills that are practised with a pack.

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
    book = load_book(book_folder(pack, data), pack.lexicon, pack.rules, mistakes, thorough=False)
    if book is None:
        count = len(mistakes)
        raise PackError(
            f"The drills of {pack.id!r} have {count} mistake{'s' if count != 1 else ''}.",
            "Run coach packs check and mend every place named.",
            tuple(mistakes),
        )
    return book


def sounds_folder(pack: Pack, data: Path | None = None) -> Path:
    """Where the customers' lines lie as sound."""
    return book_folder(pack, data) / SOUNDS


def book_mistakes(folder: Path, pack: Pack | None) -> list[str]:
    """Every mistake in a pack's own drills, each with file and line; none where it has no drills.

    Parameters
    ----------
    folder : Path
        The pack's.
    pack : Pack or None
        ``None`` where the pack itself has mistakes; its phrases are looked up all the same if they can be read.
    """
    from feedback.drills.measures import MEASURES  # noqa: PLC0415 - whoever only plays a drill needs none of it

    mistakes: list[str] = []
    lexicon = pack.lexicon if pack is not None else _lexicon(folder)
    rules = pack.rules if pack is not None else None
    if lexicon is not None:
        load_book(folder, lexicon, rules, mistakes, MEASURES)
    return mistakes


def _lexicon(folder: Path) -> Lexicon | None:
    try:
        return load_lexicon(folder / "phrases.toml")
    except FeedbackError:
        return None
