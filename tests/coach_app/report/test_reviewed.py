from __future__ import annotations

from coach_app.report.reviewed import Reviewed, masked_review, review_lines
from coach_app.report.wording import Wording
from coach_app.rulings.entry import Comment, Decision, FlagRef, Marking, Moment, Objection, Ruling
from coach_app.rulings.marking import marked
from coach_app.rulings.state import state_of
from feedback.flag import ItemState, ItemStatus, Kind
from feedback.pack import DEFAULT, load_pack
from tests.coach_app.samples import AGENT, a_flag

FLAG = a_flag()
OBJECTION = Objection(flag=FlagRef.of(FLAG), reason="客户催得急", author="小周")
GENERAL = Objection(reason="这通不该算", author="小周")
ENTRIES = (
    Ruling(flag=FlagRef.of(FLAG), verdict="right", note="确实快", author="李教练"),
    OBJECTION,
    Comment(at_s=20.0, text="这里可以停一下", author="李教练"),
    Moment(speaker=AGENT, start_s=5.0, end_s=7.0, kind=Kind.FILLER, note="“那个”三次"),
    GENERAL,
    Marking(criterion="volume", earned=0.5, note="", author="李教练"),
)
ITEMS = (ItemState("opening", ItemStatus.SAID, 1.0), ItemState("goodbye", ItemStatus.MISSING))


def reviewed(*more: Decision) -> Reviewed:
    rulings = state_of((*ENTRIES, *more), [FLAG])
    lanes = {"prosody": "ok", "words": "ok"}
    return Reviewed(rulings, marked(load_pack(DEFAULT).rubric, rulings, ITEMS, lanes, (AGENT,)))


def test_a_flag_has_its_ruling_and_its_objection_that_waits() -> None:
    opinions = review_lines(reviewed(), Wording("zh")).of_flags[FLAG.number]
    assert [opinion.head for opinion in opinions] == ["✓ 判断正确", "申诉", "申诉待处理"]
    assert [opinion.words for opinion in opinions] == ["确实快", "客户催得急", ""]
    assert opinions[0].by.startswith("李教练 · 20")


def test_a_decision_takes_the_place_of_waiting() -> None:
    decision = Decision(objection=OBJECTION.id, upheld=True, words="属实")
    opinions = review_lines(reviewed(decision), Wording("en")).of_flags[FLAG.number]
    assert [opinion.head for opinion in opinions] == ["✓ Right", "Objection", "Upheld"]
    assert opinions[-1].words == "属实"


def test_comments_and_what_was_found_by_ear_are_by_time() -> None:
    comments = review_lines(reviewed(), Wording("zh")).comments
    assert [comment.at_s for comment in comments] == [5.0, 20.0]
    assert comments[0].opinion.head == "漏判：口头禅 · 客服 0:05–0:07"


def test_marks_say_outcome_share_weight_and_evidence() -> None:
    lines = review_lines(reviewed(), Wording("zh"))
    marks = {line.title: line for line in lines.marks}
    assert (marks["开场问候"].outcome, marks["开场问候"].earned) == ("✓ 通过", "100 %")
    assert "开场" in marks["开场问候"].evidence
    assert marks["语速"].earned == "66 %"
    assert "语速偏快 0:12" in marks["语速"].evidence
    assert marks["音量"].evidence == "人工评定"
    assert marks["倾听与回应"].outcome == "· 未评估", "without the customer's side nothing is said of it"
    assert "评估了权重的" in lines.total
    assert lines.general[0].words == "这通不该算"


def test_masking_reaches_everything_that_was_written() -> None:
    decision = Decision(objection=OBJECTION.id, upheld=True, words="属实")
    hidden = masked_review(reviewed(decision), lambda text: "▇" if text else "")
    lines = review_lines(hidden, Wording("zh"))
    said = [*lines.of_flags[FLAG.number], *lines.general, *(comment.opinion for comment in lines.comments)]
    assert {opinion.words for opinion in said} == {"▇", ""}
    assert all(not entry.reason.strip("▇") for entry in hidden.rulings.flags[0].history if isinstance(entry, Objection))


def test_what_was_said_of_a_flag_that_is_gone_is_told_with_the_flag_it_was_about() -> None:
    rulings = state_of(ENTRIES, [])
    gone = Reviewed(rulings, marked(load_pack(DEFAULT).rubric, rulings, ITEMS, {}, (AGENT,)))
    told = [(one.at_s, one.opinion.head, one.opinion.words) for one in review_lines(gone, Wording("en")).lost]
    assert told == [(12.5, "Fast speech · ✓ Right", "确实快"), (12.5, "Fast speech · Objection", "客户催得急")]
    assert not review_lines(reviewed(), Wording("en")).lost
