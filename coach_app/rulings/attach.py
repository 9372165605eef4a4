"""Finds the flag that a ruling is about, in a session that may have been judged anew since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from coach_app import packs
from coach_app.rulings.entry import FlagRef
from feedback.flag import Flag, Kind

#: A flag that moved by this much at either end is still the same finding.
NEAR_S = 1.5

#: One rule finds many of these in one breath; which phrase or item it is about makes the finding.
_NAMED: Final = frozenset({Kind.PHRASE_MISSING, Kind.PHRASE_FORBIDDEN, Kind.ORDER_BROKEN})


def attached(refs: Iterable[FlagRef], flags: Sequence[Flag]) -> dict[FlagRef, Flag]:
    """Which flag each reference is about; one whose finding is not there any more is left out.

    Parameters
    ----------
    refs : iterable of FlagRef
        What rulings were given on.
    flags : sequence of Flag
        Flags of the session as it is judged now.

    Returns
    -------
    dict of FlagRef to Flag
        References of one flag that has been split or joined may share a flag. What was ruled about one
        phrase or item never goes to another, in whatever language the session was judged.
    """
    found = {ref: _nearest(ref, flags) for ref in refs}
    return {ref: flag for ref, flag in found.items() if flag is not None}


def _nearest(ref: FlagRef, flags: Sequence[Flag]) -> Flag | None:
    fits = [f for f in flags if f.kind is ref.kind and f.speaker is ref.speaker and f.span.gap(ref.span) <= NEAR_S]
    if ref.kind in _NAMED:
        fits = [flag for flag in fits if _is_same(ref, flag)]
    elif ref.detail and any(flag.detail == ref.detail for flag in fits):
        fits = [flag for flag in fits if flag.detail == ref.detail]
    return max(fits, key=lambda flag: _likeness(ref, flag), default=None)


def _is_same(ref: FlagRef, flag: Flag) -> bool:
    """Whether both are about the same phrase or item; either may be older than the stable names."""
    if ref.subject and flag.subject:
        return ref.subject == flag.subject
    items = _items()
    return items.get(ref.detail, ref.detail) == items.get(flag.detail, flag.detail)


@cache
def _items() -> Mapping[str, str]:
    """Items of the default checklist, by their names in both languages."""
    from feedback.pack import DEFAULT  # noqa: PLC0415 (the window shows its frame before it loads these)

    found = packs.load(DEFAULT).checklist
    return {name: item.item for item in found for name in (item.item, item.title.zh, item.title.en)}


def _likeness(ref: FlagRef, flag: Flag) -> tuple[bool, float, float, int]:
    """Same rule first, then the greater common stretch, then the nearer, then the earlier."""
    common = flag.span & ref.span
    return (
        flag.rule == ref.rule,
        common.duration_s if common is not None else 0.0,
        -abs(flag.span.start_s - ref.start_s) - abs(flag.span.end_s - ref.end_s),
        -flag.number,
    )
