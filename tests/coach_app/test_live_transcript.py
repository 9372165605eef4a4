from __future__ import annotations

import pytest

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span
from coach_app.events import PhraseHeard, Said
from coach_app.live_transcript import Line, MarkKind, line_heard, line_said, locate, ticked, words_in
from feedback.flag import ItemState, ItemStatus

AGENT = Speaker.AGENT


def said(text: str, *hits: PhraseHeard, words: tuple[Word, ...] = ()) -> Said:
    return Said(Utterance(AGENT, Span(10, 20), text, words), len(text), None, hits)


def hit(
    phrase: str, text: str, verdict: str = "said", replacement: str = "", at_s: float = 10, score: float = 0.9
) -> PhraseHeard:
    return PhraseHeard(phrase, verdict, score, text, Span(at_s, at_s + 1), replacement)


@pytest.mark.parametrize(
    ("text", "wanted", "place"),
    [
        ("您好，移动公司。", "移动公司", (3, 7)),
        ("您好，移动公司。", "您好移动", (0, 5)),
        ("您好。", "再见", None),
        ("您好。", "，", None),
        ("流量有10GB", "10GB", (3, 7)),
    ],
)
def test_words_are_found_whatever_the_punctuation(text: str, wanted: str, place: tuple[int, int] | None) -> None:
    assert locate(text, wanted) == place


def test_of_repeated_words_the_ones_nearest_in_time_are_meant() -> None:
    assert locate("好的，我看看，好的", "好的", near=0.0) == (0, 2)
    assert locate("好的，我看看，好的", "好的", near=0.9) == (7, 9)


@pytest.mark.parametrize(
    ("heard", "kind"),
    [
        (hit("STD-01", "您好"), MarkKind.STANDARD),
        (hit("FOR-14", "您好", replacement="别的"), MarkKind.FORBIDDEN),
        (hit("FOR-36", "您好"), MarkKind.FORBIDDEN),
        (hit("FIL-01", "您好"), MarkKind.FILLER),
        (hit("STD-01", "您好", verdict="possibly"), MarkKind.POSSIBLY),
        (hit("FOR-14", "您好", verdict="possibly"), MarkKind.POSSIBLY),
    ],
)
def test_a_phrase_is_marked_for_what_it_is(heard: PhraseHeard, kind: MarkKind) -> None:
    mark = line_said(said("您好，移动", heard)).marks[0]
    assert (mark.kind, mark.start, mark.end) == (kind, 0, 2)
    assert mark.replacement == heard.replacement


def test_a_phrase_that_does_not_stand_in_the_text_marks_nothing() -> None:
    assert line_said(said("您好", hit("STD-47", "再见"))).marks == ()


def test_words_that_were_not_clear_are_marked_where_they_stand() -> None:
    words = (Word("您好", Span(10, 11), 0.9), Word("移动", Span(11, 12), 0.2), Word("不在", Span(12, 13), 0.1))
    line = line_said(said("您好，移动", words=words))
    assert [(m.kind, m.start, m.end) for m in line.marks] == [(MarkKind.UNCERTAIN, 3, 5)]


def test_what_is_being_heard_is_provisional() -> None:
    assert line_heard(Hearing(AGENT, Span(1, 2), "您", 2.0)) == Line(AGENT, Span(1, 2), "您", provisional=True)


def test_words_of_a_stretch_are_those_of_its_speaker() -> None:
    lines = (
        Line(AGENT, Span(0, 2), "一"),
        Line(Speaker.CUSTOMER, Span(2, 4), "二"),
        Line(AGENT, Span(4, 6), "三"),
        Line(AGENT, Span(8, 9), "四"),
    )
    assert words_in(lines, AGENT, Span(1, 5)) == "一 三"


def test_of_forbidden_phrases_that_overlap_only_the_surest_has_a_replacement_shown() -> None:
    weak, sure = hit("FOR-13", "没办法", replacement="一", score=0.8), hit("FOR-06", "我也没办法", replacement="二")
    marks = line_said(said("这个我也没办法", weak, sure)).marks
    assert [(m.kind, m.replacement) for m in marks] == [(MarkKind.FORBIDDEN, "二")]


def test_standard_phrases_may_overlap() -> None:
    assert len(line_said(said("您好，移动", hit("STD-01", "您好"), hit("STD-02", "您好，移动"))).marks) == 2


def test_a_line_has_ticked_what_the_checklist_says_was_said_in_it() -> None:
    items = (
        ItemState("opening", ItemStatus.SAID, 10.2),
        ItemState("apology", ItemStatus.MISSING, 10.5),
        ItemState("goodbye", ItemStatus.SAID, 30.0),
        ItemState("empathy", ItemStatus.PENDING),
    )
    mine = Line(AGENT, Span(10, 12), "您好")
    assert ticked(mine, items).ticks == ("opening",)
    theirs = Line(Speaker.CUSTOMER, Span(10, 12), "您好")
    assert ticked(theirs, items) == theirs
