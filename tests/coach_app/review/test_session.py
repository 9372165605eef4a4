from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.events import Heard, Measured, Said, SessionEnded
from coach_app.recording.sessions import MANIFEST, Manifest, SessionFolder
from coach_app.review.session import open_session, ruled_anew, stored_events
from coach_app.rulings.entry import Comment, Decision, Entry, FlagRef, Marking, Moment, Objection, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.rulings.state import Rulings
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


def test_what_people_wrote_hides_identifiers_as_the_words_do(folder: Path) -> None:
    about = FlagRef.of(open_session(folder, rubric).analysis.findings[0].flag)
    gone = about.model_copy(update={"start_s": 25.0, "end_s": 26.0})
    log = RulingLog(folder)
    objection = Objection(flag=about, reason="客户在报13800138000")
    for entry in (
        Comment(at_s=3.0, text="验证码是4821，不要念出来"),
        objection,
        Decision(objection=objection.id, upheld=False, words="卡号6222021234567890"),
        Moment(kind=Kind.FILLER, speaker=AGENT, start_s=1.0, end_s=2.0, note="客户号123456"),
        Marking(criterion="opening", earned=0.5, note="客户号123456"),
        Ruling(flag=gone, verdict="wrong", note="客户号123456"),
    ):
        log.add(entry)
    hidden, shown = open_session(folder, rubric), open_session(folder, rubric, unmasked=True)
    assert hidden.rulings.comments[0].text == "验证码是••••，不要念出来"
    assert shown.rulings.comments[0].text == "验证码是4821，不要念出来"
    assert not any(char.isdigit() for char in "".join(_written(hidden.rulings)))
    assert _written(shown.rulings).count("客户号123456") == 3
    log.add(Comment(at_s=4.0, text="又说了一遍482913"))
    assert ruled_anew(hidden, rubric).rulings.comments[1].text == "又说了一遍••••••"


def _written(rulings: Rulings) -> list[str]:
    """Everything that somebody wrote freely."""
    markings = (rulings.markings or {}).values()
    entries: list[Entry] = [*rulings.comments, *rulings.moments, *rulings.lost, *markings, *rulings.flags[0].history]
    entries += [part for one in rulings.flags[0].objections for part in (one.objection, one.decision) if part]
    return [getattr(one, name, "") for one in entries for name in ("text", "note", "reason", "words")]


def test_a_session_is_called_without_the_numbers_of_people(folder: Path) -> None:
    SessionFolder(folder).change(source="20250318101500_13800138000_in.wav")
    assert open_session(folder, rubric).name == "20250318101500_•••••••••••_in.wav"
    assert open_session(folder, rubric, unmasked=True).name == "20250318101500_13800138000_in.wav"
    SessionFolder(folder).change(title="宽带投诉")
    assert open_session(folder, rubric).name == "宽带投诉"


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
