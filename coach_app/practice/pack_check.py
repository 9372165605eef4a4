"""Everything that can be wrong with what a pack says about practice, told at once: drills, tone gym, learning path, customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach_app.practice.customer_types import FILE as CUSTOMERS
from coach_app.practice.customer_types import customer_mistakes
from coach_app.practice.path.curriculum import PATH, TIPS
from coach_app.practice.path.mistakes import curriculum_mistakes
from feedback.drills.book import DrillBook
from feedback.drills.english_check import english_mistakes
from feedback.drills.loading import DRILLS, SOUNDS, load_book
from feedback.drills.loading import FILE as HEAD
from feedback.drills.measures import MEASURES
from feedback.errors import FeedbackError, PackError
from feedback.gym.book import FILE as GYM
from feedback.gym.book import load_gym
from feedback.lexicon import Lexicon, load_lexicon
from feedback.pack import Pack

#: Folder of the models' sounds.
GYM_SOUNDS = "gym"


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
    mistakes += [*_missing(folder), *_of_gym(folder)]
    if book is not None and book.drill:
        mistakes += [*customer_mistakes(folder, book.drill), *english_mistakes(folder, book)]
    if pack is not None and book is not None and book.drill:
        mistakes += curriculum_mistakes(folder, pack, book)
    return PackCheck(tuple(mistakes), len(book.drill) if book is not None else 0)


def _missing(folder: Path) -> Iterator[str]:
    """Parts without which other parts that are there are never used."""
    there = [name for name in (DRILLS, GYM, PATH, TIPS, CUSTOMERS) if _is_there(folder / name)]
    if there and not _is_there(folder / HEAD):
        yield f"{HEAD} is missing; without it nobody practises with {', '.join(there)}"
    learnt = [name for name in (PATH, TIPS, f"{SOUNDS}/{GYM_SOUNDS}") if _is_there(folder / name)]
    if learnt and not _is_there(folder / GYM):
        yield f"{GYM} is missing, which {', '.join(learnt)} {'needs' if len(learnt) == 1 else 'need'}"


def _of_gym(folder: Path) -> Iterator[str]:
    if not _is_there(folder / GYM):
        return
    try:
        gym = load_gym(folder)
    except PackError as why:
        yield from why.mistakes
        return
    files = [f"{SOUNDS}/{GYM_SOUNDS}/{model.id}.opus" for model in gym.model]
    lacking = [file for file in files if not _is_there(folder / file)]
    if files and lacking == files:
        yield f"{SOUNDS}/{GYM_SOUNDS}/: none of the {len(files)} models of {GYM} has a sound"
    else:
        yield from (f"{GYM}: the sound {file} is missing" for file in lacking)


def _is_there(path: Path) -> bool:
    """Whether something is there; what may not be looked at is, and whoever reads it says so."""
    try:
        return path.exists()
    except OSError:
        return True


def _lexicon(folder: Path) -> Lexicon | None:
    try:
        return load_lexicon(folder / "phrases.toml")
    except FeedbackError:
        return None
