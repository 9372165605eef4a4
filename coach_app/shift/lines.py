"""What a shift says as JSON, one line each, for programs that read it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast, get_args

from pydantic import TypeAdapter

from coach_app.event_json import to_line
from coach_app.events import Event
from coach_app.shift.news import News

_NEWS: dict[type, str] = {kind: re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower() for kind in get_args(News)}


def is_news(what: News | Event) -> bool:
    """Whether it is about the shift and not about a call.

    Examples
    --------
    >>> from coach_app.shift.news import LanesReady
    >>> is_news(LanesReady(("prosody",)))
    True
    """
    return type(what) in _NEWS


def line_of(what: News | Event, published_s: float, session: str) -> str:
    """One line without its end: an event with ``published_s`` and ``session`` before it, or news.

    Parameters
    ----------
    what : News or Event
        What was told.
    published_s : float
        Call time by the clock at which an event was told.
    session : str
        Id of the call's session.

    Examples
    --------
    >>> from coach_app.events import NoticeGiven
    >>> from coach_app.shift.news import LanesReady
    >>> line_of(LanesReady(("prosody",)), 0.0, "")
    '{"news":"lanes_ready","lanes":["prosody"]}'
    >>> line_of(NoticeGiven(1.5, "mono"), 1.7, "s1")
    '{"session":"s1","published_s":1.700,"event":"notice_given","at_s":1.5,"notice":"mono","detail":""}'
    """
    name = _NEWS.get(type(what))
    if name is None:
        return f'{{"session":"{session}","published_s":{published_s:.3f},' + to_line(cast(Event, what))[1:]
    return f'{{"news":"{name}",' + _adapter(name).dump_json(what).decode()[1:]


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(next(kind for kind, known in _NEWS.items() if known == name))
