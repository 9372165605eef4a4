"""The journal of who was shown identifiers, when and of which session: showing them is allowed, not unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coach_app.atomic_file import write_atomically
from coach_app.line_file import append_line, lines

FILE = "disclosures.jsonl"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Somebody was shown the identifiers of a session.

    Parameters
    ----------
    at : datetime
        When, with the zone.
    who : str
        Id of the profile that was working; empty where nobody had one.
    session : str
        Id of the session, or the name of the recording.
    what : str
        ``words`` or ``sound``.
    where : str
        How: ``review``, ``analyze``, ``export`` …
    """

    at: datetime
    who: str
    session: str
    what: str
    where: str


class Disclosures:
    """Keeps the journal, which is only ever added to.

    Parameters
    ----------
    data : Path
        The user's data folder.
    now : callable
        The time of day.

    Examples
    --------
    >>> import tempfile
    >>> journal = Disclosures(Path(tempfile.mkdtemp()))
    >>> _ = journal.add("p-0123456789ab", "20250318-101500-abcd", "review")
    >>> [(one.session, one.what) for one in journal.all()]
    [('20250318-101500-abcd', 'words')]
    """

    def __init__(self, data: Path, now: Callable[[], datetime] = _now) -> None:
        self._path = data / FILE
        self._now = now

    def add(self, who: str, session: str, where: str, what: str = "words") -> Disclosure:
        """Keep that identifiers are about to be shown: on disk before anybody sees them."""
        made = Disclosure(self._now(), who, session, what, where)
        append_line(
            self._path,
            {
                "at": made.at.isoformat(timespec="seconds"),
                "who": who,
                "session": session,
                "what": what,
                "where": where,
            },
        )
        return made

    def all(self) -> list[Disclosure]:
        """Every disclosure, oldest first; lines that cannot be read are left out."""
        found = []
        for record in lines(self._path):
            try:
                at = datetime.fromisoformat(record["at"])
                rest = (str(record[name]) for name in ("who", "session", "what", "where"))
                found.append(Disclosure(at, *rest))
            except (KeyError, TypeError, ValueError):
                continue
        return found

    def forget(self, person: str) -> int:
        """Take a person's id out of the journal; that something was shown stays.

        Returns
        -------
        int
            How many entries named the person.
        """
        records = list(lines(self._path))
        named = [record for record in records if record.get("who") == person]
        if named:
            changed = ({**record, "who": ""} if record.get("who") == person else record for record in records)
            write_atomically(self._path, "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in changed))
        return len(named)
