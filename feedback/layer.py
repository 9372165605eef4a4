"""A layer over a pack: what one centre does otherwise, and nothing else.

A copy of a pack grows old; a layer keeps getting what the pack below it learns. It switches
phrases and rules off, rewords and adds phrases, and changes the numbers of rules by their id.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from feedback.flag import Severity
from feedback.lexicon import Id as PhraseId
from feedback.lexicon import Order, Phrase, Slot, Source, Wording
from feedback.rule import Example, Frozen, Id, Text


class Reword(Frozen):
    """Another wording of a phrase of the pack below; what is not named stays.

    Parameters
    ----------
    id : str
        The phrase.
    text, variants, near_misses, unless, replacement, severity, note
        As in :class:`feedback.lexicon.Phrase`.
    only : bool
        Only these wordings count: those and the patterns of the pack below do not any more.
    """

    id: PhraseId
    text: Wording | None = None
    variants: tuple[Wording, ...] | None = None
    near_misses: tuple[Wording, ...] | None = None
    unless: tuple[Wording, ...] | None = None
    replacement: str | None = None
    severity: Literal["alert", "note"] | None = None
    note: str | None = None
    only: bool = False


class Added(Phrase):
    """A phrase that the pack below has not.

    Parameters
    ----------
    ticks : tuple of str
        Checklist items that it ticks.
    """

    ticks: tuple[str, ...] = ()

    def phrase(self) -> Phrase:
        """The phrase as a lexicon holds it; a forbidden one is an alert unless it says otherwise."""
        known = {name: getattr(self, name) for name in Phrase.model_fields}
        if self.kind == "forbidden":
            known |= {"severity": self.severity or "alert", "required": "never"}
        return Phrase.model_construct(**known)


class RuleChange(Frozen):
    """Other numbers for a rule of the pack below; what is not named stays.

    Its examples go with its old numbers: those given here are the ones that are run.
    """

    id: Id
    severity: Severity | None = None
    say: Text | None = None
    why: Text | None = None
    window_s: float | None = Field(None, gt=0)
    needs_speech_s: float | None = Field(None, ge=0)
    needs_syllables: int | None = Field(None, ge=0)
    params: dict[str, float | str | list[str]] | None = None
    above: float | None = None
    below: float | None = None
    above_baseline_pct: float | None = Field(None, gt=0)
    above_baseline_floor: float | None = None
    below_baseline_pct: float | None = Field(None, gt=0, lt=100)
    below_baseline_ceiling: float | None = None
    alert_above: float | None = None
    alert_below: float | None = None
    clears_below: float | None = None
    clears_above: float | None = None
    hold_s: float | None = Field(None, ge=0)
    clear_hold_s: float | None = Field(None, ge=0)
    cooldown_s: float | None = Field(None, ge=0)
    matters: float | None = Field(None, ge=0, le=5)
    unless: list[str] | None = None
    example: list[Example] = Field(default_factory=list)


class LayerFile(Frozen):
    """The contents of a ``pack.toml`` that says ``extends``.

    Parameters
    ----------
    schema_ : str
        ``coach.layer/1``, written ``schema``.
    extends : str
        Id of the pack below.
    id, version, title
        What the layer says about itself.
    placeholders : dict
        What stands for ``{公司}`` and friends, besides what the pack below says.
    slots : dict
        Placeholders that the pack below has not.
    off : tuple of str
        Phrases and rules of the pack below that are not judged by.
    reword, phrases, rules
        Written ``[[reword]]``, ``[[phrase]]`` and ``[[rule]]``.
    """

    schema_: Literal["coach.layer/1"] = Field("coach.layer/1", alias="schema")
    extends: Id
    id: Id
    version: str = Field("1.0.0", pattern=r"^\d+\.\d+\.\d+$")
    title: Text
    placeholders: dict[str, str] = Field(default_factory=dict)
    slots: dict[str, Slot] = Field(default_factory=dict)
    off: tuple[str, ...] = ()
    reword: tuple[Reword, ...] = ()
    phrases: tuple[Added, ...] = Field(default=(), alias="phrase")
    rules: tuple[RuleChange, ...] = Field(default=(), alias="rule")


#: Model of each table, for the names that were probably meant.
TABLES: dict[str, type[BaseModel]] = {
    "": LayerFile,
    "reword": Reword,
    "phrase": Added,
    "rule": RuleChange,
    "slots": Slot,
    "example": Example,
    "source": Source,
    "order": Order,
    "say": Text,
    "why": Text,
    "title": Text,
}
