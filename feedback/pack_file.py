"""What a pack holds once it is read: the contents of its files, checked by themselves and with each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, Field

from feedback.checklist_rules import CueRule, ItemRule
from feedback.lexicon import Lexicon
from feedback.nudges import Budget
from feedback.rubric import Rubric
from feedback.rule import Example, Frozen, Id, Rule, Text


class PackFile(Frozen):
    """The contents of ``pack.toml``.

    Parameters
    ----------
    schema_ : str
        ``coach.pack/1``, written ``schema``.
    id, version, language, title
        What the pack says about itself.
    syllables_per_nucleus : float
        Spoken syllables for each nucleus that the sound shows, until a speaker's own ratio is known.
    budget : Budget
        How many nudges an agent may get.
    placeholders : dict
        What stands for ``{公司}`` and friends; what is not configured is a wildcard.
    rules, checklist, cues
        Written ``[[rule]]``, ``[[checklist]]`` and ``[[cue]]``.
    """

    schema_: Literal["coach.pack/1"] = Field(alias="schema")
    id: Id
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    language: str = Field(pattern=r"^[a-z]{2}$")
    title: Text
    syllables_per_nucleus: float = Field(gt=0.3, lt=3)
    budget: Budget = Budget()
    placeholders: dict[str, str] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = Field(alias="rule")
    checklist: tuple[ItemRule, ...]
    cues: tuple[CueRule, ...] = Field(default=(), alias="cue")


#: Model of each table, for the names that were probably meant.
TABLES: dict[str, type[BaseModel]] = {
    "": PackFile,
    "rule": Rule,
    "checklist": ItemRule,
    "cue": CueRule,
    "budget": Budget,
    "example": Example,
    "say": Text,
    "why": Text,
    "title": Text,
    "when_corrected": Text,
}


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read and checked.

    Parameters
    ----------
    file : PackFile
        Head, rules and checklist.
    lexicon : Lexicon
        Standard phrases, forbidden phrases, fillers and the cues of triggers.
    sha256 : str
        Over all its files, so that a report names exactly the rules that judged.
    rubric : Rubric
        What a call is marked by; without criteria where the pack has none.
    extends : str
        The pack it is a layer over; empty for one that stands by itself.
    """

    file: PackFile
    lexicon: Lexicon
    sha256: str
    rubric: Rubric = field(default_factory=Rubric)
    extends: str = ""

    @property
    def id(self) -> str:
        """Stable name."""
        return self.file.id

    @property
    def version(self) -> str:
        """Version of the rules."""
        return self.file.version

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Rules in the pack's order."""
        return self.file.rules

    @property
    def checklist(self) -> tuple[ItemRule, ...]:
        """Checklist items in the order of the screen."""
        return self.file.checklist
