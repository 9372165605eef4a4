"""What a practice session keeps beside its sound: which drill, what the customer said when, who hung up, what was ticked.

Lines are added as they happen, each safe on disk before the call goes on, so that a take that a crash cut off
can still be marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from audio.block import Speaker
from audio.span import Span
from coach_app.line_file import append_line, lines
from coach_app.recording.sessions import SessionFolder
from feedback.drills.marking import TakeMark
from feedback.drills.take import HangUp, Shown

#: Name of the file in a session's folder.
FILE: Final = "practice.jsonl"
_SCHEMA: Final = "coach.practice/1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A practice session as its file tells it.

    Parameters
    ----------
    drill : str
        Id of the drill.
    shown : tuple of Shown
        Lines in the order they came.
    hang_up : HangUp or None
        How it ended; ``None`` if that was never written.
    ticked : frozenset of str
        Texts of the criteria that the learner ticked.
    gave_up : str
        Why the customer who hung up had lost patience (`coach_app.practice.waiting.Why`), or what ended the take
        where nobody did (`coach_app.practice.limits.Limit`); else empty.
    """

    drill: str
    shown: tuple[Shown, ...] = ()
    hang_up: HangUp | None = None
    ticked: frozenset[str] = frozenset()
    gave_up: str = ""


class PracticeLog:
    """Writes and reads what a practice session keeps.

    Parameters
    ----------
    folder : Path
        The session's.

    Examples
    --------
    >>> import tempfile
    >>> log = PracticeLog(Path(tempfile.mkdtemp()))
    >>> log.begin("SCN-01")
    >>> log.show(Shown("c1", 0, Span(2.0, 4.5), "你好"))
    >>> log.end(HangUp(Speaker.AGENT, 60.0))
    >>> log.tick("大方报出工号")
    >>> log.read().shown[0].line
    'c1'
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def begin(self, drill: str) -> None:
        """The session practises a drill.

        Raises
        ------
        OSError
            If it cannot be written; so do the other methods.
        """
        append_line(self._path, {"what": "drill", "schema": _SCHEMA, "drill": drill})

    def show(self, shown: Shown) -> None:
        """A line was played to its end, or put on the screen."""
        append_line(self._path, {"what": "shown", **_plain(shown)})

    def end(self, hang_up: HangUp, gave_up: str = "") -> None:
        """The call is over; the customer may have lost patience, or nobody was there any more."""
        by = hang_up.by.value if hang_up.by else ""
        append_line(self._path, {"what": "hang_up", "by": by, "at_s": round(hang_up.at_s, 3), "gave_up": gave_up})

    def tick(self, criterion: str, *, on: bool = True) -> None:
        """The learner ticked a criterion, or took that back."""
        append_line(self._path, {"what": "tick", "criterion": criterion, "on": on})

    def read(self) -> Kept | None:
        """What is there; ``None`` if this is no practice session. Lines that are not understood are left out."""
        kept: Kept | None = None
        for record in lines(self._path):
            try:
                kept = _with(kept, record)
            except (KeyError, TypeError, ValueError):
                continue
        return kept


def keep_score(folder: Path, mark: TakeMark) -> None:
    """Write a take's score where lists of sessions find it; without a grade there is none.

    Raises
    ------
    OSError, ValueError
        If the manifest cannot be read or written.
    """
    graded = mark.graded and mark.score is not None
    SessionFolder(folder).change(drill_score=round(mark.score or 0.0, 1) if graded else None)


def _with(kept: Kept | None, record: Mapping[str, Any]) -> Kept | None:
    if record["what"] == "drill":
        return replace(kept or Kept(""), drill=str(record["drill"]))
    if kept is None:
        return None
    match record["what"]:
        case "shown":
            return replace(kept, shown=(*kept.shown, _shown(record)))
        case "hang_up":
            by = Speaker(record["by"]) if record["by"] else None
            gave_up = str(record.get("gave_up", ""))
            return replace(kept, hang_up=HangUp(by, float(record["at_s"])), gave_up=gave_up)
        case "tick":
            one = frozenset({str(record["criterion"])})
            return replace(kept, ticked=kept.ticked | one if record["on"] else kept.ticked - one)
        case _:
            return kept


def _plain(shown: Shown) -> dict[str, Any]:
    return {
        "line": shown.line,
        "nth": shown.nth,
        "start_s": round(shown.span.start_s, 3),
        "end_s": round(shown.span.end_s, 3),
        "text": shown.text,
        "stock": shown.stock,
    }


def _shown(record: Mapping[str, Any]) -> Shown:
    span = Span(float(record["start_s"]), float(record["end_s"]))
    return Shown(str(record["line"]), int(record["nth"]), span, str(record["text"]), str(record["stock"]))
