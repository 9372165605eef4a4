"""All drills of a pack, with what they share: weights, base criteria, and what each id of the catalogue measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from feedback.drills.check import BaseCriterion, Check, Criterion, Group, PhraseId
from feedback.drills.drill import Drill, DrillKind
from feedback.drills.english import English
from feedback.rule import Frozen, Text


class Weights(Frozen):
    """Shares of the score in per cent; they sum to 100."""

    phrases: float = Field(ge=0, le=100)
    behaviours: float = Field(ge=0, le=100)
    tone: float = Field(ge=0, le=100)

    def of(self, group: Group) -> float:
        """Share of a group."""
        return float(getattr(self, group.value))


class Standard(Frozen):
    """What one id of the catalogue (``TON-26``, ``TIM-02``, ``BEH-76``) means in a drill that names it.

    Parameters
    ----------
    id : str
        As in the catalogue.
    title : Text
        Its name.
    group : Group
        Part of the score.
    check : tuple of Check
        All must be met.
    hint : Text
        What to do differently.
    source : str
        Title and place of the document.
    """

    id: str = Field(pattern=r"^(TON|TIM|BEH)-\d{2}$")
    title: Text
    group: Group
    check: tuple[Check, ...] = Field(min_length=1)
    hint: Text
    source: str


class DrillBook(Frozen):
    """The contents of ``drills.toml`` and of the files in ``drills/`` beside it.

    Parameters
    ----------
    schema_ : str
        ``coach.drills/1``, written ``schema``.
    kinds, moods : dict
        Names of both for people.
    weights : dict
        Of each kind.
    pass_from : float
        Score from which a take passes if nothing that must be met is missing, in per cent.
    grade_from : float
        Share of the weight that must have been assessed for a grade.
    base : tuple of BaseCriterion
        What every drill asks for.
    whole_call : tuple of Criterion
        What a drill with opening and closing asks for besides. The first phrase of its check is the one that drills
        name, the others do as well.
    alike : tuple
        Phrases that do as well as the first of each row, unless a drill asks for them besides.
    lists : dict
        Words, phrases (``STD-50``) and cues (``@explains``) that measures look for, by the name of the parameter
        that a check may give instead; see :mod:`feedback.drills.wanted`.
    measures : dict
        By the name of a measure, parameters that it goes by where neither a check nor a standard gives them.
    standard : tuple of Standard
        Meaning of the ids in `Drill.must`.
    drill : tuple of Drill
        In the order of the catalogue.
    english : English or None
        What English readers are shown, from a file of its own; ``None`` where nobody translated the drills.
    """

    schema_: Literal["coach.drills/1"] = Field(alias="schema")
    kinds: dict[DrillKind, Text]
    moods: dict[str, Text]
    weights: dict[DrillKind, Weights]
    pass_from: float = Field(80.0, ge=0, le=100)
    grade_from: float = Field(0.8, ge=0, le=1)
    base: tuple[BaseCriterion, ...] = ()
    whole_call: tuple[Criterion, ...] = ()
    alike: tuple[tuple[PhraseId, ...], ...] = ()
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    measures: dict[str, dict[str, float | str]] = Field(default_factory=dict)
    standard: tuple[Standard, ...] = ()
    drill: tuple[Drill, ...] = ()
    english: English | None = None

    def get(self, drill_id: str) -> Drill | None:
        """A drill by its id."""
        return next((drill for drill in self.drill if drill.id == drill_id), None)

    def completed(self, check: Check, limits: Sequence[str]) -> Check:
        """A check with the limits that it leaves to the standard which asks for the same measure, or to the book.

        Parameters
        ----------
        check : Check
            As written.
        limits : sequence of str
            Parameters that decide (:attr:`feedback.drills.measure.DrillMeasure.limits`).
        """
        alike = (one for standard in self.standard for one in standard.check if one.measure == check.measure)
        given = self.measures.get(check.measure or "", {}) | next((one.params for one in alike), {})
        missing = {name: given[name] for name in limits if name in given and name not in check.params}
        return check.model_copy(update={"params": {**check.params, **missing}}) if missing else check

    def means(self, standard_id: str) -> tuple[Check, ...]:
        """What an id of the catalogue asks for; nothing where the book does not say."""
        return next((standard.check for standard in self.standard if standard.id == standard_id), ())
