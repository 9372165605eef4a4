"""A judged call as JSON, ``coach.analysis/1``: what other programs read.

The models below are both the document and its published schema, so that the two cannot
drift apart. Fields are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isnan
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from audio.block import Speaker
from coach_app.events import Said
from coach_app.report.model import Analysis, Finding
from feedback.flag import ItemStatus, Kind, Severity

SCHEMA = "coach.analysis/1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EnginePart(_Part):
    """Who heard the words; ``none`` when nobody did."""

    name: str
    model: str
    language: str


class PackPart(_Part):
    """Which rules judged; the hash names exactly these rules."""

    id: str
    version: str
    sha256: str


class WordPart(_Part):
    """One word."""

    text: str
    start_s: float
    end_s: float
    confidence: float


class PhrasePart(_Part):
    """A phrase of the pack in an utterance."""

    phrase: str
    verdict: str
    score: float
    text: str
    start_s: float
    end_s: float


class UtterancePart(_Part):
    """Final words of one speaker. The rate leaves out pauses of 0.5 s and more."""

    speaker: Speaker
    start_s: float
    end_s: float
    text: str
    words: Sequence[WordPart]
    syllables: int
    rate_cpm: float | None
    confidence: float
    phrases: Sequence[PhrasePart]


class FlagPart(_Part):
    """One thing that a rule found; `start_s` to `end_s` is the stretch that was found wrong."""

    rule: str
    kind: Kind
    speaker: Speaker
    start_s: float
    end_s: float
    opened_at_s: float
    severity: Severity
    shown: bool
    shown_at_s: float | None
    held_back: str
    measured: float | None
    limit: float | None
    unit: str
    evidence: str
    say: str
    why: str
    source: str
    detail: str


class ItemPart(_Part):
    """One line of the checklist."""

    item: str
    status: ItemStatus
    at_s: float | None
    evidence: str


class NoticePart(_Part):
    """What the reader should know about the sound, or a lane that went missing."""

    code: str
    at_s: float
    text: str


class LostPart(_Part):
    """A stretch without sound."""

    speaker: Speaker
    start_s: float
    end_s: float
    reason: str


class Document(_Part):
    """One judged call."""

    schema_: Literal["coach.analysis/1"] = Field(alias="schema")
    file: str
    duration_s: float
    engine: EnginePart
    pack: PackPart
    utterances: Sequence[UtterancePart]
    flags: Sequence[FlagPart]
    checklist: Sequence[ItemPart]
    metrics: dict[str, dict[str, float | None]]
    lanes: dict[str, str]
    audio_lost: Sequence[LostPart]
    notices: Sequence[NoticePart]


def document(analysis: Analysis) -> Document:
    """The document of a judged call."""
    started = analysis.started
    return Document(
        schema=SCHEMA,
        file=started.file,
        duration_s=round(analysis.duration_s, 3),
        engine=EnginePart(name=started.engine, model=started.model, language=started.language),
        pack=PackPart(id=started.pack_id, version=started.pack_version, sha256=started.pack_sha256),
        utterances=[_utterance(said) for said in analysis.said],
        flags=[_flag(finding) for finding in analysis.findings],
        checklist=[
            ItemPart(item=state.item, status=state.status, at_s=_rounded(state.at_s), evidence=state.evidence)
            for state in analysis.checklist
        ],
        metrics={who: {name: _rounded(value) for name, value in of.items()} for who, of in analysis.metrics.items()},
        lanes=analysis.lanes,
        audio_lost=[
            LostPart(speaker=lost.speaker, start_s=lost.span.start_s, end_s=lost.span.end_s, reason=lost.reason)
            for lost in analysis.audio_lost
        ],
        notices=[
            *(NoticePart(code=n.notice, at_s=round(n.at_s, 3), text=n.detail) for n in analysis.notices),
            *(NoticePart(code=f.lane, at_s=round(f.at_s, 3), text=f.reason) for f in analysis.failures),
        ],
    )


def to_json(analysis: Analysis) -> str:
    """The document as text, two spaces an indent, ending in a line end."""
    plain = document(analysis).model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, Any]:
    """JSON Schema of the document; published as ``coach_app/schema/analysis.json``."""
    form = Document.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **form}


def _utterance(said: Said) -> UtterancePart:
    utterance = said.utterance
    return UtterancePart(
        speaker=utterance.speaker,
        start_s=round(utterance.span.start_s, 3),
        end_s=round(utterance.span.end_s, 3),
        text=utterance.text,
        words=[
            WordPart(
                text=word.text,
                start_s=round(word.span.start_s, 3),
                end_s=round(word.span.end_s, 3),
                confidence=round(word.confidence, 3),
            )
            for word in utterance.words
        ],
        syllables=said.syllables,
        rate_cpm=_rounded(said.rate_cpm, 1),
        confidence=round(utterance.confidence, 3),
        phrases=[
            PhrasePart(
                phrase=hit.phrase,
                verdict=hit.verdict,
                score=round(hit.score, 3),
                text=hit.text,
                start_s=round(hit.span.start_s, 3),
                end_s=round(hit.span.end_s, 3),
            )
            for hit in said.hits
        ],
    )


def _flag(finding: Finding) -> FlagPart:
    flag = finding.flag
    return FlagPart(
        rule=flag.rule,
        kind=flag.kind,
        speaker=flag.speaker,
        start_s=round(flag.span.start_s, 3),
        end_s=round(flag.span.end_s, 3),
        opened_at_s=round(flag.opened_at_s, 3),
        severity=flag.severity,
        shown=finding.shown_at_s is not None,
        shown_at_s=_rounded(finding.shown_at_s),
        held_back=finding.held_back,
        measured=_rounded(flag.measured, 2),
        limit=_rounded(flag.limit, 2),
        unit=flag.unit,
        evidence=flag.evidence,
        say=flag.say,
        why=flag.why,
        source=flag.source,
        detail=flag.detail,
    )


def _rounded(value: float | None, digits: int = 3) -> float | None:
    """The value to so many digits; ``None`` for what is not known, NaN included."""
    return None if value is None or isnan(value) else round(value, digits)
