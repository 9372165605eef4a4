from __future__ import annotations

import pytest

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span
from coach_app.events import PhraseHeard, Said
from coach_app.live_transcript import Line, MarkKind, line_heard, line_said, locate, words_in

AGENT = Speaker.AGENT


def said(text: str, *hits: PhraseHeard, words: tuple[Word, ...] = ()) -> Said:
    return Said(Utterance(AGENT, Span(10, 20), text, words), len(text), None, hits)


def hit(phrase: str, text: str, verdict: str = "said", replacement: str = "", at_s: float = 10) -> PhraseHeard:
    return PhraseHeard(phrase, verdict, 0.9, text, Span(at_s, at_s + 1), replacement, ("opening",))


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
