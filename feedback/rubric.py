"""The rubric: what a call is marked by, made from the pack, so that two trainers mark alike.

A criterion is marked by checklist items or by flags that stand. What could not be assessed
is neither passed nor failed: it leaves the sum, and the mark says how much of it was assessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field, ValidationError, model_validator

from feedback.flag import Flag, ItemState, ItemStatus, Kind, Severity
from feedback.mistake_words import cannot_read, said
from feedback.rule import Frozen, Id, Text

#: Name of the file in a pack's folder.
FILE = "rubric.toml"
#: Flags that ask for a change; notes are for the report alone.
COUNTED = frozenset({Severity.ALERT, Severity.NUDGE})


class Need(StrEnum):
    """What must have been heard for flags of some kinds to mean anything by their absence."""

    PROSODY = "prosody"
    WORDS = "words"
    CUSTOMER = "customer"
    """The customer's side on a channel of its own."""


class Criterion(Frozen):
    """One line of the rubric.

    Parameters
    ----------
    id, title
        Name for files, and for people.
    weight : float
        Its share of the whole; only proportions matter.
    items : tuple of str
        Checklist items: each that was required counts alike, said or missing.
    kinds : tuple of Kind
        Flags that cost: `costs_pct` per cent of the weight each, down to nothing.
    needs : tuple of Need
        Without which its flags were not looked for.
    fatal : bool
        Whether failing it fails the call, whatever the sum.
    """

    id: Id
    title: Text
    weight: float = Field(gt=0, le=1000)
    items: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    costs_pct: float = Field(100.0, gt=0, le=100)
    needs: tuple[Need, ...] = ()
    fatal: bool = False

    @model_validator(mode="after")
    def _one_basis(self) -> Criterion:
        if bool(self.items) == bool(self.kinds):
            raise ValueError("a criterion has either items or kinds")
        return self


class Rubric(Frozen):
    """All criteria in the order of the page.

    Parameters
    ----------
    pass_from : float
        Score from which a call passes, in per cent.
    grade_from : float
        Share of the weight that must have been assessed before the score says something about the call.
    criteria : tuple of Criterion
        Written ``[[criterion]]``.
    """

    pass_from: float = Field(80.0, ge=0, le=100)
    grade_from: float = Field(0.5, ge=0, le=1)
    criteria: tuple[Criterion, ...] = Field(default=(), alias="criterion")

    @model_validator(mode="after")
    def _names_differ(self) -> Rubric:
        names = [criterion.id for criterion in self.criteria]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"criteria named twice: {', '.join(twice)}")
        return self


class Outcome(StrEnum):
    """What became of a criterion."""

    PASSED = "passed"
    PARTLY = "partly"
    FAILED = "failed"
    NOT_REQUIRED = "not_required"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a criterion was marked so: a checklist item's state or a flag."""

    item: ItemState | None = None
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion of one call.

    Parameters
    ----------
    criterion : Criterion
        What was looked at.
    earned : float or None
        Share of its weight in [0, 1]; ``None`` where it is not part of the sum.
    outcome : Outcome
        The same as a word.
    evidence : tuple of Evidence
        What it rests on.
    by_hand : bool
        A trainer marked it, whatever the evidence.
    """

    criterion: Criterion
    earned: float | None
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A call marked by a rubric.

    Parameters
    ----------
    marks : tuple of Mark
        In the rubric's order.
    score : float or None
        Weighted mean of what was assessed, in per cent; ``None`` if nothing was.
    assessed : float
        Share of the required weight that was assessed, in [0, 1].
    passed : bool or None
        Whether the score reaches `Rubric.pass_from` and nothing fatal failed; ``None`` without a grade.
    graded : bool
        Enough was assessed: at least `Rubric.grade_from` of it. Otherwise the score is of what little was heard.
    """

    marks: tuple[Mark, ...]
    score: float | None
    assessed: float
    passed: bool | None
    graded: bool = True


def load_rubric(folder: Path, items: Collection[str], mistakes: list[str]) -> Rubric:
    """The rubric of a pack; one without criteria where the pack has none.

    Parameters
    ----------
    folder : Path
        The pack's.
    items : collection of str
        Checklist items that the pack knows.
    mistakes : list of str
        Taken further by every mistake that is found, each with its place.
    """
    path = folder / FILE
    if not path.is_file():
        return Rubric()
    try:
        rubric = Rubric.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as why:
        mistakes += [f"{FILE}: {_place(error['loc'])}: {said(error)}" for error in why.errors(include_url=False)]
        return Rubric()
    except (OSError, ValueError, RecursionError) as why:
        mistakes.append(cannot_read(FILE, why))
        return Rubric()
    for criterion in rubric.criteria:
        unknown = [item for item in criterion.items if item not in items]
        mistakes += [f"{FILE}: criterion '{criterion.id}': there is no checklist item '{item}'" for item in unknown]
    return rubric


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "rubric"


