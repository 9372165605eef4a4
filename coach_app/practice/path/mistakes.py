"""Mistakes in what a pack says about learning: schema errors, and names that nothing in the pack has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from coach_app.practice.path.curriculum import PATH, TIPS, Curriculum, load_curriculum
from coach_app.practice.path.moments import MOMENTS, WEAK
from feedback.drills.book import DrillBook
from feedback.drills.measures import MEASURES
from feedback.errors import PackError
from feedback.gym.aspect import Aspect
from feedback.lexicon_mistakes import meant
from feedback.pack import Pack


def curriculum_mistakes(folder: Path, pack: Pack, book: DrillBook) -> list[str]:
    """Every mistake, each with its file; none where the pack says nothing about learning.

    Parameters
    ----------
    folder : Path
        The pack's.
    pack : Pack
        Read and checked.
    book : DrillBook
        Its drills.

    Examples
    --------
    >>> from coach_app.practice.books import open_book
    >>> from feedback.pack import find_pack, load_pack
    >>> curriculum_mistakes(find_pack("zh-service"), load_pack(), open_book(load_pack()))
    []
    """
    if not (folder / PATH).is_file() and not (folder / TIPS).is_file():
        return []
    try:
        curriculum = load_curriculum(folder)
    except PackError as why:
        return list(why.mistakes)
    return [*_skills(curriculum, pack), *_placement(curriculum, pack, book), *_tips(curriculum)]


def _skills(curriculum: Curriculum, pack: Pack) -> Iterator[str]:
    items = [item.item for item in pack.checklist]
    phrases = [phrase.id for phrase in pack.lexicon.phrases]
    measures = [*(rule.id for rule in pack.rules), *MEASURES]
    for skill in curriculum.skills:
        lexical = [name for name in skill.ids if name[:3] in ("STD", "FOR", "FIL")]
        for names, known, what in (
            (skill.items, items, "item of the checklist"),
            (lexical, phrases, "phrase"),
            (skill.measures, measures, "measure or rule"),
            (skill.aspects, [aspect.value for aspect in Aspect], "aspect of the tone gym"),
        ):
            yield from (f"{PATH}: {skill.id}: {wrong}" for wrong in _unknown(names, known, what))


def _placement(curriculum: Curriculum, pack: Pack, book: DrillBook) -> Iterator[str]:
    phrases = [phrase.id for phrase in pack.lexicon.phrases]
    drills = [drill.id for drill in book.drill]
    wrong = (
        _unknown([curriculum.placement.reading], phrases, "phrase"),
        _unknown(curriculum.placement.drills, drills, "drill"),
    )
    yield from (f"{PATH}: placement: {one}" for one in chain.from_iterable(wrong))


def _tips(curriculum: Curriculum) -> Iterator[str]:
    known = [*MOMENTS, *curriculum.moments, *(f"{WEAK}{skill.id}" for skill in curriculum.skills)]
    for tip in curriculum.tips:
        yield from (f"{TIPS}: {tip.id}: {wrong}" for wrong in _unknown(tip.when, known, "moment"))


def _unknown(names: Collection[str], known: list[str], what: str) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"there is no {what} {name!r}{meant(name, known)}"
