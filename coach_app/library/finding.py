"""Turns what is asked of the library into one statement, and what comes back into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, literal, nulls_last, select
from sqlalchemy.engine import Row as Found
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
    found = connection.execute(chosen.order_by(*_in_order(query)).offset(offset).limit(limit)).all()
    if found:
        total = found[0].total
    elif offset:
        total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    else:
        total = 0
    return Page(_rows(connection, found), total)


def one(connection: Connection, session: str) -> Row | None:
    """One session by its id; ``None`` if there is none."""
    statement = _visible(literal(1), literal(None)).where(Session.id == session)
    rows = _rows(connection, connection.execute(statement).all())
    return rows[0] if rows else None


def _visible(total: ColumnElement[Any], first: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """All columns of sessions that nobody is deleting."""
    columns = Session.__table__.columns
    return select(*columns, total.label("total"), first.label("first")).where(
        Session.id.not_in(select(Doomed.id).scalar_subquery())
    )


def _chosen(words: WordSearch, query: Query) -> Select[*tuple[Any, ...]]:
    hits = [words.hits(term).cte(f"hits_{n}") for n, term in enumerate(terms(query.words))]
    statement = _visible(func.count().over(), hits[0].c.first if hits else literal(None))
    for hit in hits:
        statement = statement.join(hit, hit.c.session_n == Session.n)
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


def _rows(connection: Connection, found: Sequence[Found[*tuple[Any, ...]]]) -> list[Row]:
    numbers = [session.n for session in found]
    tags = _of(connection, select(Tag.session_n, Tag.tag).order_by(Tag.tag), Tag.session_n, numbers)
    kinds = select(FlagCount.session_n, FlagCount.kind, FlagCount.count).order_by(
        FlagCount.count.desc(), FlagCount.kind
    )
    flags = _of(connection, kinds, FlagCount.session_n, numbers)
    missed = select(Item.session_n, Item.item).where(Item.status == ItemStatus.MISSING.value).order_by(Item.place)
    missing = _of(connection, missed, Item.session_n, numbers)
    firsts = [session.first for session in found if session.first is not None]
    hits = _of(connection, select(Utterance.n, Utterance.text, Utterance.start_s), Utterance.n, firsts)
    return [
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
            tags=tuple(tag for (tag,) in tags[session.n]),
            flags=tuple((kind, count) for kind, count in flags[session.n]),
            alerts=session.alerts,
            nudges=session.nudges,
            missing=tuple(item for (item,) in missing[session.n]),
            score=session.score,
            ruled=session.ruled,
            open_objections=session.open_objections,
            has_sound=session.has_sound,
            has_words=session.has_words,
            snippet=hits[session.first][0][0] if hits[session.first] else "",
            hit_s=hits[session.first][0][1] if hits[session.first] else None,
        )
        for session in found
    ]


def _of(
    connection: Connection, statement: Select[*tuple[Any, ...]], by: ColumnElement[int] | Any, numbers: Sequence[int]
) -> dict[int, list[tuple[Any, ...]]]:
    """What belongs to each of some numbers, the number itself left out."""
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if numbers:
        for number, *rest in connection.execute(statement.where(by.in_(numbers))):
            found[number].append(tuple(rest))
    return found
