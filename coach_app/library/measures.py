"""The figures of many sessions in one look at the index: what a person's progress is read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, select

from coach_app.library.tables import Doomed, Figures, Item, Session
from coach_app.recording.sessions import Kind
from feedback.flag import ItemStatus


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one judged call, the agent's where they are of a voice.

    Parameters
    ----------
    session, person : str
        Ids of the session and of the profile whose it is.
    started_at : datetime
        When it began, with the zone it was recorded in.
    speech_s : float or None
        How long the agent spoke; with the others ``None`` where not enough was heard.
    rate_cpm, level_spread_db, pitch_spread_st : float or None
        As :func:`feedback.summary.call_figures` has them.
    alerts, nudges : int
        Flags that stood at the end.
    said, required : int
        Items of the checklist: said, and said or missing.
    right, wrong, unsure : int
        Flags that were ruled so.
    score : float or None
        Of the rubric, in percent.
    """

    session: str
    person: str
    started_at: datetime
    speech_s: float | None
    rate_cpm: float | None
    level_spread_db: float | None
    pitch_spread_st: float | None
    alerts: int
    nudges: int
    said: int
    required: int
    right: int
    wrong: int
    unsure: int
    score: float | None


def measures(
    connection: Connection, person: str, since: datetime | None, until: datetime | None, kind: Kind = Kind.CALL
) -> tuple[Measures, ...]:
    """Figures of judged sessions of one kind, oldest first.

    Parameters
    ----------
    connection : Connection
        To read with.
    person : str
        Id of a profile; empty for everybody.
    since, until : datetime or None
        Started at or after `since`, and before `until`; with zone.
    kind : Kind
        Of sessions; practice is never mixed with calls.
    """
    items = (
        select(
            Item.session_n,
            func.sum(case((Item.status == ItemStatus.SAID.value, 1), else_=0)).label("said"),
            func.count().label("required"),
        )
        .where(Item.status.in_((ItemStatus.SAID.value, ItemStatus.MISSING.value)))
        .group_by(Item.session_n)
        .subquery()
    )
    wanted = (
        select(
            *(Session.id, Session.person, Session.started),
            *(Figures.speech_s, Figures.rate_cpm, Figures.level_spread_db, Figures.pitch_spread_st),
            *(Session.alerts, Session.nudges, func.coalesce(items.c.said, 0), func.coalesce(items.c.required, 0)),
            *(Figures.ruled_right, Figures.ruled_wrong, Figures.ruled_unsure, Session.score),
        )
        .join(Figures, Figures.session_n == Session.n)
        .outerjoin(items, items.c.session_n == Session.n)
        .where(and_(Session.kind == kind.value, Session.pack_id != ""))
        .where(Session.id.not_in(select(Doomed.id).scalar_subquery()))
        .order_by(Session.started_s, Session.n)
    )
    if person:
        wanted = wanted.where(Session.person == person)
    if since is not None:
        wanted = wanted.where(Session.started_s >= since.timestamp())
    if until is not None:
        wanted = wanted.where(Session.started_s < until.timestamp())
    return tuple(
        Measures(session, whose, datetime.fromisoformat(started), *figures)
        for session, whose, started, *figures in connection.execute(wanted)
    )
