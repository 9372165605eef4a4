"""The form of ``coach.drill/1``, part by part: what other programs read of drills and takes. Fields are only ever added."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from feedback.drills.check import Group
from feedback.drills.drill import DrillKind
from feedback.rubric import Outcome


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackPart(_Part):
    """Which rules marked."""

    id: str
    version: str
    sha256: str


class LinePart(_Part):
    """What the customer says or the screen asks for; `sound` is ``silence``, ``noise`` or empty."""

    id: str
    text: str
    mood: str
    sound: str
    expects: list[str]
    next: str


class AskedPart(_Part):
    """What is asked of an answer; `weight` in per cent of the whole, 0 for what only must not happen."""

    origin: str
    text: str
    group: Group
    weight: float
    by_hand: bool
    assessable: bool


class DrillPart(_Part):
    """A drill. `assessable` is the share of its weight that can be assessed with all ears, in [0, 1]."""

    id: str
    title: str
    kind: DrillKind
    difficulty: int
    sector: str
    background: str
    customer_type: str
    speaks: str
    greets_first: bool
    must: list[str]
    order: list[str]
    must_not: list[str]
    assessable: float
    lines: list[LinePart]
    criteria: list[AskedPart]


class ClipPart(_Part):
    """Where to hear it."""

    start_s: float
    end_s: float


class MarkPart(_Part):
    """One criterion of a take."""

    origin: str
    text: str
    group: Group
    weight: float
    outcome: Outcome
    earned: float | None
    blocks: bool
    value: float | None
    unit: str
    at_least: float | None
    at_most: float | None
    evidence: str
    clip: ClipPart | None
    hint: str
    by_hand: bool
    why: str


class GroupPart(_Part):
    """One part of the score, in per cent of what was assessed of it."""

    group: Group
    weight: float
    score: float | None


class ShownPart(_Part):
    """A line as it was played; `stock` names what was said beside the drill's own lines."""

    line: str
    nth: int
    start_s: float
    end_s: float
    text: str
    stock: str


class StepPart(_Part):
    """What led from a line to the next: ``answer``, ``branch``, ``pause``, ``patience``, ``silence``, ``hung_up``."""

    line: str
    why: str
    to: str
    at_s: float
    waited_s: float


class TakePart(_Part):
    """A take with its mark; `passed` is null without a grade. `hung_up` is empty where nobody did."""

    session: str
    folder: str
    duration_s: float
    hung_up: str
    score: float | None
    assessed: float
    graded: bool
    passed: bool | None
    kept_from: str | None
    groups: list[GroupPart]
    criteria: list[MarkPart]
    lines: list[ShownPart]
    steps: list[StepPart]
    unused: list[str]


class Document(_Part):
    """Drills of a pack, and a take of the only one where it was run."""

    schema_: Literal["coach.drill/1"] = Field(default="coach.drill/1", alias="schema")
    pack: PackPart
    drills: list[DrillPart]
    take: TakePart | None = None
