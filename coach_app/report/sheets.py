"""Many sessions as tables for spreadsheets, and as one document for other programs.

One row a flag, or one row a session: what a trainer filters, counts and charts elsewhere.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coach_app.report import table
from coach_app.report.document import document
from coach_app.report.model import Analysis
from coach_app.report.reviewed import Reviewed
from coach_app.report.sources import source_title
from coach_app.report.table import safe
from coach_app.report.wording import Wording
from coach_app.rulings.entry import plain
from feedback.flag import ItemStatus, Severity

SCHEMA = "coach.selection/1"

FLAG_COLUMNS = (
    *("session", "title", "person", "started_at"),
    *(name for name in table.COLUMNS if name != "file"),
    *("verdict", "ruled_by", "ruling_note", "stands", "objection"),
)

#: Figures of each speaker that get a column, by the names of :func:`feedback.summary.call_figures`.
_OF_VOICE = (
    *("speech_s", "talk_share", "syllables", "rate_cpm", "gross_rate_cpm", "level_db", "level_spread_db"),
    *("pitch_hz", "pitch_spread_st", "snr_db", "clipped_pct", "turns", "longest_turn_s"),
)
_OF_CALL = ("silence_s", "longest_silence_s", "overlap_s")
METRIC_COLUMNS = (
    *("session", "title", "person", "started_at", "duration_s", "engine", "pack"),
    *("alerts", "nudges", "praise", "ruled_right", "ruled_wrong", "ruled_unsure", "open_objections"),
    *("items_said", "items_missing", "items_possibly_missing", "score", "assessed"),
    *(f"agent_{name}" for name in _OF_VOICE),
    *(f"customer_{name}" for name in _OF_VOICE),
    *_OF_CALL,
)


@dataclass(frozen=True, slots=True)
class OfSession:
    """One session of a selection.

    Parameters
    ----------
    id : str
        Name of its folder.
    title, person : str
        What it is called and whose it is; may be empty.
    started_at : datetime
        When it began.
    analysis : Analysis
        The judged call.
    reviewed : Reviewed
        What people said about it.
    """

    id: str
    title: str
    person: str
    started_at: datetime
    analysis: Analysis
    reviewed: Reviewed


def flags_csv(sessions: Iterable[OfSession], language: str) -> str:
    """Every flag of some sessions, a row each, with what people said about it.

    Parameters
    ----------
    sessions : iterable of OfSession
        In the order of the rows.
    language : str
        ``zh`` or ``en``, of names and units; the columns are called the same in both.

    Returns
    -------
    str
        With a byte order mark, without which spreadsheets misread Chinese.
    """
    return _csv(FLAG_COLUMNS, (row for session in sessions for row in _flags(session, language)))


def metrics_csv(sessions: Iterable[OfSession], language: str) -> str:
    """Figures of some sessions, a row each.

    Parameters
    ----------
    sessions : iterable of OfSession
        In the order of the rows.
    language : str
        Taken like by the other tables; these columns hold names and numbers alone.

    Returns
    -------
    str
        With a byte order mark, without which spreadsheets misread Chinese.
    """
    del language
    return _csv(METRIC_COLUMNS, (_metrics(session) for session in sessions))


def selection_json(sessions: Iterable[OfSession]) -> str:
    """Some sessions as one document: each as ``coach analyze`` writes it, with rulings, comments and marks."""
    return json.dumps({"schema": SCHEMA, "sessions": [_plain(one) for one in sessions]}, ensure_ascii=False) + "\n"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


def _about(session: OfSession) -> tuple[str, ...]:
    return (
        session.id,
        safe(session.title),
        safe(session.person),
        session.started_at.isoformat(sep=" ", timespec="seconds"),
    )


def _flags(session: OfSession, language: str) -> Iterator[tuple[str, ...]]:
    words = Wording(language, session.analysis.started.pack_id)
    said = {one.flag.number: one for one in session.reviewed.rulings.flags}
    for finding in session.analysis.findings:
        flag = finding.flag
        reviewed = said.get(flag.number)
        ruling = reviewed.ruling if reviewed else None
        objections = reviewed.objections if reviewed else ()
        yield (
            *_about(session),
            f"{flag.span.start_s:.2f}",
            f"{flag.span.end_s:.2f}",
            words.speaker(flag.speaker),
            words.kind(flag.kind),
            words.severity(flag.severity),
            _number(flag.measured),
            _number(flag.limit),
            words.unit(flag.unit),
            _number(finding.shown_at_s),
            words.held_back(finding.held_back),
            *(safe(text) for text in (flag.say, flag.evidence, flag.why, flag.rule, source_title(flag.source))),
            ruling.verdict if ruling else "",
            safe(ruling.author) if ruling else "",
            safe(ruling.note) if ruling else "",
            "no" if reviewed and not reviewed.stands else "yes",
            safe(" | ".join(one.objection.reason for one in objections)),
        )


def _metrics(session: OfSession) -> tuple[str, ...]:
    analysis, rulings, marks = session.analysis, session.reviewed.rulings, session.reviewed.marks
    severities = Counter(finding.flag.severity for finding in analysis.findings)
    verdicts = Counter(one.ruling.verdict for one in rulings.flags if one.ruling)
    items = Counter(state.status for state in analysis.checklist)
    figures = analysis.metrics
    return (
        *_about(session),
        _number(analysis.duration_s),
        analysis.started.engine,
        f"{analysis.started.pack_id} {analysis.started.pack_version}",
        *(str(severities[one]) for one in (Severity.ALERT, Severity.NUDGE, Severity.PRAISE)),
        *(str(verdicts[one]) for one in ("right", "wrong", "unsure")),
        str(rulings.open_objections),
        *(str(items[one]) for one in (ItemStatus.SAID, ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING)),
        _number(marks.score),
        _number(marks.assessed),
        *(_number(figures.get("agent", {}).get(name)) for name in _OF_VOICE),
        *(_number(figures.get("customer", {}).get(name)) for name in _OF_VOICE),
        *(_number(figures.get("call", {}).get(name)) for name in _OF_CALL),
    )


def _plain(session: OfSession) -> dict[str, Any]:
    rulings, marks = session.reviewed.rulings, session.reviewed.marks
    return {
        "session": session.id,
        "title": session.title,
        "person": session.person,
        "started_at": session.started_at.isoformat(),
        "analysis": document(session.analysis).model_dump(mode="json", by_alias=True),
        "rulings": [
            {"flag": number, "stands": one.stands, "history": [plain(entry) for entry in one.history]}
            for number, one in enumerate(rulings.flags)
            if one.history
        ],
        "moments": [plain(one) for one in rulings.moments],
        "comments": [plain(one) for one in rulings.comments],
        "lost_rulings": [plain(one) for one in rulings.lost],
        "score": marks.score,
        "passed": marks.passed,
        "assessed": marks.assessed,
        "marks": [
            {"criterion": one.criterion.id, "earned": one.earned, "outcome": one.outcome.value} for one in marks.marks
        ],
    }


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
