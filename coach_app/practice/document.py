"""Drills and takes as JSON, ``coach.drill/1``: what `coach drill` answers and other programs read.

The models beside this module are both the document and its published schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from audio.span import Span
from coach_app.practice.document_parts import (
    AskedPart,
    ClipPart,
    Document,
    DrillPart,
    GroupPart,
    LinePart,
    MarkPart,
    PackPart,
    ShownPart,
    StepPart,
    TakePart,
)
from coach_app.practice.grading import wordings
from coach_app.practice.rehearsed import Rehearsed
from coach_app.practice.waiting import Step
from feedback.drills.assessable import assessable, can_check
from feedback.drills.book import DrillBook
from feedback.drills.criteria import asked
from feedback.drills.drill import Drill
from feedback.drills.marking import CriterionMark
from feedback.drills.measure import Need
from feedback.drills.take import Shown
from feedback.pack import Pack

SCHEMA = "coach.drill/1"


def document(
    pack: Pack,
    book: DrillBook,
    drills: Sequence[Drill],
    there: Collection[Need] = frozenset(Need),
    take: Rehearsed | None = None,
    hide: Callable[[str], str] = str,
) -> Document:
    """Drills as a document.

    Parameters
    ----------
    pack, book
        Rules and drills.
    drills : sequence of Drill
        Which of them.
    there : collection of Need
        With what they are to be assessed.
    take : Rehearsed or None
        A take of the only one.
    hide : callable
        Hides numbers and codes in what was said.
    """
    about = PackPart(id=pack.id, version=pack.version, sha256=pack.sha256)
    parts = [drill_part(drill, book, there, wordings(pack.lexicon)) for drill in drills]
    return Document(pack=about, drills=parts, take=take_part(take, hide) if take is not None else None)


def drill_part(
    drill: Drill,
    book: DrillBook,
    there: Collection[Need] = frozenset(Need),
    said: Mapping[str, str] = MappingProxyType({}),
    language: str = "zh",
) -> DrillPart:
    """One drill; `said` are the words of phrases, for people, and `language` is that of the book."""
    return DrillPart(
        **drill.model_dump(include=set(DrillPart.model_fields) - {"lines", "criteria", "assessable", "kind"}),
        kind=drill.kind,
        assessable=round(assessable(drill, book, there), 3),
        lines=[
            LinePart(
                id=line.id,
                text=line.text,
                mood=line.mood,
                sound=line.sound,
                expects=[*line.expects.said, *line.expects.words],
                next=line.next,
            )
            for line in drill.line
        ],
        criteria=[
            AskedPart(
                origin=one.origin,
                text=one.criterion.text,
                group=one.criterion.group,
                weight=round(one.weight, 2),
                by_hand=one.criterion.by_hand,
                assessable=any(can_check(check, there) for check in one.criterion.check),
            )
            for one in asked(drill, book, said, language)
        ],
    )


def take_part(take: Rehearsed, hide: Callable[[str], str] = str) -> TakePart:
    """One take."""
    mark, over = take.mark, take.customer.over
    return TakePart(
        session=take.folder.name,
        folder=str(take.folder),
        duration_s=round(take.duration_s, 3),
        hung_up=over.by.value if over is not None and over.by is not None else "",
        score=mark.score,
        assessed=round(mark.assessed, 3),
        graded=mark.graded,
        passed=mark.passed,
        kept_from=mark.kept_from.origin if mark.kept_from is not None else None,
        groups=[GroupPart(group=g.group, weight=round(g.weight, 2), score=_rounded(g.score, 1)) for g in mark.groups],
        criteria=[_mark(one, hide) for one in mark.criteria],
        lines=[_shown(shown) for shown in take.customer.shown],
        steps=[_step(step) for step in take.customer.steps],
        unused=[file.name for file in take.unused],
    )


def to_json(made: Document) -> str:
    """The document as text, ending in a line end."""
    plain = made.model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, Any]:
    """JSON Schema of the document; published as ``coach_app/schema/drill.json``."""
    form = Document.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **form}


def _mark(mark: CriterionMark, hide: Callable[[str], str]) -> MarkPart:
    return MarkPart(
        origin=mark.origin,
        text=mark.text,
        group=mark.group,
        weight=round(mark.weight, 2),
        outcome=mark.outcome,
        earned=_rounded(mark.earned),
        blocks=mark.blocks,
        value=_rounded(mark.value),
        unit=mark.unit,
        at_least=mark.at_least,
        at_most=mark.at_most,
        evidence=hide(mark.evidence),
        clip=_clip(mark.clip),
        hint=mark.hint,
        by_hand=mark.by_hand,
        why=str(mark.why),
    )


def _clip(span: Span | None) -> ClipPart | None:
    return ClipPart(start_s=round(span.start_s, 3), end_s=round(span.end_s, 3)) if span is not None else None


def _shown(shown: Shown) -> ShownPart:
    clip = {"start_s": round(shown.span.start_s, 3), "end_s": round(shown.span.end_s, 3)}
    return ShownPart(line=shown.line, nth=shown.nth, text=shown.text, stock=shown.stock, **clip)


def _step(step: Step) -> StepPart:
    at = {"at_s": round(step.at_s, 3), "waited_s": round(step.waited_s, 3)}
    return StepPart(line=step.line, why=step.why.value, to=step.to, **at)


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)
