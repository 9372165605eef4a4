"""What somebody's own calls show: flags that stand after the rulings, items that were left out, words that were said.

Nothing of other people enters: not their calls, not their practice. Where nobody has a profile, only what is nobody's does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach_app.library.counts import Counts
from coach_app.library.measures import Measures
from coach_app.library.query import Page, Query
from coach_app.practice.path.spots import CallSigns
from coach_app.recording.sessions import Kind
from coach_app.rulings.entry import Ruling
from coach_app.rulings.log import RulingLog


class Index(Protocol):
    """Of a library, what the path is read from."""

    def counts(self, person: str, since: datetime) -> tuple[Counts, ...]:
        """What was flagged and left out in each judged call of one person."""

    def measures(
        self,
        person: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        kind: Kind = Kind.CALL,
    ) -> tuple[Measures, ...]:
        """Figures of judged sessions, oldest first."""

    def find(self, query: Query, offset: int = 0, limit: int = 200) -> Page:
        """Sessions that are asked for."""


def call_signs(found: Iterable[Counts], sessions: Path) -> tuple[CallSigns, ...]:
    """Calls as weak spots are read from them.

    Parameters
    ----------
    found : iterable of Counts
        The person's calls.
    sessions : Path
        Folder of all sessions; the rulings of these calls are read there.
    """
    return tuple(
        CallSigns(
            day=one.started_at.date(),
            speech_s=one.speech_s or 0.0,
            kinds=_standing(one, sessions / one.session),
            said=one.said,
            missing=one.missing,
        )
        for one in found
    )


def was_said(index: Index, person: str, words: Sequence[str], since: datetime) -> bool:
    """Whether one of these words fell in a call of this person, by whomever it was said."""
    for word in words:
        rows = index.find(Query(words=word, person=person, since=since), limit=20).rows
        if any(row.person == person and row.kind == Kind.CALL.value for row in rows):
            return True
    return False


def practised(index: Index, person: str, since: datetime | None) -> tuple[Measures, ...]:
    """Figures of the person's practice sessions."""
    found = index.measures(person, since, kind=Kind.PRACTICE)
    return tuple(one for one in found if one.person == person)


def _standing(one: Counts, folder: Path) -> dict[str, float]:
    """Flags by kind, less those that were ruled wrong."""
    if not one.ruled_wrong:
        return dict(one.kinds)
    newest = {
        (entry.flag.rule, entry.flag.start_s, entry.flag.detail): entry
        for entry in RulingLog(folder).entries()
        if isinstance(entry, Ruling)
    }
    wrong = Counter(entry.flag.kind.value for entry in newest.values() if entry.verdict == "wrong")
    return {kind: float(max(0, count - wrong[kind])) for kind, count in one.kinds.items()}
