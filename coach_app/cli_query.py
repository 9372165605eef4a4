"""Options by which commands choose sessions: the library's questions, as words of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from coach_app.errors import BadInputError

if TYPE_CHECKING:
    from coach_app.library.query import Order, Query


class OrderName(StrEnum):
    """By what sessions are sorted."""

    STARTED = "started"
    FLAGS = "flags"
    SCORE = "score"
    DURATION = "duration"
    TITLE = "title"


Kinds = Annotated[list[str] | None, typer.Option("--kind", help="提示类型，如 rate_fast。 Kind of flag.")]
Items = Annotated[list[str] | None, typer.Option("--item", help="漏掉的要点，如 opening。 Item that was missed.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="要点状态，如 said。 Status of an item.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="标签。 Tag.")]
Person = Annotated[str, typer.Option(metavar="ID", help="坐席。 Whose calls.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="从哪天起，如 2026-11-01。 From this day on.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="到哪天为止（含）。 To this day, included.")]
ScoreFrom = Annotated[float | None, typer.Option(min=0, max=100, help="最低得分。 Least score.")]
ScoreTo = Annotated[float | None, typer.Option(min=0, max=100, help="最高得分。 Highest score.")]
State = Annotated[str, typer.Option(help="状态，如 complete。 State.")]
Unruled = Annotated[bool, typer.Option("--unruled", help="还有提示未裁定。 Flags await a ruling.")]
Objections = Annotated[bool, typer.Option("--objections", help="有申诉待处理。 An objection awaits a decision.")]
Sort = Annotated[OrderName, typer.Option(help="排序。 Order.")]
Ascending = Annotated[bool, typer.Option("--ascending", help="从小到大。 Least first.")]


def query_of(words: str, asked: Mapping[str, Any]) -> Query:
    """What is asked of the library.

    Parameters
    ----------
    words : str
        Said by anybody.
    asked : mapping
        The options above by the names of :class:`coach_app.library.query.Query`'s fields in the singular
        (``kind``, ``item``, ``status``, ``tag``); more names are let be.

    Raises
    ------
    BadInputError
        If a day is none.
    """
    from coach_app.library.query import Query  # noqa: PLC0415 - the help needs none of it

    return Query(
        words=words,
        kinds=tuple(asked["kind"] or ()),
        items=tuple(asked["item"] or ()),
        statuses=tuple(asked["status"] or ()),
        tags=tuple(asked["tag"] or ()),
        person=asked["person"],
        since=day(asked["since"]),
        until=day(asked["until"], after=1),
        score_from=asked["score_from"],
        score_to=asked["score_to"],
        state=asked["state"],
        unruled=asked["unruled"],
        objections=asked["objections"],
        order=cast("Order", asked["sort"].value),
        descending=not asked["ascending"],
    )


def day(text: str, after: int = 0) -> datetime | None:
    """The beginning of a day here, some days later; ``None`` for no text.

    Raises
    ------
    BadInputError
        If it is no day.
    """
    if not text:
        return None
    try:
        named = date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(f"'{text}' is no day.", "Write it as 2026-11-30.") from error
    return datetime.combine(named + timedelta(days=after), time()).astimezone()
