"""What can be asked of the library, and what it answers: values that screens and the command line share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Order = Literal["started", "flags", "score", "duration", "title"]


@dataclass(frozen=True, slots=True)
class Query:
    """Which sessions, in which order; every field that is set narrows the choice further.

    Parameters
    ----------
    words : str
        Said by anybody: characters, or toneless pinyin (``tuikuan``, the last syllable may be begun
        only). Several, separated by blanks, must all occur in the session. Identifiers that are
        masked cannot be found.
    kinds : tuple of str
        Kinds of flag (`feedback.flag.Kind` values); sessions with at least one of them.
    items : tuple of str
        Items of the checklist; sessions in which at least one of them has one of `statuses`.
    statuses : tuple of str
        `feedback.flag.ItemStatus` values; ``missing`` and ``possibly_missing`` if none is named
        while `items` are. Without `items`: of any item.
    tags : tuple of str
        Sessions that carry all of them.
    person : str
        Id of a profile.
    since, until : datetime or None
        Started at or after `since`, and before `until`; with zone.
    score_from, score_to : float or None
        Bounds of the rubric's score in percent, both included; sessions without a score are left out.
    state : str
        `coach_app.recording.sessions.State` value.
    unruled : bool
        Sessions with alerts or nudges of which not all were ruled on.
    objections : bool
        Sessions with an objection that awaits a decision.
    order : str
        ``started``, ``flags`` (alerts and nudges), ``score``, ``duration`` or ``title``.
    descending : bool
        The latest, most, highest, longest or last first. Sessions without a score come last either way.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    person: str = ""
    since: datetime | None = None
    until: datetime | None = None
    score_from: float | None = None
    score_to: float | None = None
    state: str = ""
    unruled: bool = False
    objections: bool = False
    order: Order = "started"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One session as a list shows it.

    Parameters
    ----------
    id : str
        Name of its folder.
    title, reference, person : str
        What it is called, its 工单号, whose call (id of a profile); each may be empty.
    started_at : datetime
        First sample of the call, with the zone it was recorded in.
    duration_s : float
        Length of the sound.
    kind, state : str
        `coach_app.recording.sessions.Kind` and `State` values.
    engine, pack_id, pack_version : str
        Who heard the words and which rules judged; empty where nobody did.
    source : str
        Name of the file that it was imported from; empty for a live call.
    tags : tuple of str
        In alphabetical order.
    flags : tuple of (str, int)
        Kind of flag and how many stood at the end, most first.
    alerts, nudges : int
        Flags of these severities that stood at the end.
    missing : tuple of str
        Items of the checklist that are ``missing``, in the pack's order.
    score : float or None
        Of the rubric, in percent; ``None`` where nothing could be assessed.
    ruled : int
        Alerts and nudges that somebody ruled on.
    open_objections : int
        Objections that await a decision.
    has_sound, has_words : bool
        Whether sound and words are (still) there.
    snippet : str
        Where words were searched for: the masked utterance in which they were found first.
    hit_s : float or None
        When that was said, seconds into the call.
    """

    id: str
    title: str
    reference: str
    person: str
    started_at: datetime
    duration_s: float
    kind: str
    state: str
    engine: str
    pack_id: str
    pack_version: str
    source: str
    tags: tuple[str, ...]
    flags: tuple[tuple[str, int], ...]
    alerts: int
    nudges: int
    missing: tuple[str, ...]
    score: float | None
    ruled: int
    open_objections: int
    has_sound: bool
    has_words: bool
    snippet: str = ""
    hit_s: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of what was found.

    Parameters
    ----------
    rows : sequence of Row
        In the order that was asked for.
    total : int
        How many there are in all.
    """

    rows: Sequence[Row]
    total: int
