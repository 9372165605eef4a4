"""Rulings when calls are joined or cut: what was written about a stretch goes where that stretch goes."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any

from pydantic import BaseModel

from coach_app.rulings.entry import Comment, Correction, Decision, Entry, Moment, Objection, Retraction, Ruling

#: Fields that hold a time of the call.
_TIMES = ("start_s", "end_s", "at_s", "from_s", "until_s")


def parted(entries: Iterable[Entry], from_s: float = 0.0, until_s: float = inf, *, by_s: float = 0.0) -> list[Entry]:
    """What was written about a part of a call, at the times that it has elsewhere.

    Parameters
    ----------
    entries : iterable of Entry
        Of the whole call.
    from_s, until_s : float
        Call time of the part. An entry about a stretch across its border goes where the middle of the stretch is;
        one about the call as a whole goes with every part.
    by_s : float
        What is added to every time.

    Returns
    -------
    list of Entry
        In the order in which they were given, with decisions and retractions of what is among them.

    Examples
    --------
    >>> written = [Comment(at_s=3.0, text="开场"), Comment(at_s=8.0, text="结束")]
    >>> [(one.at_s, one.text) for one in parted(written, 5.0, by_s=-5.0)]
    [(3.0, '结束')]
    """
    every = list(entries)
    inside = {one.id for one in every if _answered(one) is None and from_s <= _middle(one, from_s) < until_s}
    # A decision may itself be taken back, so what answers an answer is looked for until nothing more is found.
    while more := {one.id for one in every if one.id not in inside and _answered(one) in inside}:
        inside |= more
    return [_moved(one, from_s, until_s, by_s) for one in every if one.id in inside]


def _answered(entry: Entry) -> str | None:
    """Id of the entry that another one is about."""
    match entry:
        case Decision():
            return entry.objection
        case Retraction():
            return entry.of
        case _:
            return None


def _middle(entry: Entry, whole_s: float) -> float:
    """Call time of what an entry is about; `whole_s` where that is the whole call."""
    match entry:
        case Ruling(flag=about) | Objection(flag=about) if about is not None:
            return (about.start_s + about.end_s) / 2
        case Moment() | Correction():
            return (entry.start_s + entry.end_s) / 2
        case Comment():
            return entry.at_s
        case _:
            return whole_s


def _moved(entry: Entry, from_s: float, until_s: float, by_s: float) -> Entry:
    changed = _times(entry, from_s, until_s, by_s)
    if isinstance(entry, Ruling | Objection) and entry.flag is not None:
        changed["flag"] = entry.flag.model_copy(update=_times(entry.flag, from_s, until_s, by_s))
    return entry.model_copy(update=changed)


def _times(values: BaseModel, from_s: float, until_s: float, by_s: float) -> dict[str, Any]:
    found = {name: getattr(values, name, None) for name in _TIMES}
    return {name: min(max(at, from_s), until_s) + by_s for name, at in found.items() if at is not None}
