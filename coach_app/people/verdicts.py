"""What a person said about flags, kept for good: they widen that rule for this person.

The record is only ever added to. A later verdict on the same flag of the same session
takes the place of the earlier one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from coach_app.line_file import append_line, lines
from feedback.flag import Flag

Verdict = Literal["right", "wrong", "unsure"]
_FILE = "verdicts.jsonl"


def _now() -> datetime:
    return datetime.now(UTC)


class Verdicts:
    """One person's verdicts.

    Parameters
    ----------
    folder : Path
        The person's.
    now : callable
        The time of day.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        self._path = folder / _FILE
        self._now = now

    def add(self, session: str, flag: Flag, verdict: Verdict) -> None:
        """Keep a verdict on a flag of a session."""
        append_line(
            self._path,
            {
                "at": self._now().isoformat(timespec="seconds"),
                "session": session,
                "number": flag.number,
                "rule": flag.rule,
                "kind": flag.kind.value,
                "measured": flag.measured,
                "limit": flag.limit,
                "verdict": verdict,
            },
        )

    def of(self, session: str) -> dict[int, str]:
        """The verdicts on a session's flags, by their number."""
        return {number: verdict for (name, number), (_, verdict) in self._last().items() if name == session}

    def wrong_counts(self) -> tuple[tuple[str, int], ...]:
        """How often each rule was called wrong, as :class:`coach_app.call.Wanted` takes it.

        In the order of the verdicts: `wrong` counts one up, `right` one down again but never
        below nothing, so no number of `right` makes a rule stricter than the pack has it.
        """
        counts: dict[str, int] = {}
        for rule, verdict in self._last().values():
            step = {"wrong": 1, "right": -1}.get(verdict, 0)
            counts[rule] = max(0, counts.get(rule, 0) + step)
        return tuple(sorted((rule, count) for rule, count in counts.items() if count))

    def _last(self) -> dict[tuple[str, int], tuple[str, str]]:
        """Rule and verdict by session and flag, in the order in which they were last given."""
        last: dict[tuple[str, int], tuple[str, str]] = {}
        for record in lines(self._path):
            try:
                about = str(record["session"]), int(record["number"])
                said = str(record["rule"]), str(record["verdict"])
            except (KeyError, TypeError, ValueError):
                continue
            last.pop(about, None)
            last[about] = said
        return last
