"""Two sessions of a selection, the second better than the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach_app.report.model import analysis_of
from coach_app.report.reviewed import Reviewed
from coach_app.report.sheets import OfSession
from coach_app.rulings.entry import Comment, Entry, FlagRef, Objection, Ruling
from coach_app.rulings.marking import marked
from coach_app.rulings.state import state_of
from feedback.flag import ItemState, ItemStatus
from feedback.pack import DEFAULT, load_pack
from tests.coach_app.samples import AGENT, one_of_each

CALL = analysis_of(one_of_each())
BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FAST = CALL.findings[0].flag
SAID = (
    Ruling(flag=FlagRef.of(FAST), verdict="wrong", note="=1+1", author="李教练"),
    Objection(flag=FlagRef.of(FAST), reason="客户催得急", author="小周"),
    Comment(at_s=3.0, text="这里可以停一下", author="李教练"),
)


def a_session(name: str, *entries: Entry, **changes: object) -> OfSession:
    """A session of the call that has one of each event, changed where asked."""
    analysis = replace(CALL, **changes)  # type: ignore[arg-type]
    rulings = state_of(entries, [finding.flag for finding in analysis.findings])
    lanes = {"prosody": "ok", "words": "ok"}
    marks = marked(load_pack(DEFAULT).rubric, rulings, analysis.checklist, lanes, (AGENT,))
    return OfSession(f"20260302-090000-{name}", name, "p-0123456789ab", BEGAN, analysis, Reviewed(rulings, marks))


def before_and_after() -> tuple[OfSession, OfSession]:
    """One call, and a slower one without flags in which the opening was said."""
    missing = (ItemState("opening", ItemStatus.MISSING), ItemState("goodbye", ItemStatus.NOT_REQUIRED))
    first = a_session("0001", checklist=missing, metrics={"agent": {"rate_cpm": 300.0, "talk_share": 0.7}})
    said = (ItemState("opening", ItemStatus.SAID, 2.0), ItemState("goodbye", ItemStatus.NOT_REQUIRED))
    slower = {"agent": {"rate_cpm": 240.4, "talk_share": 0.55, "level_db": -20.0}}
    second = replace(
        a_session("0002", findings=(), checklist=said, metrics=slower), started_at=BEGAN + timedelta(days=1)
    )
    return first, second
