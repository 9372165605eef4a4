from __future__ import annotations

import errno
from pathlib import Path

import pytest
import soundfile

from coach_app.call import Setup
from coach_app.library.rejudging import Reason, RejudgeError
from coach_app.practice.gym.models import GymModel
from coach_app.recording.sessions import SessionFolder
from coach_app.review.correcting import PutRight, correction_of
from coach_app.review.session import ReviewedSession
from coach_app.rulings.entry import FlagRef, Marking, Objection, Retraction
from coach_app.ui.review.ask import CorrectDialog, WordsDialog
from coach_app.ui.review.board import MARKS
from coach_app.ui.review.desk import why_not
from coach_app.ui.review.keys import Act
from coach_app.ui.review.troubles import Trouble
from tests.coach_app.library.a_session import keep, labelled
from tests.coach_app.ui.review.conftest import Reviewing

CALLS = Path(__file__).parents[3] / "calls"


def test_a_criterion_is_marked_by_hand_and_by_its_evidence_again(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    desk = reviewing.page.desk
    reviewing.page.board.show_panel(MARKS)
    desk.mark("opening", "half")
    (entry,) = reviewing.until_entries(session, 1)
    assert isinstance(entry, Marking)
    assert entry.earned == 0.5
    assert "(by hand)" in reviewing.page.board.rubric.accessibleDescription()
    desk.mark("opening", "evidence")
    assert isinstance(reviewing.until_entries(session, 2)[1], Retraction)
    assert "(by hand)" not in reviewing.page.board.rubric.accessibleDescription()


def test_words_that_were_not_written_are_no_entry(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    desk = reviewing.page.desk
    for ask, result in ((desk.comment, 1), (desk.object_or_decide, 1), (desk.missed, 0)):
        ask()
        dialog = desk.dialog
        assert dialog is not None
        dialog.done(result)
    assert not desk._errands.busy
    assert reviewing.entries(session) == []


def test_a_full_disk_is_said_and_nothing_is_lost(
    reviewing: Reviewing, session: SessionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewing.open(session)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reviewing.page._services, "write", full)
    reviewing.page.desk.rule("right")
    reviewing._qtbot.waitUntil(lambda: reviewing.page.troubles.said is Trouble.WRITE, timeout=20_000)
    assert reviewing.page.board.flag is not None
    assert reviewing.page.board.flag.ruling is None


def test_why_it_cannot_be_judged_anew_has_a_name() -> None:
    names = {reason: why_not(RejudgeError(reason, "what", "do")) for reason in Reason}
    assert names[Reason.WORDS_REMOVED] == "words_gone"
    assert names[Reason.NOT_KEPT] == names[Reason.SOUND_REMOVED] == "not_kept"
    assert set(names.values()) <= set(Trouble)
    assert why_not(OSError()) == "write"


def test_the_line_that_is_looked_at_becomes_a_model_in_one_click(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    said = session_of(reviewing).analysis.said[0].utterance
    reviewing.page.board.spoken.choose(said.span.start_s)
    reviewing.page.board.transport.as_model.click()
    reviewing._qtbot.waitUntil(lambda: reviewing.page.troubles.said is Trouble.MODEL, timeout=20_000)
    (kept,) = (reviewing.data / "practice" / "gym" / "models").glob("m-*")
    model = GymModel.model_validate_json((kept / "model.json").read_text("utf-8"))
    assert (model.kind, model.text, model.session) == ("clip", said.text, session.path.name)
    assert soundfile.info(kept / "sound.flac").duration == pytest.approx(said.span.duration_s, abs=0.01)


def test_more_than_a_minute_is_no_model(
    reviewing: Reviewing, session: SessionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach_app.practice.gym.clip.LONGEST_S", 1.0)
    reviewing.open(session)
    reviewing.page.board.select((1.0, 4.0))
    reviewing.page.keys.press(Act.MODEL)
    reviewing._qtbot.waitUntil(lambda: reviewing.page.troubles.said is Trouble.NO_MODEL, timeout=20_000)
    assert not (reviewing.data / "practice").exists()


def session_of(reviewing: Reviewing) -> ReviewedSession:
    """What is shown."""
    assert reviewing.page.session is not None
    return reviewing.page.session


@pytest.mark.parametrize(("author", "remarked"), [("小周", True), ("李教练", False), ("", False)])
def test_who_objected_is_told_that_somebody_else_should_decide(
    reviewing: Reviewing, session: SessionFolder, author: str, remarked: bool
) -> None:
    reviewing.open(session)
    board, desk = reviewing.page.board, reviewing.page.desk
    assert board.flag is not None
    desk.author = "小周" if author else ""
    desk._write(Objection(flag=FlagRef.of(board.flag.flag), reason="客户催得急", author=desk.author))
    reviewing.until_entries(session, 1)
    desk.author = author
    desk.object_or_decide()
    assert isinstance(desk.dialog, WordsDialog)
    assert desk.dialog.remark.text().startswith("You have objected yourself") is remarked
    desk.dialog.reject()


def test_taking_a_correction_back_judges_anew_what_was_heard(reviewing: Reviewing) -> None:
    name = "dev02_fast_no_closing"
    judged = keep(reviewing.data / "sessions", CALLS / f"{name}.flac", Setup(labelled(name)))
    reviewing.open(judged)
    page, before = reviewing.page, session_of(reviewing)
    heard = before.analysis.said[0].utterance
    page.board.spoken.choose(heard.span.start_s)
    page.desk.correct()
    assert isinstance(page.desk.dialog, CorrectDialog)
    page.desk.dialog.field.setPlainText("喂")
    page.desk.dialog.done(1)
    reviewing.until_entries(judged, 1)
    assert session_of(reviewing).analysis.said[0].utterance.text == "喂"
    page.board.remarks.list.setCurrentRow(0)
    page.board.remarks.remove.click()
    reviewing.until_entries(judged, 2)
    assert session_of(reviewing).analysis.said == before.analysis.said
    assert session_of(reviewing).marks.score == before.marks.score
    assert page.board.remarks.lines == []


def test_a_correction_that_cannot_be_judged_without_stays(reviewing: Reviewing, session: SessionFolder) -> None:
    reviewing.open(session)
    heard = session_of(reviewing).analysis.said[0].utterance
    entry = correction_of(heard, PutRight("喂", heard.speaker, heard.span.start_s, heard.span.end_s), ())
    assert entry is not None
    reviewing.page.desk._write(entry)  # as it came with a session that somebody sent
    reviewing.until_entries(session, 1)
    reviewing.page.board.remarks.taken_back.emit(entry.id)
    reviewing._qtbot.waitUntil(lambda: reviewing.page.troubles.said is Trouble.NOT_KEPT, timeout=20_000)
    assert reviewing.entries(session) == [entry]
    assert len(reviewing.page.board.remarks.lines) == 1
