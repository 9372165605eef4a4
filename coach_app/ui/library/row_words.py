"""What is said of a session in a list: its name, when it was, what stands on it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.library.query import Row
from coach_app.privacy.names import mask_name
from coach_app.ui.glyphs import Glyph
from coach_app.ui.text import clock, kind_name
from feedback.flag import Kind

_STATES = {
    "recording": QT_TRANSLATE_NOOP("LibraryRow", "being recorded"),
    "stopping": QT_TRANSLATE_NOOP("LibraryRow", "being recorded"),
    "partial": QT_TRANSLATE_NOOP("LibraryRow", "sound is missing"),
    "recovered": QT_TRANSLATE_NOOP("LibraryRow", "recovered"),
    "damaged": QT_TRANSLATE_NOOP("LibraryRow", "damaged"),
}
_CALL = QT_TRANSLATE_NOOP("LibraryRow", "A call")
_PRACTICE = QT_TRANSLATE_NOOP("LibraryRow", "Practice")
_ALERTS = QT_TRANSLATE_NOOP("LibraryRow", "alerts: {0}")
_NUDGES = QT_TRANSLATE_NOOP("LibraryRow", "nudges: {0}")
_NO_FLAGS = QT_TRANSLATE_NOOP("LibraryRow", "no alerts or nudges")
_RULED = QT_TRANSLATE_NOOP("LibraryRow", "ruled on: {0} of {1}")
_OBJECTIONS = QT_TRANSLATE_NOOP("LibraryRow", "open objections: {0}")
_SCORE = QT_TRANSLATE_NOOP("LibraryRow", "score {0}")

# A mark: shape, colour, and what is written beside it.
Mark = tuple[Glyph, str, str]


def _say(source: object) -> str:
    return QCoreApplication.translate("LibraryRow", str(source))


def title_of(row: Row) -> str:
    """What a session is called: its title, ticket number or file without numbers of people, or what it is."""
    named = mask_name(row.title or row.reference or PurePath(row.source).stem)
    return named or _say(_PRACTICE if row.kind == "practice" else _CALL)


def when(row: Row) -> str:
    """Day and time of its beginning, here."""
    return f"{row.started_at.astimezone():%m-%d %H:%M}"


def state_of(row: Row) -> str:
    """What is odd about it; empty for a complete session."""
    return _say(_STATES[row.state]) if row.state in _STATES else ""


def marks_of(row: Row) -> tuple[Mark, ...]:
    """What stands on a session, each as a shape with a figure: alerts, nudges, rulings, objections."""
    counted = row.alerts + row.nudges
    marks: list[Mark] = []
    if row.alerts:
        marks.append((Glyph.STOPPED, "alert", str(row.alerts)))
    if row.nudges:
        marks.append((Glyph.MISSED, "nudge", str(row.nudges)))
    if not counted:
        marks.append((Glyph.LEVEL, "muted", "0"))
    if row.ruled:
        done = row.ruled >= counted
        marks.append((Glyph.DONE if done else Glyph.WAITING, "good" if done else "muted", f"{row.ruled}/{counted}"))
    if row.open_objections:
        marks.append((Glyph.POSSIBLY, "accent", str(row.open_objections)))
    return tuple(marks)


def score_of(row: Row) -> str:
    """Its score as a whole number; empty where nothing could be assessed."""
    return "" if row.score is None else f"{row.score:.0f}"


def kinds_of(row: Row) -> str:
    """Its flags by kind, most first."""
    known = {kind.value for kind in Kind}
    return " · ".join(f"{kind_name(Kind(kind))} {count}" for kind, count in row.flags if kind in known)


def row_sentence(row: Row) -> str:
    """A session in one sentence, for those who hear the list."""
    counted = row.alerts + row.nudges
    parts = [title_of(row), when(row), clock(row.duration_s), state_of(row)]
    if row.alerts:
        parts.append(_say(_ALERTS).format(row.alerts))
    if row.nudges:
        parts.append(_say(_NUDGES).format(row.nudges))
    if not counted:
        parts.append(_say(_NO_FLAGS))
    if row.ruled:
        parts.append(_say(_RULED).format(row.ruled, counted))
    if row.open_objections:
        parts.append(_say(_OBJECTIONS).format(row.open_objections))
    if row.score is not None:
        parts.append(_say(_SCORE).format(score_of(row)))
    return ", ".join(part for part in (*parts, *row.tags, row.snippet) if part)
