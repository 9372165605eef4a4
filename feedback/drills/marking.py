"""Marks a take: each criterion with its evidence, the score, and the one thing that kept it from passing.

What could not be assessed leaves the sum and is said; too much of it, and the take is practice without a grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from audio.span import Span
from feedback.drills.book import DrillBook
from feedback.drills.check import Check, Group
from feedback.drills.checked import Checked, Why
from feedback.drills.checking import check_take
from feedback.drills.criteria import Asked, asked
from feedback.drills.measure import DrillMeasure
from feedback.drills.measures import MEASURES
from feedback.drills.take import Take
from feedback.rubric import Outcome

_NOTHING: Mapping[str, str] = MappingProxyType({})
_ROUNDED = 1e-6


@dataclass(frozen=True, slots=True)
class CriterionMark:
    """One criterion of one take.

    Parameters
    ----------
    text : str
        As people read it.
    origin : str
        ``must:STD-01``, ``order``, ``must_not:FOR-08``, ``base:0``, ``whole_call:STD-47`` or ``pass:2``.
    group : Group
        Part of the score.
    weight : float
        Per cent of the whole.
    earned : float or None
        Share met, in [0, 1]; ``None`` where it is not part of the sum.
    outcome : Outcome
        ``not_assessed`` stands also for what only the learner can tell and did not tick.
    blocks : bool
        It was assessed, is not met even with all that was possibly said, and keeps the take from passing.
    value : float or None
        What was measured or counted, in `unit`.
    unit : str
        Of `value`.
    at_least, at_most : float or None
        Limits.
    evidence : str
        Words or figures behind it.
    clip : Span or None
        Where to hear it.
    hint : str
        What to do differently; for a phrase, its wording.
    by_hand : bool
        The learner ticks it.
    why : str
        Why it was not assessed: a value of :class:`feedback.drills.checking.Why`; of one that was assessed in part,
        that the rest of it needs the person's reading. Else empty.
    assessed : float
        Share of its checks that were assessed, in [0, 1]: so much of its weight counts.
    key : str
        Its text as it was marked, whatever the language it is shown in: by which it is ticked.
    """

    text: str
    origin: str
    group: Group
    weight: float
    earned: float | None
    outcome: Outcome
    blocks: bool = False
    value: float | None = None
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    evidence: str = ""
    clip: Span | None = None
    hint: str = ""
    by_hand: bool = False
    why: str = ""
    key: str = ""
    assessed: float = 1.0

    @property
    def limit(self) -> float | None:
        """The limit that was passed, or the only one."""
        if self.value is not None and self.at_least is not None and self.value < self.at_least:
            return self.at_least
        return self.at_least if self.at_most is None else self.at_most


@dataclass(frozen=True, slots=True)
class GroupMark:
    """One part of the score.

    Parameters
    ----------
    group : Group
        Which.
    weight : float
        Per cent of the whole.
    score : float or None
        Per cent of what was assessed; ``None`` if nothing was.
    """

    group: Group
    weight: float
    score: float | None


@dataclass(frozen=True, slots=True)
class TakeMark:
    """A take as it was marked.

    Parameters
    ----------
    score : float or None
        Per cent of what was assessed; ``None`` if nothing was.
    assessed : float
        Share of the weight that was assessed, in [0, 1].
    graded : bool
        Enough was assessed for a grade.
    passed : bool or None
        ``None`` without a grade.
    kept_from : CriterionMark or None
        The one thing: what was forbidden and said, else the unmet criterion of greatest weight. ``None`` of a pass.
    groups : tuple of GroupMark
        Parts of the score that the drill has.
    criteria : tuple of CriterionMark
        In the order of the card.
    """

    score: float | None
    assessed: float
    graded: bool
    passed: bool | None
    kept_from: CriterionMark | None
    groups: tuple[GroupMark, ...]
    criteria: tuple[CriterionMark, ...]


def mark(
    take: Take,
    book: DrillBook,
    *,
    measures: Mapping[str, DrillMeasure] = MEASURES,
    wordings: Mapping[str, str] = _NOTHING,
    language: str = "zh",
) -> TakeMark:
    """Mark a take.

    Parameters
    ----------
    take : Take
        The whole of it.
    book : DrillBook
        Weights, base criteria, the meaning of ids.
    measures : mapping
        Measures by name.
    wordings : mapping of str to str
        Phrase id to its wording, for people.
    language : str
        ``zh`` or ``en``: of what the catalogue calls its ids.

    Returns
    -------
    TakeMark
    """
    criteria = tuple(
        _marked(take, one, book, measures, wordings) for one in asked(take.drill, book, wordings, language)
    )
    counted = [c for c in criteria if c.earned is not None and c.weight > 0]
    weight = sum(c.weight * c.assessed for c in counted)
    whole = sum(c.weight for c in criteria)
    score = _score(counted)
    assessed = round(weight / whole, 4) if whole else 0.0
    graded = score is not None and assessed >= book.grade_from - _ROUNDED
    reached = score is not None and score >= book.pass_from - _ROUNDED
    passed = (reached and not any(c.blocks for c in criteria)) if graded else None
    return TakeMark(
        score=score,
        assessed=assessed,
        graded=graded,
        passed=passed,
        kept_from=None if passed else _kept_from(criteria, reached=reached),
        groups=tuple(
            _group(group, criteria) for group in Group if any(c.group is group and c.weight for c in criteria)
        ),
        criteria=criteria,
    )


def _score(counted: Sequence[CriterionMark]) -> float | None:
    weight = sum(c.weight * c.assessed for c in counted)
    earned = sum(c.weight * c.assessed * (c.earned or 0.0) for c in counted)
    return round(100 * earned / weight, 1) if weight else None


def _group(group: Group, criteria: Iterable[CriterionMark]) -> GroupMark:
    own = [c for c in criteria if c.group is group and c.weight > 0]
    return GroupMark(group, round(sum(c.weight for c in own), 3), _score([c for c in own if c.earned is not None]))


def _kept_from(criteria: Sequence[CriterionMark], *, reached: bool) -> CriterionMark | None:
    """What was forbidden first, then what weighs most; short of points alone, what cost most of them."""
    blocking = [c for c in criteria if c.blocks]
    forbidden = next((c for c in blocking if c.origin.startswith("must_not:")), None)
    if forbidden or blocking:
        return forbidden or max(blocking, key=lambda c: c.weight)
    lost = [c for c in criteria if c.earned is not None and c.earned < 1 and c.weight > 0]
    return None if reached else max(lost, key=lambda c: c.weight * c.assessed * (1 - (c.earned or 0.0)), default=None)


def _marked(
    take: Take, one: Asked, book: DrillBook, measures: Mapping[str, DrillMeasure], wordings: Mapping[str, str]
) -> CriterionMark:
    criterion = one.criterion
    checks = [_completed(check, book, measures) for check in criterion.check]
    checked = [_checked(take, check, book, measures, wordings) for check in checks]
    known = [c for c in checked if c.earned is not None]
    shown = min(known, key=lambda c: c.at_best) if known else checked[0]
    earned = sum(c.earned or 0.0 for c in known) / len(known) if known else None
    at_best = min((c.at_best for c in known), default=1.0)
    ticked = criterion.by_hand and criterion.text in take.ticked
    return CriterionMark(
        text=criterion.text,
        origin=one.origin,
        group=criterion.group,
        weight=round(one.weight, 4),
        earned=earned,
        outcome=Outcome.PASSED if ticked else _outcome(earned),
        blocks=known != [] and at_best < 1 - _ROUNDED,
        value=shown.value,
        unit=shown.unit,
        at_least=shown.at_least,
        at_most=shown.at_most,
        evidence="；".join(dict.fromkeys(c.evidence for c in checked if c.evidence)),
        clip=shown.clip or next((c.clip for c in known if c.clip), None),
        hint=criterion.hint,
        by_hand=criterion.by_hand,
        why=_why(checked, shown),
        key=criterion.text,
        assessed=len(known) / len(checked),
    )


def _checked(
    take: Take, check: Check, book: DrillBook, measures: Mapping[str, DrillMeasure], wordings: Mapping[str, str]
) -> Checked:
    """One check; a limit that the pack names nowhere is not made up here."""
    measure = measures.get(check.measure or "")
    if measure is not None and not set(measure.limits) <= set(check.params):
        return Checked(None, unit=measure.unit, why=Why.NO_MEASURE)
    return check_take(take, check, measures, book.lists, wordings)


def _why(checked: Sequence[Checked], shown: Checked) -> str:
    """Why nothing of a criterion was assessed, or that some of it waits for a reading."""
    if shown.earned is not None:
        return Why.NO_READING.value if any(c.why is Why.NO_READING for c in checked) else ""
    return shown.why.value if shown.why else ""


def _completed(check: Check, book: DrillBook, measures: Mapping[str, DrillMeasure]) -> Check:
    measure = measures.get(check.measure or "")
    return book.completed(check, measure.limits) if measure else check


def _outcome(earned: float | None) -> Outcome:
    if earned is None:
        return Outcome.NOT_ASSESSED
    return Outcome.PASSED if earned >= 1 - _ROUNDED else Outcome.FAILED if earned <= 0 else Outcome.PARTLY
