"""What goes to somebody else holds no identifier, in words or in sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.transcript import Utterance
from audio.block import RATE, Speaker
from coach_app.events import Event, Said, SessionEnded
from coach_app.heard_words import write_words
from coach_app.library.hidden_copy import hidden_copy
from coach_app.library.shared_archive import PRACTICE, ShareError
from coach_app.library.sharing import open_shared, share
from coach_app.observed import WORDS
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SessionFolder, create_session
from coach_app.rulings.entry import Comment, Correction
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import write_journal
from tests.coach_app.privacy.kept_session import below
from tests.coach_app.samples import an_utterance, started

PHONE = "幺三八零零幺三八零零零"
NUMBER = an_utterance(f"我的电话是{PHONE}。", Speaker.CUSTOMER, 4.0, 20.0)


def session(data: Path, *said: Utterance, source: str = "") -> SessionFolder:
    made = create_session(data / "sessions", started_at=datetime(2025, 3, 18, 12, tzinfo=UTC), source=source)
    rng = np.random.default_rng(3)
    loud = rng.integers(1000, 9000, (30 * RATE, 2)).astype(np.int16)
    soundfile.write(made.path / "sound.flac", loud, RATE)
    told: list[Event] = [started(), *(Said(one, 16, 60.0) for one in said or [NUMBER]), SessionEnded(30.0)]
    write_journal(made.path / "events.jsonl", ((event, 0.0) for event in told))
    made.finish(duration_s=30.0, content=content_of(made.path / "sound.flac"))
    return made


def test_the_number_is_nowhere_in_the_copy_and_still_in_the_session(tmp_path: Path) -> None:
    kept = session(tmp_path, source="13800138000.wav")
    (kept.path / WORDS).write_text(write_words([NUMBER], []), "utf-8")
    RulingLog(kept.path).add(Correction(speaker=Speaker.CUSTOMER, start_s=4, end_s=20, text=NUMBER.text))
    RulingLog(kept.path).add(Comment(at_s=5.0, text=f"号码{PHONE}要复述"))
    copy = hidden_copy(kept.path, tmp_path / "copy")
    assert PHONE.encode() not in below(copy)
    assert b"13800138000" not in below(copy)
    assert PHONE.encode() in below(kept.path)
    assert [entry.id for entry in RulingLog(copy).entries()] == [entry.id for entry in RulingLog(kept.path).entries()]


def test_what_was_practised_goes_along(tmp_path: Path) -> None:
    kept = session(tmp_path)
    (kept.path / PRACTICE).write_text('{"what": "drill", "drill": "SCN-01"}\n', "utf-8")
    copy = hidden_copy(kept.path, tmp_path / "copy")
    assert copy != kept.path
    assert (copy / PRACTICE).read_bytes() == (kept.path / PRACTICE).read_bytes()


def test_the_sound_of_the_copy_is_silent_where_the_number_is_spoken_and_the_same_elsewhere(tmp_path: Path) -> None:
    kept = session(tmp_path)
    copy = hidden_copy(kept.path, tmp_path / "copy")
    was, _ = soundfile.read(kept.path / "sound.flac", dtype="int16")
    now, _ = soundfile.read(copy / "sound.flac", dtype="int16")
    first, last = NUMBER.words[5].span.start_s, NUMBER.words[-1].span.end_s
    assert not now[int(first * RATE) : int(last * RATE)].any()
    assert np.array_equal(now[: int((first - 0.2) * RATE)], was[: int((first - 0.2) * RATE)])
    assert np.array_equal(now[int((last + 0.2) * RATE) :], was[int((last + 0.2) * RATE) :])


def test_a_session_without_identifiers_is_its_own_copy(tmp_path: Path) -> None:
    kept = session(tmp_path, an_utterance("您好，中国银行。", Speaker.AGENT, 1.0, 3.0))
    assert hidden_copy(kept.path, tmp_path / "copy") == kept.path
    assert not (tmp_path / "copy").exists()


def test_a_shared_session_comes_back_with_its_rulings_though_its_sound_is_another(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    kept = session(here)
    share(kept.path, tmp_path / "call.coach")
    came = open_shared(there, tmp_path / "call.coach")
    assert PHONE.encode() not in below(there)
    RulingLog(there / "sessions" / came.session).add(Comment(at_s=5.0, text="语气很稳"))
    share(there / "sessions" / came.session, tmp_path / "back.coach")
    assert open_shared(here, tmp_path / "back.coach").rulings == 1
    assert PHONE.encode() in below(here)


@pytest.mark.parametrize("identifiers", [True, False])
def test_identifiers_go_along_only_when_they_are_asked_for(tmp_path: Path, identifiers: bool) -> None:
    kept = session(tmp_path / "here")
    share(kept.path, tmp_path / "call.coach", identifiers=identifiers)
    open_shared(tmp_path / "there", tmp_path / "call.coach")
    assert (PHONE.encode() in below(tmp_path / "there")) == identifiers


@pytest.mark.parametrize(
    "fields", [{"title": "回拨13800138000"}, {"tags": ("13800138000",)}, {"reference": "13800138000"}]
)
def test_a_number_in_what_somebody_wrote_about_the_call_is_hidden_though_nobody_said_it(
    tmp_path: Path, fields: dict[str, object]
) -> None:
    kept = session(tmp_path, an_utterance("您好，中国银行。", Speaker.AGENT, 1.0, 3.0))
    kept.change(**fields)
    copy = hidden_copy(kept.path, tmp_path / "copy")
    assert b"13800138000" not in below(copy)
    assert b"13800138000" in below(kept.path)


def test_a_number_in_a_remark_is_hidden_though_nobody_said_it(tmp_path: Path) -> None:
    kept = session(tmp_path, an_utterance("您好，中国银行。", Speaker.AGENT, 1.0, 3.0))
    RulingLog(kept.path).add(Comment(at_s=2.0, text="语气很稳"))
    assert hidden_copy(kept.path, tmp_path / "copy") == kept.path
    RulingLog(kept.path).add(Comment(at_s=5.0, text="请回拨13800138000"))
    copy = hidden_copy(kept.path, tmp_path / "copy")
    assert copy != kept.path
    assert b"13800138000" not in below(copy)
    assert [entry.at_s for entry in RulingLog(copy).entries() if isinstance(entry, Comment)] == [2.0, 5.0]


def test_a_number_in_one_event_alone_is_hidden(tmp_path: Path) -> None:
    kept = session(tmp_path, an_utterance("您好，中国银行。", Speaker.AGENT, 1.0, 3.0))
    told: list[Event] = [replace(started(), file="13800138000.wav"), SessionEnded(30.0)]
    write_journal(kept.path / "events.jsonl", ((event, 0.0) for event in told))
    copy = hidden_copy(kept.path, tmp_path / "copy")
    assert copy != kept.path
    assert b"13800138000" not in below(copy)


def test_a_session_whose_manifest_is_damaged_is_one_sentence(tmp_path: Path) -> None:
    kept = session(tmp_path)
    (kept.path / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(ShareError, match="damaged"):
        share(kept.path, tmp_path / "call.coach")
    assert not (tmp_path / "call.coach").exists()
