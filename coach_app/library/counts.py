"""What was flagged and what was left out in each of a person's calls: what their weak spots are read from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, select

from coach_app.library.tables import Doomed, Figures, FlagCount, Item, Session
from coach_app.recording.sessions import Kind
from feedback.flag import ItemStatus


@dataclass(frozen=True, slots=True)
class Counts:
    """One judged call.

    Parameters
    ----------
    session : str
        Id of the session.
    started_at : datetime
        When it began, with the zone it was recorded in.
    duration_s : float
        Length of the sound.
    speech_s : float or None
        How long the agent spoke; ``None`` where not enough was heard.
    kinds : dict of str to int
        Kind of flag and how many stood at the end, rulings aside.
    said, missing : tuple of str
        Items of the checklist that were said, and that were missing.
    ruled_wrong : int
        How many flags were ruled wrong.
    """

    session: str
    started_at: datetime
    duration_s: float
    speech_s: float | None
    kinds: dict[str, int]
    said: tuple[str, ...]
    missing: tuple[str, ...]
    ruled_wrong: int


def counts(connection: Connection, person: str, since: datetime) -> tuple[Counts, ...]:
    """A person's judged calls, oldest first; practice is none.

    Parameters
    ----------
    connection : Connection
        To read with.
    person : str
        Id of a profile. Empty means the calls of nobody, not those of everybody.
    since : datetime
        Started at or after this; with zone.
    """
    wanted = and_(
        Session.person == person,
        Session.kind == Kind.CALL.value,
        Session.pack_id != "",
        Session.started_s >= since.timestamp(),
        Session.id.not_in(select(Doomed.id).scalar_subquery()),
    )
    rows = connection.execute(
        select(Session.n, Session.id, Session.started, Session.duration_s, Figures.speech_s, Figures.ruled_wrong)
        .join(Figures, Figures.session_n == Session.n)
        .where(wanted)
        .order_by(Session.started_s, Session.n)
    ).all()
    kinds: dict[int, dict[str, int]] = defaultdict(dict)
    for n, kind, count in connection.execute(
        select(FlagCount.session_n, FlagCount.kind, FlagCount.count)
        .join(Session, Session.n == FlagCount.session_n)
        .where(wanted)
    ):
        kinds[n][kind] = count
    items: dict[tuple[int, str], list[str]] = defaultdict(list)
    for n, item, status in connection.execute(
        select(Item.session_n, Item.item, Item.status)
        .join(Session, Session.n == Item.session_n)
        .where(wanted)
        .order_by(Item.session_n, Item.place)
    ):
        items[n, status].append(item)
    return tuple(
        Counts(
            session=session,
            started_at=datetime.fromisoformat(started),
            duration_s=duration_s,
            speech_s=speech_s,
            kinds=kinds[n],
            said=tuple(items[n, ItemStatus.SAID.value]),
            missing=tuple(items[n, ItemStatus.MISSING.value]),
            ruled_wrong=wrong,
        )
        for n, session, started, duration_s, speech_s, wrong in rows
    )
