"""Turns what is asked of the library into one statement, and what comes back into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, literal, nulls_last, select
from sqlalchemy.orm import InstrumentedAttribute

from coach_app.library.query import Page, Query, Row
from coach_app.library.spelling import terms
from coach_app.library.tables import Doomed, FlagCount, Item, Session, Tag, Utterance
from coach_app.library.wordsearch import WordSearch
from feedback.flag import ItemStatus

_ORDERS: Final[dict[str, ColumnElement[Any]]] = {
    "started": Session.started_s.expression,
    "flags": Session.alerts + Session.nudges,
    "score": Session.score.expression,
    "duration": Session.duration_s.expression,
    "title": func.coalesce(func.nullif(Session.title, ""), func.nullif(Session.reference, ""), Session.source),
}
_SESSIONS: Final = select(*Session.__table__.columns)
_TAGS: Final = select(Tag.session_n, Tag.tag).order_by(Tag.tag)
_FLAGS: Final = select(FlagCount.session_n, FlagCount.kind, FlagCount.count).order_by(
    FlagCount.count.desc(), FlagCount.kind
)
_MISSING: Final = select(Item.session_n, Item.item).where(Item.status == ItemStatus.MISSING.value).order_by(Item.place)
_SAID: Final = select(Utterance.n, Utterance.text, Utterance.start_s)
_MISSED: Final = (ItemStatus.MISSING.value, ItemStatus.POSSIBLY_MISSING.value)


def find(connection: Connection, words: WordSearch, query: Query, offset: int, limit: int) -> Page:
    """A stretch of the sessions that were asked for.

    Parameters
    ----------
    connection : Connection
        To read with.
    words : WordSearch
        How this database searches in words.
    query : Query
        Which, in which order.
    offset, limit : int
        The stretch.
    """
    chosen = _chosen(words, query)
    # The numbers alone are put in order and counted; only those of this stretch are looked up whole.
    found = connection.execute(chosen.order_by(*_in_order(query)).offset(offset).limit(limit)).all()
    if found:
        total = found[0].total
    elif offset:
        total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    else:
        total = 0
    return Page(_rows(connection, {n: first for n, first, _ in found}), total)


def one(connection: Connection, session: str) -> Row | None:
    """One session by its id; ``None`` if there is none."""
    n = connection.execute(select(Session.n).where(Session.id == session, _spared())).scalar()
    return _rows(connection, {n: None})[0] if n is not None else None


def _spared() -> ColumnElement[bool]:
    """Nobody is deleting it."""
    return Session.id.not_in(select(Doomed.id).scalar_subquery())


def _chosen(words: WordSearch, query: Query) -> Select[*tuple[Any, ...]]:
    """Numbers of the sessions, each with its first hit and with how many there are in all."""
    hits = [words.hits(term).cte(f"hits_{n}") for n, term in enumerate(terms(query.words))]
    first = hits[0].c.first if hits else literal(None)
    statement = select(Session.n, first.label("first"), func.count().over().label("total")).where(_spared())
    if hits:
        statement = statement.join(hits[0], hits[0].c.session_n == Session.n)
    for hit in hits[1:]:
        statement = statement.where(Session.n.in_(select(hit.c.session_n)))
    for condition in _conditions(query):
        statement = statement.where(condition)
    return statement


def _conditions(query: Query) -> Iterable[ColumnElement[bool]]:
    yield from _belonging(query)
    if query.person:
        yield Session.person == query.person
    if query.since is not None:
        yield Session.started_s >= query.since.timestamp()
    if query.until is not None:
        yield Session.started_s < query.until.timestamp()
    if query.score_from is not None:
        yield Session.score >= query.score_from
    if query.score_to is not None:
        yield Session.score <= query.score_to
    if query.state:
        yield Session.state == query.state
    if query.unruled:
        yield Session.ruled < Session.alerts + Session.nudges
    if query.objections:
        yield Session.open_objections > 0


def _belonging(query: Query) -> Iterable[ColumnElement[bool]]:
    """Conditions on what hangs on a session."""
    if query.kinds:
        yield Session.n.in_(select(FlagCount.session_n).where(FlagCount.kind.in_(query.kinds)))
    if query.items or query.statuses:
        of_items = select(Item.session_n).where(Item.status.in_(query.statuses or _MISSED))
        yield Session.n.in_(of_items.where(Item.item.in_(query.items)) if query.items else of_items)
    for tag in query.tags:
        yield Session.n.in_(select(Tag.session_n).where(Tag.tag == tag))


def _in_order(query: Query) -> tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...]:
    """The order that was asked for; the latest first among equals, so that pages never overlap."""
    by = _ORDERS[query.order]
    way = by.desc() if query.descending else by.asc()
    return (nulls_last(way) if query.order == "score" else way, Session.started_s.desc(), Session.n)


def _rows(connection: Connection, found: Mapping[int, int | None]) -> list[Row]:
    """Rows of sessions in the order of their numbers, each with the utterance of its first hit."""
    numbers = list(found)
    sessions = {session.n: session for session in connection.execute(_SESSIONS.where(Session.n.in_(numbers)))}
    tags = _of(connection, _TAGS, Tag.session_n, numbers)
    flags = _of(connection, _FLAGS, FlagCount.session_n, numbers)
    missing = _of(connection, _MISSING, Item.session_n, numbers)
    hits = _of(connection, _SAID, Utterance.n, [first for first in found.values() if first is not None])
    rows = []
    for n, first in found.items():
        session, hit = sessions[n], (hits[first] if first is not None else [])
        rows.append(
            Row(
                id=session.id,
                title=session.title,
                reference=session.reference,
                person=session.person,
                started_at=datetime.fromisoformat(session.started),
                duration_s=session.duration_s,
                kind=session.kind,
                state=session.state,
                engine=session.engine,
                pack_id=session.pack_id,
                pack_version=session.pack_version,
                source=session.source,
                tags=tuple(tag for (tag,) in tags[n]),
                flags=tuple((kind, count) for kind, count in flags[n]),
                alerts=session.alerts,
                nudges=session.nudges,
                missing=tuple(item for (item,) in missing[n]),
                score=session.score,
                ruled=session.ruled,
                open_objections=session.open_objections,
                has_sound=session.has_sound,
                has_words=session.has_words,
                snippet=hit[0][0] if hit else "",
                hit_s=hit[0][1] if hit else None,
            )
        )
    return rows


def _of(
    connection: Connection, statement: Select[*tuple[Any, ...]], by: ColumnElement[int] | Any, numbers: Sequence[int]
) -> dict[int, list[tuple[Any, ...]]]:
    """What belongs to each of some numbers, the number itself left out."""
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if numbers:
        for number, *rest in connection.execute(statement.where(by.in_(numbers))):
            found[number].append(tuple(rest))
    return found
