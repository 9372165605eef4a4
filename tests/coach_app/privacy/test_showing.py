"""Identifiers that the command line shows are in the journal."""

from __future__ import annotations

from pathlib import Path

from coach_app.privacy.disclosure import Disclosures
from coach_app.privacy.showing import journal_of_shown, session_named
from coach_app.recording.sessions import create_session
from coach_app.settings import Settings
from coach_app.settings_file import save_settings


def test_showing_a_session_is_kept_with_who_works(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(person="p-0123456789ab"))
    session = create_session(tmp_path / "sessions")
    journal_of_shown("analyze", tmp_path)(session.path)
    (found,) = Disclosures(tmp_path).all()
    assert (found.who, found.session, found.where) == ("p-0123456789ab", session.id, "analyze")


def test_the_sound_of_a_session_is_the_session_and_a_file_of_ones_own_is_none(tmp_path: Path) -> None:
    session = create_session(tmp_path / "sessions")
    (session.path / "sound.flac").touch()
    (tmp_path / "call.wav").touch()
    assert session_named(session.path / "sound.flac") == session.id
    assert session_named(tmp_path / "call.wav") == ""
    journal_of_shown("analyze", tmp_path)(tmp_path / "call.wav")
    assert Disclosures(tmp_path).all() == []
