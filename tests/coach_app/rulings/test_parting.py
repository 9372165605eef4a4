"""What was written about a call goes with its parts when the call is cut, and with the whole when calls are joined."""

from __future__ import annotations

from audio.block import Speaker
from coach_app.rulings.entry import (
    Comment,
    Correction,
    Decision,
    Entry,
    FlagRef,
    Marking,
    Moment,
    Objection,
    Retraction,
    Ruling,
    entry_of,
    plain,
)
from coach_app.rulings.parting import parted
from feedback.flag import Kind

CUT_S = 10.0


def about(start_s: float, end_s: float) -> FlagRef:
    return FlagRef(rule="TON-01", kind=Kind.RATE_FAST, speaker=Speaker.AGENT, start_s=start_s, end_s=end_s)


def both(*written: Entry) -> tuple[list[Entry], list[Entry]]:
    return parted(written, 0.0, CUT_S), parted(written, CUT_S, by_s=-CUT_S)


def test_each_entry_goes_where_its_stretch_goes_at_the_time_that_it_has_there() -> None:
    early, late = Ruling(flag=about(2, 4), verdict="right"), Ruling(flag=about(12, 14), verdict="wrong", note="听错了")
    label = Moment(speaker=Speaker.AGENT, start_s=15, end_s=16, kind=Kind.FILLER)
    word = Correction(speaker=Speaker.AGENT, start_s=17, end_s=18, text="请稍等", from_s=17.5, until_s=18.5)
    comment = Comment(at_s=CUT_S, text="从这里开始")
    before, after = both(early, late, label, word, comment)
    assert before == [early]
    assert after == [
        late.model_copy(update={"flag": about(2, 4)}),
        label.model_copy(update={"start_s": 5.0, "end_s": 6.0}),
        word.model_copy(update={"start_s": 7.0, "end_s": 8.0, "from_s": 7.5, "until_s": 8.5}),
        comment.model_copy(update={"at_s": 0.0}),
    ]
    assert [entry_of(plain(one)) for one in after] == after


def test_a_stretch_across_the_cut_goes_where_most_of_it_lies_and_ends_there() -> None:
    mostly_before, mostly_after = Ruling(flag=about(6, 11), verdict="right"), Ruling(flag=about(9, 14), verdict="right")
    before, after = both(mostly_before, mostly_after)
    assert before == [mostly_before.model_copy(update={"flag": about(6, 10)})]
    assert after == [mostly_after.model_copy(update={"flag": about(0, 4)})]


def test_what_is_about_the_whole_call_goes_with_both_parts() -> None:
    marking, objection = Marking(criterion="opening", earned=0.5), Objection(reason="打分不公平")
    assert both(marking, objection) == ([marking, objection], [marking, objection])


def test_an_answer_goes_with_what_it_answers() -> None:
    objection = Objection(flag=about(12, 14), reason="客户在赶时间")
    decision = Decision(objection=objection.id, upheld=True)
    taken_back = Retraction(of=decision.id)
    before, after = both(taken_back, decision, objection)
    assert before == []
    assert [one.id for one in after] == [taken_back.id, decision.id, objection.id]


def test_joined_again_the_times_are_what_they_were() -> None:
    written: list[Entry] = [Ruling(flag=about(2, 4), verdict="right"), Comment(at_s=12.0, text="好")]
    before, after = both(*written)
    assert [*parted(before), *parted(after, by_s=CUT_S)] == written
