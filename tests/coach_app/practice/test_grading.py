"""A practice session is marked from what its folder keeps, now and later, by corrected words and rulings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from coach_app.observed import Observed, ObservedError
from coach_app.practice.grading import NoTakeError, grade, take_of, wordings
from coach_app.practice.kept import PracticeLog
from coach_app.recording.sessions import Kind, SessionFolder, create_session
from coach_app.rulings.entry import Correction, FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.drills.take import HangUp, Shown, Take
from feedback.rubric import Outcome
from feedback.vocabulary import Vocabularies
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said, pack
from tests.feedback.drills.takes import book

#: 打错热线的工资卡客户 (SCN-02), done well.
CALL: list[Said] = [
    (AGENT, 0.5, 3.0, "您好，中国银行，工号八零二一为您服务。"),
    (CUSTOMER, 4.0, 7.0, "喂，我要改工资卡的密码，卡号我念给你。"),
    (AGENT, 8.0, 12.0, "跟您确认一下，您说的是农业银行的工资卡，对吗？"),
    (CUSTOMER, 13.0, 16.0, "啊？不是你们家的卡吗？"),
    (AGENT, 17.0, 22.0, "对不起，这里是中国银行客服中心，请您查证后再拨。"),
    (CUSTOMER, 23.0, 25.0, "哎呀不好意思，我打错了。"),
    (AGENT, 26.0, 29.0, "没关系，请不必介意，再见。"),
]
LINES = ("c1", "c2", "c3")


def a_session(folder: Path, call: list[Said] = CALL, drill: str = "SCN-02", *, words: bool = True) -> Path:
    """A practice session that is over: manifest, what was observed, what the customer said."""
    session = create_session(folder, kind=Kind.PRACTICE, duration_s=31.0)
    log = PracticeLog(session.path)
    log.begin(drill)
    theirs = [(start, end, text) for who, start, end, text in call if who is CUSTOMER]
    for line, (start, end, text) in zip(LINES, theirs, strict=True):
        log.show(Shown(line, 0, Span(start, end), text))
    log.end(HangUp(CUSTOMER, 31.0))
    tracks = frozenset({Track.PROSODY, Track.WORDS} if words else {Track.PROSODY})
    Observed.of(Conversation(call, 31.0).timeline, tracks).save(session.path)
    session.finish()
    return session.path


@cache
def vocabularies() -> Vocabularies:
    """The default pack's words, made ready once."""
    return Vocabularies(pack())


def graded(folder: Path) -> TakeMark:
    """The mark of a session."""
    return grade(folder, book(), pack(), vocabularies=vocabularies())


def taken(folder: Path) -> Take:
    """The take of a session."""
    return take_of(folder, book(), pack(), vocabularies())


def of(mark: TakeMark, origin: str) -> CriterionMark:
    """The mark of one criterion."""
    return next(c for c in mark.criteria if c.origin == origin)


def test_a_kept_take_is_marked(tmp_path: Path) -> None:
    mark = graded(a_session(tmp_path))
    said = {c.origin: c.outcome for c in mark.criteria if c.origin.startswith("must:")}
    assert said == dict.fromkeys(("must:STD-01", "must:STD-69", "must:STD-18", "must:STD-35"), Outcome.PASSED)
    assert of(mark, "must:STD-35").clip is not None


def test_the_same_folder_gives_the_same_mark(tmp_path: Path) -> None:
    folder = a_session(tmp_path)
    assert graded(folder) == graded(folder)


def test_phrases_are_told_by_their_wording(tmp_path: Path) -> None:
    assert of(graded(a_session(tmp_path)), "must:STD-35").text == "没关系，请不必介意。"


def test_a_forbidden_phrase_keeps_from_passing(tmp_path: Path) -> None:
    rude = [*CALL[:-1], (AGENT, 26.0, 29.0, "打错电话了，看清楚号码再打嘛。")]
    mark = graded(a_session(tmp_path, rude))
    assert mark.kept_from is not None
    assert mark.kept_from.origin == "must_not:FOR-16"


def test_the_take_knows_lines_flags_and_checklist(tmp_path: Path) -> None:
    take = taken(a_session(tmp_path))
    assert [shown.line for shown in take.shown] == list(LINES)
    assert take.hang_up == HangUp(CUSTOMER, 31.0)
    assert take.has_words
    assert {item.item for item in take.items} >= {"opening", "goodbye"}


def test_corrected_words_count(tmp_path: Path) -> None:
    misheard = [*CALL[:-1], (AGENT, 26.0, 29.0, "我要去吃晚饭了。")]
    folder = a_session(tmp_path, misheard)
    assert of(graded(folder), "must:STD-35").outcome is Outcome.FAILED
    RulingLog(folder).add(
        Correction(speaker=Speaker.AGENT, start_s=26.0, end_s=29.0, text="没关系，请不必介意，再见。", author="培训")
    )
    assert of(graded(folder), "must:STD-35").outcome is Outcome.PASSED


def test_a_flag_that_was_ruled_wrong_does_not_count(tmp_path: Path) -> None:
    folder = a_session(tmp_path, [*CALL[:-1], (AGENT, 26.0, 29.0, "打错电话了，看清楚号码再打嘛。")])
    (flag,) = (flag for flag in taken(folder).flags if flag.rule == "phrase.forbidden")
    RulingLog(folder).add(Ruling(flag=FlagRef.of(flag), verdict="wrong", author="培训"))
    assert "phrase.forbidden" not in {flag.rule for flag in taken(folder).flags}
    assert of(graded(folder), "must_not:FOR-16").outcome is Outcome.PASSED


def test_without_ears_words_are_not_assessed(tmp_path: Path) -> None:
    mark = graded(a_session(tmp_path, words=False))
    assert of(mark, "must:STD-35").outcome is Outcome.NOT_ASSESSED
    assert (mark.graded, mark.passed) == (False, None)


def test_an_ordinary_call_is_no_take(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    with pytest.raises(NoTakeError, match="no practice"):
        graded(session.path)


def test_a_drill_that_this_pack_has_not(tmp_path: Path) -> None:
    with pytest.raises(NoTakeError, match="OWN-01"):
        graded(a_session(tmp_path, drill="OWN-01"))


def test_a_session_of_which_nothing_was_observed(tmp_path: Path) -> None:
    folder = a_session(tmp_path)
    (folder / "words.json").unlink()
    with pytest.raises(ObservedError):
        graded(folder)


def test_a_manifest_that_retention_changed_is_still_a_take(tmp_path: Path) -> None:
    folder = a_session(tmp_path)
    SessionFolder(folder).change(sound_removed="2026-01-01")
    assert graded(folder).score is not None


def test_a_phrase_with_blanks_reads_with_what_the_agent_says_in_them() -> None:
    assert wordings(pack().lexicon, {"公司": "中国银行"})["STD-01"] == "您好，中国银行，……为您服务"
    assert wordings(pack().lexicon)["STD-78"] == "为了……，建议您……，您看可以吗？"


def test_who_says_nothing_gets_no_marks(tmp_path: Path) -> None:
    nothing = graded(a_session(tmp_path, [said for said in CALL if said[0] is CUSTOMER]))
    assert (nothing.score, nothing.assessed, nothing.graded, nothing.passed) == (None, 0.0, False, None)
    assert nothing.kept_from is None
    assert {one.earned for one in nothing.criteria} == {None}
    assert {one.why for one in nothing.criteria if not one.by_hand} == {"too_little"}
