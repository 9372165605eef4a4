"""What holds now, of everything that was ever written about a session.

The newest word on a flag counts; what went before stays in the history. A flag stands unless it
was ruled wrong or an objection to it was upheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coach_app.rulings.attach import NEAR_S, attached
from coach_app.rulings.entry import (
    Comment,
    Correction,
    Decision,
    Entry,
    FlagRef,
    Marking,
    Moment,
    Objection,
    Retraction,
    Ruling,
)
from feedback.flag import Flag, Severity


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection and what became of it; `decision` is ``None`` while it is open."""

    objection: Objection
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class ReviewedFlag:
    """A flag and what people said about it.

    Parameters
    ----------
    flag : Flag
        As the session is judged now.
    ruling : Ruling or None
        The newest.
    objections : tuple of Objected
        Oldest first.
    stands : bool
        Whether it counts.
    history : tuple of Entry
        Everything about it, oldest first.
    """

    flag: Flag
    ruling: Ruling | None = None
    objections: tuple[Objected, ...] = ()
    stands: bool = True
    history: tuple[Entry, ...] = ()

    @property
    def open_objection(self) -> Objection | None:
        """The newest objection that waits for a decision."""
        waiting = [objected.objection for objected in self.objections if objected.decision is None]
        return waiting[-1] if waiting else None


@dataclass(frozen=True, slots=True)
class Rulings:
    """A session as people have reviewed it.

    Parameters
    ----------
    flags : tuple of ReviewedFlag
        All flags, in the order in which they were given.
    moments : tuple of Moment
        What was found by ear.
    comments : tuple of Comment
        By their time in the call.
    markings : dict of str to Marking
        Criteria marked by hand.
    corrections : tuple of Correction
        Oldest first.
    general : tuple of Objected
        Objections to the marking as a whole.
    lost : tuple of Entry
        Rulings and objections whose flag is no longer there.
    """

    flags: tuple[ReviewedFlag, ...] = ()
    moments: tuple[Moment, ...] = ()
    comments: tuple[Comment, ...] = ()
    markings: dict[str, Marking] | None = None
    corrections: tuple[Correction, ...] = ()
    general: tuple[Objected, ...] = ()
    lost: tuple[Entry, ...] = ()

    @property
    def ruled(self) -> int:
        """Flags that somebody ruled on."""
        return sum(reviewed.ruling is not None for reviewed in self.flags)

    @property
    def open_objections(self) -> int:
        """Objections that wait for a decision."""
        waiting = sum(reviewed.open_objection is not None for reviewed in self.flags)
        return waiting + sum(objected.decision is None for objected in self.general)

    @property
    def standing(self) -> tuple[Flag, ...]:
        """Flags that count, those included that were found by ear alone."""
        stand = [reviewed.flag for reviewed in self.flags if reviewed.stands]
        by_ear = [moment for moment in self.moments if not any(_is_about(moment, flag) for flag in stand)]
        first = max((reviewed.flag.number for reviewed in self.flags), default=0) + 1
        return (*stand, *(_as_flag(moment, first + n) for n, moment in enumerate(by_ear)))


def state_of(entries: Iterable[Entry], flags: Sequence[Flag]) -> Rulings:
    """What holds now.

    Parameters
    ----------
    entries : iterable of Entry
        In the order of their time (:meth:`coach_app.rulings.log.RulingLog.entries`).
    flags : sequence of Flag
        Of the session as it is judged now.

    Returns
    -------
    Rulings
    """
    valid = _not_retracted(entries)
    decisions = {entry.objection: entry for entry in valid if isinstance(entry, Decision)}
    refs = [e.flag for e in valid if isinstance(e, Ruling | Objection) and e.flag is not None]
    about = attached(refs, flags)
    by_flag: dict[int, list[Entry]] = {flag.number: [] for flag in flags}
    lost: list[Entry] = []
    for entry in valid:
        ref = _ref_of(entry)
        if ref is not None:
            (by_flag[about[ref].number] if ref in about else lost).append(entry)
    return Rulings(
        flags=tuple(_reviewed(flag, by_flag[flag.number], decisions) for flag in flags),
        moments=tuple(e for e in valid if isinstance(e, Moment)),
        comments=tuple(sorted((e for e in valid if isinstance(e, Comment)), key=lambda c: (c.at_s, c.at))),
        markings={e.criterion: e for e in valid if isinstance(e, Marking)},
        corrections=tuple(e for e in valid if isinstance(e, Correction)),
        general=tuple(Objected(e, decisions.get(e.id)) for e in valid if isinstance(e, Objection) and e.flag is None),
        lost=tuple(lost),
    )


def _not_retracted(entries: Iterable[Entry]) -> list[Entry]:
    every = list(entries)
    taken_back = {entry.of for entry in every if isinstance(entry, Retraction)}
    return [entry for entry in every if entry.id not in taken_back and not isinstance(entry, Retraction)]


def _ref_of(entry: Entry) -> FlagRef | None:
    return entry.flag if isinstance(entry, Ruling | Objection) else None


def _reviewed(flag: Flag, entries: Sequence[Entry], decisions: dict[str, Decision]) -> ReviewedFlag:
    rulings = [entry for entry in entries if isinstance(entry, Ruling)]
    objections = tuple(Objected(e, decisions.get(e.id)) for e in entries if isinstance(e, Objection))
    decided = [objected.decision for objected in objections if objected.decision is not None]
    said: list[tuple[datetime, bool]] = [(entry.at, entry.verdict != "wrong") for entry in rulings]
    said += [(entry.at, not entry.upheld) for entry in decided]
    history = tuple(sorted([*entries, *decided], key=lambda entry: (entry.at, entry.id)))
    stands = max(said, default=(None, True), key=lambda pair: pair[0])[1]
    return ReviewedFlag(flag, rulings[-1] if rulings else None, objections, stands, history)


def _is_about(moment: Moment, flag: Flag) -> bool:
    return flag.kind is moment.kind and flag.speaker is moment.speaker and flag.span.gap(moment.span) <= NEAR_S


def _as_flag(moment: Moment, number: int) -> Flag:
    return Flag(
        number=number,
        rule="by_ear",
        kind=moment.kind,
        speaker=moment.speaker,
        span=moment.span,
        opened_at_s=moment.end_s,
        severity=Severity.NUDGE,
        measured=None,
        limit=None,
        unit="",
        evidence=moment.note,
        say="",
        why="",
        source="",
    )
