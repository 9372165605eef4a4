"""What stands on the timeline: flags, what was found by ear, comments; each with colour, shape and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from audio.block import Speaker
from coach_app.rulings.state import ReviewedFlag
from coach_app.ui.text import amount, clock, kind_name
from feedback.flag import Flag, Severity

if TYPE_CHECKING:
    from coach_app.review.session import ReviewedSession
    from coach_app.ui.review.timeline import TimeMark

# Shape and colour by severity, as the glyphs have them.
LOOKS = {
    Severity.ALERT: ("h", "alert"),
    Severity.NUDGE: ("t1", "nudge"),
    Severity.NOTE: ("o", "muted"),
    Severity.PRAISE: ("star", "good"),
}
# Characters of a comment on its mark.
_SHORT = 40


def time_marks(session: ReviewedSession) -> list[TimeMark]:
    """All marks of a session, by time."""
    marks = [*_flags(session.rulings.flags), *_others(session)]
    return sorted(marks, key=lambda mark: (mark.at_s, mark.key))


def same_flag(flag: ReviewedFlag | None, flags: Sequence[ReviewedFlag]) -> ReviewedFlag | None:
    """The same flag among those of a session as it is now: by what it is about, then by number."""
    if flag is None:
        return None
    same = [one for one in flags if one.flag.kind is flag.flag.kind and one.flag.span & flag.flag.span]
    return next((one for one in same if one.flag.number == flag.flag.number), same[0] if same else None)


def short_words(flag: Flag) -> str:
    """When, what and how much: what a mark says on hover."""
    much = f" {amount(flag.measured, flag.unit, flag.unit == 'dB')}" if flag.measured is not None else ""
    return f"{clock(flag.span.start_s)} {kind_name(flag.kind)}{much}"


def _flags(flags: Sequence[ReviewedFlag]) -> Iterator[TimeMark]:
    from coach_app.ui.review.timeline import TimeMark  # noqa: PLC0415 (loaded late)

    for reviewed in flags:
        flag = reviewed.flag
        shape, ink = LOOKS[flag.severity]
        ruled = "" if reviewed.stands else QCoreApplication.translate("ReviewMarks", " (does not count)")
        yield TimeMark(
            flag.number, flag.speaker, flag.span.start_s, shape, ink, not reviewed.stands, short_words(flag) + ruled
        )


def _others(session: ReviewedSession) -> Iterator[TimeMark]:
    from coach_app.ui.review.timeline import TimeMark  # noqa: PLC0415 (loaded late)

    heard = QCoreApplication.translate("ReviewMarks", "found by ear: {0}")
    for moment in session.rulings.moments:
        words = f"{clock(moment.start_s)} {heard.format(kind_name(moment.kind))}"
        yield TimeMark(0, moment.speaker, moment.start_s, "d", "accent", False, words)
    for comment in session.rulings.comments:
        words = f"{clock(comment.at_s)} {comment.text[:_SHORT]}"
        yield TimeMark(0, Speaker.AGENT, comment.at_s, "s", "accent", False, words)
