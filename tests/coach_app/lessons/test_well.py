from __future__ import annotations

import pytest

from audio.span import Span
from coach_app.events import NoticeGiven
from coach_app.lessons.lesson import Lesson
from coach_app.lessons.review import review_of
from coach_app.lessons.well import well
from coach_app.lessons.words import CardWords
from feedback.flag import Flag, Kind, Severity
from tests.coach_app.lessons.ended_call import call, item, said, sayings
from tests.coach_app.samples import AGENT, CUSTOMER, a_flag

TALK = [
    said(AGENT, 1.0, 6.0, "您好，供电公司，李静为您服务。"),
    said(CUSTOMER, 7.0, 16.0, "我要投诉。"),
    said(AGENT, 17.0, 26.0, "非常抱歉，我理解您的心情。"),
    said(AGENT, 100.0, 110.0, "感谢您的来电，再见。"),
]
ALL = [
    item("opening", "said", 1.0),
    item("offer_help", "said", 1.0),
    item("further_help", "said", 100.0),
    item("closing_thanks", "said", 103.0),
    item("goodbye", "said", 105.0),
]


def praised(*flags: Flag, language: str = "zh", **fields: object) -> tuple[Lesson, ...]:
    review = review_of(call(flags, **{"words": TALK} | fields))  # type: ignore[arg-type]
    return well(review, sayings(language), CardWords(language))


def topics(*flags: Flag, **fields: object) -> list[str]:
    return [lesson.topic for lesson in praised(*flags, **fields)]  # type: ignore[arg-type]


def empathy(number: int = 1) -> Flag:
    return a_flag(
        number=number,
        rule="praise.empathy",
        kind=Kind.PRAISE,
        severity=Severity.PRAISE,
        span=Span(17.0, 26.0),
        measured=None,
        limit=None,
    )


def test_a_good_call_is_praised_from_three_sides() -> None:
    lessons = praised(empathy(), items=ALL)
    assert [lesson.what for lesson in lessons] == [
        "先安抚，做得好",
        "5 项要点全部说到",
        "语速稳：60 秒里平均 231 字/分",
    ]
    assert all(lesson.clip for lesson in lessons)


def test_the_same_in_english() -> None:
    assert praised(empathy(), items=ALL, language="en")[2].what == ("A steady pace: 231 syll/min over 60 s of speech")


def test_the_same_praise_is_not_given_twice() -> None:
    assert topics(empathy(), empathy(2), items=ALL).count("praise") == 1


def test_nothing_is_praised_that_a_flag_speaks_against() -> None:
    against = [
        a_flag(opened_at_s=16.5, span=Span(12.5, 40.0)),
        a_flag(number=2, kind=Kind.INTERRUPTION, span=Span(30.0, 32.0)),
        a_flag(number=3, kind=Kind.VOLUME_LOUD, span=Span(30.0, 52.0), opened_at_s=33.0),
        a_flag(number=4, kind=Kind.PITCH_RISE, span=Span(30.0, 32.0)),
    ]
    assert topics(*against) == []


def test_one_item_short_is_no_complete_checklist_but_may_be_a_complete_opening() -> None:
    short = [*ALL[:4], item("goodbye", "possibly_missing", 120.0)]
    assert "checklist" not in topics(items=short)
    assert "opening" in topics(items=short)
    assert "closing" not in topics(items=short)


def test_what_was_said_in_time_to_an_angry_customer_is_praised_without_a_rule_too() -> None:
    first = praised(items=[item("apology", "said", 17.0), item("empathy", "said", 20.0)])[0]
    assert first.what == "及时安抚：道歉、表示理解"
    assert first.clip == Span(16.7, 26.3)


def test_words_that_nobody_demands_are_worth_a_word() -> None:
    (first, *_) = praised(items=[item("confirm_issue", "said", 18.0, evidence="您反映的是网速慢，对吗")])
    assert first.what == "复述确认问题：“您反映的是网速慢，对吗”"


def test_a_nudge_that_was_followed_is_praised() -> None:
    followed = praised(a_flag(opened_at_s=16.0, span=Span(12.0, 20.0)))
    assert [lesson.what for lesson in followed if lesson.topic == "corrected"] == ["提示“放慢一点”后 5 秒就调整好了"]


def test_a_silent_call_has_its_own_praise() -> None:
    assert topics(items=[item("no_sound", "said", 13.0)])[0] == "silent"


@pytest.mark.parametrize("notice", ["mono_mix", "channels_swapped"])
def test_no_voice_is_praised_that_may_be_anothers(notice: str) -> None:
    assert topics(more=[NoticeGiven(3.0, notice)]) == []


def test_little_speech_proves_nothing() -> None:
    little: dict[str, dict[str, float | None]] = {
        "agent": {"speech_s": 9.0, "rate_cpm": 230.0},
        "customer": {"turns": 2},
    }
    assert topics(metrics=little) == []
