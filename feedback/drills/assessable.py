"""How much of a drill can be assessed at all, with the ears and the readings that there are: known before anybody speaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from feedback.drills.book import DrillBook
from feedback.drills.check import Check, Criterion
from feedback.drills.criteria import asked
from feedback.drills.drill import Drill
from feedback.drills.measure import DrillMeasure, Need
from feedback.drills.measures import MEASURES
from feedback.drills.stretches import needs_words


def assessable(
    drill: Drill,
    book: DrillBook,
    there: Collection[Need] = frozenset(Need),
    measures: Mapping[str, DrillMeasure] = MEASURES,
) -> float:
    """Share of a drill's weight that can be assessed.

    Parameters
    ----------
    drill : Drill
        Which.
    book : DrillBook
        Its weights and ids.
    there : collection of Need
        What there is: ears for words, a saved reading.
    measures : mapping
        Measures by name.

    Returns
    -------
    float
        In [0, 1]. A criterion of several checks counts by the share of them that can be made.
    """
    criteria = asked(drill, book)
    whole = sum(one.weight for one in criteria)
    counted = sum(one.weight * _share(one.criterion, there, measures) for one in criteria)
    return counted / whole if whole else 0.0


def _share(criterion: Criterion, there: Collection[Need], measures: Mapping[str, DrillMeasure]) -> float:
    return sum(can_check(check, there, measures) for check in criterion.check) / len(criterion.check)


def can_check(check: Check, there: Collection[Need], measures: Mapping[str, DrillMeasure] = MEASURES) -> bool:
    """Whether a check can be made with what there is."""
    if check.self_ or (needs_words(check.over) and Need.WORDS not in there):
        return False
    if check.measure:
        measure = measures.get(check.measure)
        return measure is not None and measure.needs <= set(there)
    needed = {Need.WORDS, Need.VOICE} if check.rule else {Need.WORDS}
    return needed <= set(there)
