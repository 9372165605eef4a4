"""Everything that a drill asks for, in one list with weights: its own criteria, its ids, and what all drills share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from feedback.drills.book import DrillBook
from feedback.drills.check import Check, Criterion, Group
from feedback.drills.drill import Drill
from feedback.drills.first_words import first_words

_WHOLE = 100.0
_NOTHING: Mapping[str, str] = MappingProxyType({})
_IN_ORDER = {"zh": "按这个顺序说，一句也别漏。", "en": "Say them in this order, and leave none out."}
_GROUPS = {"STD": Group.PHRASES, "TON": Group.TONE, "TIM": Group.BEHAVIOURS, "BEH": Group.BEHAVIOURS}


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion of a drill and what it weighs.

    Parameters
    ----------
    origin : str
        Where it comes from: ``must:STD-01``, ``order``, ``must_not:FOR-08``, ``base:0``, ``whole_call:STD-47``, ``pass:2``.
    criterion : Criterion
        What is asked.
    weight : float
        Per cent of the whole; 0 for what only must not happen.
    """

    origin: str
    criterion: Criterion
    weight: float = 0.0

    @property
    def forbids(self) -> bool:
        """It weighs nothing and fails the drill."""
        return self.origin.startswith("must_not:")


def asked(
    drill: Drill, book: DrillBook, wordings: Mapping[str, str] = _NOTHING, language: str = "zh"
) -> tuple[Asked, ...]:
    """All criteria of a drill, in the order of the result card.

    Parameters
    ----------
    drill : Drill
        What is practised.
    book : DrillBook
        Weights, base criteria and the meaning of ids.
    wordings : mapping of str to str
        Phrase id to its wording, for people; without it the id stands there.
    language : str
        ``zh`` or ``en``: of what the catalogue calls its ids.

    Returns
    -------
    tuple of Asked
        Weights sum to 100. A group that asks for nothing gives its weight to the others.
    """
    weighed = [
        *_musts(drill, book, wordings, language),
        *_order(drill, wordings, language),
        *_base(drill, book),
        *_own(drill),
    ]
    present = {group for group in Group if any(a.criterion.group is group for a in weighed)}
    whole = sum(book.weights[drill.kind].of(group) for group in present) or _WHOLE
    shares = {group: _shares([a.criterion for a in weighed if a.criterion.group is group]) for group in present}
    order = {group: iter(share) for group, share in shares.items()}
    given = [
        Asked(a.origin, a.criterion, next(order[g]) * _WHOLE * book.weights[drill.kind].of(g) / whole)
        for a in weighed
        if (g := a.criterion.group)
    ]
    return (*given, *_forbidden(drill, wordings))


def _shares(criteria: Sequence[Criterion]) -> list[float]:
    """Share of the group that each criterion has; they sum to one."""
    stated = sum(c.weight for c in criteria if c.weight is not None)
    free = sum(c.weight is None for c in criteria)
    if not free or stated >= _WHOLE:
        return [(c.weight or 0.0) / stated for c in criteria]
    left = (_WHOLE - stated) / free
    return [(left if c.weight is None else c.weight) / _WHOLE for c in criteria]


def _musts(drill: Drill, book: DrillBook, wordings: Mapping[str, str], language: str) -> Iterator[Asked]:
    for name in drill.must:
        yield Asked(f"must:{name}", _must(name, drill, book, wordings, language))


def _must(name: str, drill: Drill, book: DrillBook, wordings: Mapping[str, str], language: str) -> Criterion:
    group = _GROUPS.get(name[:3], Group.BEHAVIOURS)
    if group is Group.PHRASES:
        check = Check(said=(name, *_equivalents(name, drill, book)), at_least=1)
        wording = wordings.get(name, "")
        return Criterion(text=wording or name, group=group, check=(check,), hint=wording)
    standard = next((s for s in book.standard if s.id == name), None)
    if standard is None:
        return Criterion(text=name, group=group, check=(Check.model_validate({"self": True}),))
    title, hint = standard.title.in_language(language), standard.hint.in_language(language)
    return Criterion(text=title, group=standard.group, check=standard.check, hint=hint)


def _equivalents(name: str, drill: Drill, book: DrillBook) -> tuple[str, ...]:
    """Phrases that do as well as this one and that the drill does not ask for itself."""
    rows = (*(_said(criterion) for criterion in book.whole_call), *book.alike)
    others = (other for row in rows if row[:1] == (name,) for other in row[1:])
    return tuple(other for other in others if other not in drill.must)


def _said(criterion: Criterion) -> tuple[str, ...]:
    return tuple(phrase for check in criterion.check for phrase in check.said)


def _order(drill: Drill, wordings: Mapping[str, str], language: str) -> Iterator[Asked]:
    phrases = tuple(name for name in drill.order if name.startswith("STD"))
    if len(phrases) > 1:
        check = Check(said=phrases, in_order=True)
        text = " → ".join(first_words(wordings.get(name, name)) for name in phrases)
        hint = _IN_ORDER.get(language, _IN_ORDER["zh"])
        yield Asked("order", Criterion(text=text, group=Group.PHRASES, check=(check,), hint=hint))


def _base(drill: Drill, book: DrillBook) -> Iterator[Asked]:
    for n, base in enumerate(book.base):
        if base.speaks in ("", drill.speaks) and not set(base.replaced_by) & set(drill.must):
            yield Asked(f"base:{n}", base)
    if not drill.whole_call:
        return
    for criterion in book.whole_call:
        said = _said(criterion)
        if not set(said) & {*drill.base_exempt, *drill.must}:
            yield Asked(f"whole_call:{said[0] if said else criterion.text}", criterion)


def _own(drill: Drill) -> Iterator[Asked]:
    for n, criterion in enumerate(drill.pass_):
        yield Asked(f"pass:{n}", criterion)


def _forbidden(drill: Drill, wordings: Mapping[str, str]) -> Iterator[Asked]:
    for name in drill.must_not:
        criterion = Criterion(text=wordings.get(name, name), group=Group.PHRASES, check=(Check(unsaid=(name,)),))
        yield Asked(f"must_not:{name}", criterion)
