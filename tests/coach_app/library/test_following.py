"""Corrections that came from elsewhere are judged."""

from __future__ import annotations

from pathlib import Path

from coach_app.call import Setup, Wanted
from coach_app.events import Said
from coach_app.library.following import follow
from coach_app.library.sharing import open_shared, share
from coach_app.recording.sessions import SessionFolder
from coach_app.rulings.corrections import corrections_of
from coach_app.rulings.entry import Correction, Retraction
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from tests.coach_app.a_call import write_call
from tests.coach_app.library.a_session import keep


def said(session: SessionFolder) -> list[str]:
    return [one.event.utterance.text for one in read_journal(session.path / EVENTS) if isinstance(one.event, Said)]


def test_a_correction_that_comes_back_with_a_shared_copy_is_judged_once(tmp_path: Path) -> None:
    sound, words = write_call(tmp_path)
    session = keep(tmp_path / "data" / "sessions", sound, Setup(Wanted(engine="scripted", words=words)))
    assert not follow(session.path), "without corrections nothing is to follow"
    last = [one.event for one in read_journal(session.path / EVENTS) if isinstance(one.event, Said)][-1].utterance
    share(session.path, tmp_path / "sent.coach")
    open_shared(tmp_path / "there", tmp_path / "sent.coach")
    there = tmp_path / "there" / "sessions" / session.id
    RulingLog(there).add(
        Correction(speaker=last.speaker, start_s=last.span.start_s, end_s=last.span.end_s, text="这不归我管。")
    )
    share(there, tmp_path / "back.coach")
    open_shared(tmp_path / "data", tmp_path / "back.coach")
    assert "这不归我管。" not in said(session)
    assert follow(session.path)
    assert "这不归我管。" in said(session)
    assert not follow(session.path)
    (made,) = corrections_of(RulingLog(there).entries())
    RulingLog(there).add(Retraction(of=made.id))
    share(there, tmp_path / "again.coach")
    open_shared(tmp_path / "data", tmp_path / "again.coach")
    assert follow(session.path), "one that is taken back is followed, too"
    assert "这不归我管。" not in said(session)
    assert not follow(session.path)


def test_a_session_that_cannot_be_judged_here_stays_as_it_came(tmp_path: Path) -> None:
    session = SessionFolder(tmp_path / "20261122-100000-abcd")
    session.path.mkdir()
    RulingLog(session.path).add(Correction(speaker="agent", start_s=1, end_s=2, text="好"))
    assert not follow(session.path)