def mark(
    rubric: Rubric,
    flags: Iterable[Flag],
    items: Iterable[ItemState],
    heard: Collection[Need],
    by_hand: dict[str, float | None] | None = None,
) -> Marked:
    """Mark a call.

    Parameters
    ----------
    rubric : Rubric
        What by.
    flags : iterable of Flag
        Flags that stand: withdrawn ones and those that were ruled wrong left out.
    items : iterable of ItemState
        The checklist at the end.
    heard : collection of Need
        What was there to be judged: lanes that ran to the end, the customer's side.
    by_hand : dict or None
        Criterion id to share earned, by a trainer; ``None`` as a share takes it out of the sum.

    Returns
    -------
    Marked

    Examples
    --------
    >>> from feedback.rule import Text
    >>> greeting = Criterion(id="opening", title=Text(zh="开场", en="Opening"), weight=2, items=("opening",))
    >>> calm = Criterion(id="pace", title=Text(zh="语速", en="Pace"), weight=1, kinds=(Kind.RATE_FAST,))
    >>> mark(Rubric(criterion=(greeting, calm)), [], [ItemState("opening", ItemStatus.MISSING)], []).score
    33.3
    """
    states, standing = {state.item: state for state in items}, [f for f in flags if f.severity in COUNTED]
    named = by_hand or {}
    marks = tuple(
        _by_hand(criterion, named[criterion.id])
        if criterion.id in named
        else _of_items(criterion, states)
        if criterion.items
        else _of_flags(criterion, standing, heard)
        for criterion in rubric.criteria
    )
    counted = [(m.criterion.weight, m.earned) for m in marks if m.earned is not None]
    whole = sum(m.criterion.weight for m in marks if m.outcome is not Outcome.NOT_REQUIRED)
    weight = sum(weight for weight, _ in counted)
    score = round(100 * sum(weight * earned for weight, earned in counted) / weight, 1) if weight else None
    fatal = any(m.criterion.fatal and m.outcome is Outcome.FAILED for m in marks)
    assessed = round(weight / whole, 3) if whole else 0.0
    graded = score is not None and assessed >= rubric.grade_from
    passed = score >= rubric.pass_from and not fatal if score is not None and graded else None
    return Marked(marks, score, assessed, passed, graded)


def _of_items(criterion: Criterion, states: dict[str, ItemState]) -> Mark:
    own = [states[item] for item in criterion.items if item in states]
    evidence = tuple(Evidence(item=state) for state in own)
    required = [state for state in own if state.status is not ItemStatus.NOT_REQUIRED]
    if own and not required:
        return Mark(criterion, None, Outcome.NOT_REQUIRED, evidence)
    decided = [state.status for state in required if state.status in (ItemStatus.SAID, ItemStatus.MISSING)]
    if not decided:
        return Mark(criterion, None, Outcome.NOT_ASSESSED, evidence)
    return _earned(criterion, decided.count(ItemStatus.SAID) / len(decided), evidence)


def _of_flags(criterion: Criterion, flags: Sequence[Flag], heard: Collection[Need]) -> Mark:
    own = [flag for flag in flags if flag.kind in criterion.kinds]
    if not own and not set(criterion.needs) <= set(heard):
        return Mark(criterion, None, Outcome.NOT_ASSESSED)
    return _earned(criterion, max(0.0, 1 - len(own) * criterion.costs_pct / 100), tuple(_evidence(own)))


def _evidence(flags: Iterable[Flag]) -> Iterator[Evidence]:
    for flag in flags:
        yield Evidence(flag=flag)


def _by_hand(criterion: Criterion, earned: float | None) -> Mark:
    if earned is None:
        return Mark(criterion, None, Outcome.NOT_ASSESSED, by_hand=True)
    known = _earned(criterion, min(1.0, max(0.0, earned)), ())
    return Mark(criterion, known.earned, known.outcome, by_hand=True)


def _earned(criterion: Criterion, earned: float, evidence: tuple[Evidence, ...]) -> Mark:
    outcome = Outcome.PASSED if earned >= 1 else Outcome.FAILED if earned <= 0 else Outcome.PARTLY
    return Mark(criterion, earned, outcome, evidence)
