"""What somebody may write down about a session: frozen entries, each with its own identity.

Entries are only ever added. Who, when and a random id go with each, so that two copies of a
session that were worked on apart are one again by putting their entries together.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from audio.block import Speaker
from audio.span import Span
from feedback.flag import Flag, Kind

Verdict = Literal["right", "wrong", "unsure"]
Words = Annotated[str, Field(max_length=4000)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _new_id() -> str:
    return secrets.token_hex(16)


def _now() -> datetime:
    return datetime.now(UTC)


class FlagRef(BaseModel):
    """Names a flag so that it is found again after the session was judged anew.

    Flags are numbered by the order in which they opened, and changed rules change that order;
    what a flag is about and the stretch that it is about do not change.

    Parameters
    ----------
    rule : str
        Id of the rule.
    kind : Kind
        What sort of thing it is.
    speaker : Speaker
        Whose delivery.
    start_s, end_s : float
        The stretch that was judged.
    detail : str
        Which phrase or item, as it was called.
    subject : str
        Its stable name; empty in what was written before flags carried it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    rule: str = Field(max_length=200)
    kind: Kind
    speaker: Speaker
    start_s: Seconds
    end_s: Seconds
    detail: str = Field("", max_length=200)
    subject: str = Field("", max_length=200)

    @classmethod
    def of(cls, flag: Flag) -> Self:
        """Reference to a flag."""
        return cls(
            rule=flag.rule,
            kind=flag.kind,
            speaker=flag.speaker,
            start_s=max(0.0, flag.span.start_s),
            end_s=max(0.0, flag.span.end_s),
            detail=flag.detail,
            subject=flag.subject,
        )

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start_s, max(self.start_s, self.end_s))


class _Entry(BaseModel):
    """What all entries have.

    Parameters
    ----------
    id : str
        Random; the same in every copy of the session.
    at : datetime
        When it was written, with zone.
    author : str
        Name of who wrote it; empty where nobody had said.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(default_factory=_new_id, pattern=r"^[0-9a-f]{32}$")
    at: AwareDatetime = Field(default_factory=_now)
    author: str = Field("", max_length=80)


class _Stretch(_Entry):
    """An entry about a stretch of the call."""

    speaker: Speaker
    start_s: Seconds
    end_s: Seconds

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start_s, max(self.start_s, self.end_s))


class Ruling(_Entry):
    """Whether a flag is right."""

    entry: Literal["ruling"] = "ruling"
    flag: FlagRef
    verdict: Verdict
    note: Words = ""


class Moment(_Stretch):
    """A stretch in which something was the case, found by ear: a flag that was missed, or a label."""

    entry: Literal["moment"] = "moment"
    kind: Kind
    note: Words = ""


class Comment(_Entry):
    """Words at a time of the call."""

    entry: Literal["comment"] = "comment"
    at_s: Seconds
    text: Words = Field(min_length=1)


class Objection(_Entry):
    """申诉: the agent does not agree with a flag or, where `flag` is ``None``, with the marking."""

    entry: Literal["objection"] = "objection"
    flag: FlagRef | None = None
    reason: Words = Field(min_length=1)


class Decision(_Entry):
    """What became of an objection; one that is upheld takes its flag away."""

    entry: Literal["decision"] = "decision"
    objection: str
    upheld: bool
    words: Words = ""


class Marking(_Entry):
    """A criterion of the rubric marked by hand; `earned` ``None`` takes it out of the sum."""

    entry: Literal["marking"] = "marking"
    criterion: str = Field(max_length=64)
    earned: float | None = Field(ge=0, le=1)
    note: Words = ""


class Correction(_Stretch):
    """What an utterance really was; the judgement follows. What is ``None`` stays as it was heard.

    Parameters
    ----------
    speaker, start_s, end_s
        The utterance as it was heard.
    text : str or None
        The words that were said; empty for none at all.
    by : Speaker or None
        Who really spoke.
    from_s, until_s : float or None
        When it was really spoken.
    """

    entry: Literal["correction"] = "correction"
    text: Words | None = None
    by: Speaker | None = None
    from_s: Seconds | None = None
    until_s: Seconds | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        start = self.start_s if self.from_s is None else self.from_s
        end = self.end_s if self.until_s is None else self.until_s
        if end <= start:
            raise ValueError("an utterance ends after it begins")
        return self


class Retraction(_Entry):
    """An entry is taken back by whoever may; it stays in the history."""

    entry: Literal["retraction"] = "retraction"
    of: str


Entry = Ruling | Moment | Comment | Objection | Decision | Marking | Correction | Retraction

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="entry")])


def entry_of(document: object) -> Entry:
    """An entry from plain values.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> entry_of({"entry": "comment", "at_s": 3.5, "text": "这里可以停一下"}).at_s
    3.5
    """
    return _ENTRY.validate_python(document)


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as plain values of JSON."""
    return entry.model_dump(mode="json")
