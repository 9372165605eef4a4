"""What decides whether a sentence of a drill's pass criteria was met, in the few words a pack may use.

A criterion is prose for the learner; its check is the same in names of phrases, rules and
measures. What none of them can hear is ticked by the learner and stays outside the sum.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from feedback.rule import Frozen, Id

#: An entry of the lexicon: ``STD-22``, ``FOR-01``, ``FIL-03``.
PhraseId = Annotated[str, Field(pattern=r"^(STD|FOR|FIL)-\d{2,5}$")]
LineId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,15}$")]


class Group(StrEnum):
    """The part of a score that a criterion belongs to; drills weigh them by kind."""

    PHRASES = "phrases"
    BEHAVIOURS = "behaviours"
    TONE = "tone"


class Stretch(Frozen):
    """Which part of the drill is looked at; without fields the whole of it.

    Parameters
    ----------
    after : str
        From the end of this line on (of its first playing).
    until : str
        To the beginning of this line.
    answer_to : tuple of str
        Only what was said between the end of one of these lines and the beginning of the next.
    after_said : tuple of str
        From the end of the first of these phrases.
    before_said : tuple of str
        To the beginning of the first of these phrases.
    sentences_with : tuple of str
        Only sentences of the agent that hold one of these phrases.
    sentences_of : str
        Only sentences of one type: ``question``, ``courtesy``, ``statement``, ``negative``, ``apology``, ``explanation``, ``dictation``.
    within_s : float or None
        At most so long, from where the stretch begins.
    """

    after: LineId | None = None
    until: LineId | None = None
    answer_to: tuple[LineId, ...] = ()
    after_said: tuple[PhraseId, ...] = ()
    before_said: tuple[PhraseId, ...] = ()
    sentences_with: tuple[PhraseId, ...] = ()
    sentences_of: str = ""
    within_s: float | None = Field(None, gt=0)


class Check(Frozen):
    """One test of a take. Exactly one of `said`, `unsaid`, `words`, `no_words`, `rule`, `measure` and `self_` is set.

    Parameters
    ----------
    said : tuple of str
        Phrases that must be said: all of them, or `at_least` of them (one phrase said twice counts twice then).
    unsaid : tuple of str
        Phrases that must not be said.
    words : tuple of str
        Words that must be heard, by their sound: one of them, or `at_least` different ones.
    no_words : tuple of str
        Words that must not be heard.
    rule : str
        Rule of the pack that may open `at_most` flags, none unless stated.
    measure : str
        Name of a measure of drills, held against `at_least` and `at_most`, in its unit.
    self_ : bool
        Ticked by the learner, written ``self``; outside the sum.
    at_least, at_most : float or None
        Limits, both inclusive.
    in_order : bool
        The phrases of `said` must come in the order written.
    over : Stretch
        Where to look.
    params : dict
        The measure's own parameters.

    Examples
    --------
    >>> Check(measure="rate_cpm", at_most=180, over=Stretch(sentences_of="explanation")).at_most
    180.0
    """

    said: tuple[PhraseId, ...] = ()
    unsaid: tuple[PhraseId, ...] = ()
    words: tuple[str, ...] = ()
    no_words: tuple[str, ...] = ()
    rule: Id | None = None
    measure: Id | None = None
    self_: bool = Field(False, alias="self")
    at_least: float | None = None
    at_most: float | None = None
    in_order: bool = False
    over: Stretch = Stretch()
    params: dict[str, float | str | tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_basis(self) -> Check:
        bases = (self.said, self.unsaid, self.words, self.no_words, self.rule, self.measure, self.self_)
        if sum(bool(basis) for basis in bases) != 1:
            raise ValueError("a check has exactly one of said, unsaid, words, no_words, rule, measure and self")
        if self.measure and self.at_least is None and self.at_most is None:
            raise ValueError("a measure needs at_least or at_most")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least must not lie over at_most")
        return self


class Criterion(Frozen):
    """One sentence of what makes a drill a pass.

    Parameters
    ----------
    text : str
        As the learner and the trainer read it.
    group : Group
        Part of the score that it belongs to.
    check : tuple of Check
        All must be met; each counts alike towards the criterion.
    weight : float or None
        Its part of the group; criteria without one share alike what the others leave.
    hint : str
        What to do differently, in one sentence; shown when this is what kept the drill from passing.
    """

    text: str = Field(min_length=1)
    group: Group
    check: tuple[Check, ...] = Field(min_length=1)
    weight: float | None = Field(None, gt=0, le=100)
    hint: str = ""

    @property
    def by_hand(self) -> bool:
        """Only the learner can tell whether it was met."""
        return all(check.self_ for check in self.check)


class BaseCriterion(Criterion):
    """A criterion that every drill asks for, or every drill of a sort.

    Parameters
    ----------
    speaks : str
        ``customer`` or ``prompt``: only of drills whose lines are spoken so; empty for all.
    replaced_by : tuple of str
        Ids of the catalogue that ask for the same in another way; a drill that must meet one is not asked this.
    """

    speaks: Literal["", "customer", "prompt"] = ""
    replaced_by: tuple[str, ...] = ()
