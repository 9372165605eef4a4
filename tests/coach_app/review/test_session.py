from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.events import Heard, Measured, Said, SessionEnded
from coach_app.recording.sessions import MANIFEST, Manifest
from coach_app.review.session import open_session, ruled_anew, stored_events
from coach_app.rulings.entry import Comment, FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from feedback.baseline import Baseline
from feedback.flag import Kind
from feedback.rubric import Rubric
from tests.coach_app.review.kept import RUBRIC, keep, whole
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance


def rubric(_manifest: Manifest) -> Rubric:
    return RUBRIC


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return keep(tmp_path).path


def test_a_session_is_what_its_events_tell(folder: Path) -> None:
    session = open_session(folder, rubric)
    assert [finding.flag.kind for finding in session.analysis.findings] == [Kind.RATE_FAST, Kind.PHRASE_FORBIDDEN]
    assert [said.utterance.text for said in session.analysis.said][:2] == ["您好，中国银行。", "我要投诉。"]
    assert session.curves[AGENT].rate_cpm[-1] == 378.0
    assert not session.analysis.gauges  # they are in the curves, once
    assert session.manifest.duration_s == 30.0
    assert not session.cut_off


def test_provisional_words_are_passed_by(folder: Path) -> None:
    kinds = {type(event) for event in stored_events(folder)}
    assert Heard not in kinds
    assert {Measured, Said, SessionEnded} <= kinds


def test_it_is_marked_by_its_rubric_and_a_ruling_changes_the_mark(folder: Path) -> None:
    session = open_session(folder, rubric)
    assert session.marks.score == 66.7  # said the opening, spoke too fast once
    flag = session.analysis.findings[0].flag
    RulingLog(folder).add(Ruling(flag=FlagRef.of(flag), verdict="wrong"))
    ruled = ruled_anew(session, rubric)
    assert ruled.rulings.flags[0].ruling is not None
    assert ruled.marks.score == 100.0
    assert ruled.analysis is session.analysis


def test_what_people_said_is_read_with_it(folder: Path) -> None:
    RulingLog(folder).add(Comment(at_s=3.0, text="语气很稳"))
    assert [comment.text for comment in open_session(folder, rubric).rulings.comments] == ["语气很稳"]


def test_identifiers_are_hidden_unless_they_are_asked_for(tmp_path: Path) -> None:
    events = whole()
    events.insert(-1, Said(an_utterance("我的号码是一三八零零一三八零零零。", CUSTOMER, 27.0, 29.0), 16, None))
    folder = keep(tmp_path, events).path
    hidden, shown = open_session(folder, rubric), open_session(folder, rubric, unmasked=True)
    assert "一三八" not in hidden.analysis.said[-1].utterance.text
    assert "一三八零零一三八零零零" in shown.analysis.said[-1].utterance.text


@pytest.mark.parametrize("damage", [b"{half a li", b'{"seq":1,"crc":"00000000","event":"said"}\n'])
def test_after_damage_what_came_before_is_shown(folder: Path, damage: bytes) -> None:
    events = folder / "events.jsonl"
    kept = events.read_bytes().splitlines(keepends=True)
    events.write_bytes(b"".join(kept[:8]) + damage)
    session = open_session(folder, rubric)
    assert session.cut_off
    assert session.analysis.lanes == {"prosody": "failed", "words": "failed"}
    assert len(session.analysis.findings) == 1
    assert session.analysis.duration_s == 30.0


def test_a_line_that_was_altered_ends_what_is_believed(folder: Path) -> None:
    events = folder / "events.jsonl"
    events.write_bytes(events.read_bytes().replace("我要投诉".encode(), "我要表扬".encode()))
    assert [said.utterance.text for said in open_session(folder, rubric).analysis.said] == ["您好，中国银行。"]


def test_an_event_of_a_later_version_is_stepped_over(folder: Path) -> None:
    from zlib import crc32

    lines = (folder / "events.jsonl").read_bytes().splitlines()
    rest = b'"published_s":1.0,"event":"hummed","at_s":1.0}'
    lines[2] = b'{"seq":3,"crc":"%08x",' % crc32(rest) + rest
    (folder / "events.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    assert not open_session(folder, rubric).cut_off


@pytest.mark.parametrize("name", ["events.jsonl", MANIFEST])
def test_without_events_or_manifest_there_is_one_sentence(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadInputError, match="missing or damaged"):
        open_session(folder, rubric)


def test_the_usual_voice_is_read_where_it_was_kept(folder: Path) -> None:
    assert open_session(folder, rubric).baseline is None
    (folder / "baseline.json").write_text(Baseline(rate_cpm=232.0).to_json(), "utf-8")
    opened = open_session(folder, rubric)
    assert opened.baseline is not None
    assert opened.baseline.rate_cpm == 232.0
    (folder / "baseline.json").write_text("{", "utf-8")
    assert open_session(folder, rubric).baseline is None
