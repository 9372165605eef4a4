"""Everything that can be wrong with what a pack says about practice, told at once: drills, tone gym, learning path, customers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach_app.practice.customer_types import FILE as CUSTOMERS
from coach_app.practice.customer_types import customer_types
from coach_app.practice.path.mistakes import curriculum_mistakes
from feedback.drills.book import DrillBook
from feedback.drills.loading import load_book
from feedback.drills.measures import MEASURES
from feedback.errors import FeedbackError, PackError
from feedback.gym.book import FILE as GYM
from feedback.gym.book import load_gym
from feedback.lexicon import Lexicon, load_lexicon
from feedback.lexicon_mistakes import meant
from feedback.pack import Pack


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What became of a check.

    Parameters
    ----------
    mistakes : tuple of str
        Each with its file, and with its line where that is known.
    drills : int
        How many drills were read.
    """

    mistakes: tuple[str, ...]
    drills: int = 0


def check_practice(folder: Path, pack: Pack | None) -> PackCheck:
    """Check what a pack itself says about practice; what it takes from a pack below was checked there.

    Parameters
    ----------
    folder : Path
        The pack's.
    pack : Pack or None
        ``None`` where the pack itself has mistakes; its phrases are looked up all the same if they can be read.

    Examples
    --------
    >>> check_practice(Path("nowhere"), None)
    PackCheck(mistakes=(), drills=0)
    """
    lexicon = pack.lexicon if pack is not None else _lexicon(folder)
    mistakes: list[str] = []
    book: DrillBook | None = None
    if lexicon is not None:
        rules = pack.rules if pack is not None else None
        load_book(folder, lexicon, rules, mistakes, MEASURES)
        # Names that nobody defined keep no drill from being looked at by the path.
        book = load_book(folder, lexicon, rules, [], thorough=False)
    mistakes += _of_gym(folder)
    if book is not None:
        mistakes += _of_customers(folder, book)
    if pack is not None and book is not None:
        mistakes += curriculum_mistakes(folder, pack, book)
    return PackCheck(tuple(mistakes), len(book.drill) if book is not None else 0)


def _of_gym(folder: Path) -> list[str]:
    if not (folder / GYM).is_file():
        return []
    try:
        load_gym(folder)
    except PackError as why:
        return list(why.mistakes)
    return []


def _of_customers(folder: Path, book: DrillBook) -> list[str]:
    if not (folder / CUSTOMERS).is_file():
        return []
    known = list(customer_types(folder))
    return [
        f"{CUSTOMERS}: {drill.id}: there is no customer type {drill.customer_type!r}{meant(drill.customer_type, known)}"
        for drill in book.drill
        if drill.customer_type and drill.customer_type not in known
    ]


def _lexicon(folder: Path) -> Lexicon | None:
    try:
        return load_lexicon(folder / "phrases.toml")
    except FeedbackError:
        return None
