from __future__ import annotations

import pytest

from audio.span import Span
from coach_app.lessons.lesson import Lesson
from coach_app.lessons.review import review_of
from coach_app.lessons.to_try import to_try
from coach_app.lessons.words import CardWords
from feedback.flag import Flag, Kind, Severity
from tests.coach_app.lessons.ended_call import END_S, call, item, said, sayings
from tests.coach_app.samples import AGENT, CUSTOMER, a_flag


def taught(*flags: Flag, language: str = "zh", **fields: object) -> tuple[Lesson, ...]:
    review = review_of(call(flags, **fields))  # type: ignore[arg-type]
    return to_try(review, sayings(language), CardWords(language))


def forbidden(number: int, at_s: float, said: str, instead: str) -> Flag:
    return a_flag(
        number=number,
        rule="phrase.forbidden",
        kind=Kind.PHRASE_FORBIDDEN,
        severity=Severity.ALERT,
        span=Span(at_s, at_s + 2),
        opened_at_s=at_s + 2,
        measured=None,
        limit=None,
        evidence=said,
        detail=instead,
    )


def missed(number: int, title: str, at_s: float) -> Flag:
    return a_flag(
        number=number,
        rule="items.missed",
        kind=Kind.PHRASE_MISSING,
        span=Span(0.0, at_s),
        opened_at_s=at_s,
        measured=None,
        limit=None,
        detail=title,
    )


def test_a_call_without_flags_has_nothing_to_work_on() -> None:
    assert taught() == ()


def test_a_fast_stretch_says_how_fast_what_limit_and_where_to_listen() -> None:
    one = a_flag(opened_at_s=16.5, span=Span(12.5, 40.0), measured=320.0)
    two = a_flag(number=2, opened_at_s=60.0, span=Span(56.0, 62.0), measured=378.0)
    (lesson,) = taught(one, two)
    assert lesson.what == "2 段语速偏快，最快 378 字/分"
    assert lesson.say == "放慢一点（≤ 290 字/分）"
    assert (lesson.topic, lesson.number, lesson.clip) == ("rate_fast", 2, Span(55.7, 62.3))


def test_the_same_in_english() -> None:
    (lesson,) = taught(a_flag(opened_at_s=16.5, span=Span(12.5, 40.0)), language="en")
    assert lesson.what == "Fast once, up to 378 syll/min"
    assert lesson.say == "Slow down (≤ 290 syll/min)"


def test_the_wording_is_chosen_whose_replacement_can_be_said_as_it_is() -> None:
    again = "是我没有说清楚，我再为您说明一下"
    lessons = taught(
        forbidden(1, 3.0, "这个没办法", "我可以为您……"),
        forbidden(2, 10.0, "喂，哪位", "您好，请问有什么可以帮您？"),
        forbidden(3, 20.0, "不是跟你说了", again),
        forbidden(4, 30.0, "怎么还不明白", again),
    )
    assert lessons[0].what == "“不是跟你说了”等 4 处可以换个说法"
    assert lessons[0].say == again


def test_what_was_not_said_comes_with_the_sentences_for_it_and_with_what_asked_for_it() -> None:
    words = [
        said(CUSTOMER, 5.0, 9.0, "我要投诉你们。"),
        said(AGENT, 9.5, 14.0, "这是规定。"),
        said(AGENT, 100, 110, "好。"),
    ]
    items = [item(name, "missing", 14.0, 5.0, "我要投诉你们。") for name in ("apology", "empathy")]
    (lesson,) = taught(missed(1, "道歉", 14.0), missed(2, "表示理解", 14.0), items=items, words=words)
    assert lesson.what == "“我要投诉你们”之后没听到：道歉、表示理解"
    assert lesson.say == "对不起，这件事给您带来了不便，请原谅。我知道您现在非常着急。"
    assert lesson.clip == Span(4.7, 14.3)
    assert lesson.topic == "comfort"


def test_an_opening_is_listened_to_at_the_beginning_and_a_closing_at_the_end() -> None:
    words = [said(AGENT, 1.0, 3.0, "喂。"), said(AGENT, 100.0, 104.0, "好。")]
    opening = [item("opening", "missing", 12.0, 0.0)]
    (lesson,) = taught(missed(1, "开场问候与自报", 12.0), items=opening, words=words)
    assert lesson.clip == Span(0.7, 3.3)
    assert lesson.say == "您好，供电公司，李静为您服务。"  # in this person's own words
    closing = [item("goodbye", "missing", END_S, 0.0)]
    (lesson,) = taught(missed(1, "道别", END_S), items=closing, words=words)
    assert lesson.clip == Span(99.7, 104.3)


def test_what_was_said_after_all_or_is_only_possibly_missing_is_left_alone() -> None:
    assert taught(missed(1, "道别", END_S), items=[item("goodbye", "said", 110.0)]) == ()
    assert taught(items=[item("goodbye", "possibly_missing", END_S, 0.0)]) == ()


def test_a_long_wait_is_one_lesson() -> None:
    hold = a_flag(
        rule="hold.no_update",
        kind=Kind.HOLD_NO_UPDATE,
        severity=Severity.ALERT,
        span=Span(17.0, 66.0),
        opened_at_s=47.0,
        measured=48.4,
        limit=30.0,
        unit="s",
    )
    (lesson,) = taught(hold, missed(2, "等待中回应", 52.0), items=[item("hold_update", "missing", 52.0, 17.0)])
    assert lesson.what == "客户等了 48 秒没有听到回应"
    assert lesson.say == "对不起，我正在为您办理"
    assert lesson.clip is not None
    assert lesson.clip.start_s == pytest.approx(13.7)


def test_at_most_two_and_the_worst_first() -> None:
    fast = a_flag(opened_at_s=16.5, span=Span(12.5, 40.0))
    soft = a_flag(number=2, rule="volume.too_soft", kind=Kind.VOLUME_SOFT, opened_at_s=50.0, span=Span(48.0, 90.0))
    cut = [
        a_flag(
            number=3 + n, rule="talk.interrupts", kind=Kind.INTERRUPTION, span=Span(30 + 9 * n, 32 + 9 * n), unit="s"
        )
        for n in range(3)
    ]
    lessons = taught(fast, soft, *cut, forbidden(9, 3.0, "不知道", "我帮您查一下"))
    assert [lesson.topic for lesson in lessons] == ["interruption", "phrase_forbidden"]


def test_a_nudge_that_was_followed_needs_no_second_word() -> None:
    assert taught(a_flag(opened_at_s=16.0, span=Span(12.0, 20.0))) == ()


def test_every_kind_of_flag_has_its_sentences() -> None:
    taught_of = set()
    for kind in Kind:
        for language in ("zh", "en"):
            flag = a_flag(kind=kind, opened_at_s=16.0, span=Span(12.0, 60.0), detail="那个", evidence="怎么还不明白？")
            for lesson in to_try(review_of(call([flag])), sayings(language), CardWords(language)):
                assert "{" not in lesson.what
                assert lesson.say
                taught_of.add((kind, language))
    by_item = {Kind.PHRASE_MISSING}  # what was not said is taught item by item, see above
    assert taught_of == {(kind, language) for kind in set(Kind) - by_item for language in ("zh", "en")}
