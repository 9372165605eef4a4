"""Identifiers are hidden wherever words of a call are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span
from coach_app.event_json import to_line
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    PhraseHeard,
    Said,
    SessionEnded,
)
from coach_app.privacy.masking import (
    LiveMasker,
    Masker,
    identifier_spans,
    mask_events,
    mask_said,
    mask_utterances,
)
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.samples import a_flag, an_utterance, one_of_each, started

PHONE = "幺三八零零幺三八零零零"
SAID = an_utterance(f"我的电话是{PHONE}。", Speaker.CUSTOMER, 10.0, 26.0)


def a_call() -> list[Event]:
    """A call whose number is everywhere where words can be."""
    hit = PhraseHeard("STD-69", "said", 0.9, f"电话是{PHONE}", SAID.span)
    flag = a_flag(evidence=f"客户：{PHONE}", detail=PHONE)
    return [
        replace(
            started(), file="20250318101500_13800138000.wav", items=(ItemState("x", ItemStatus.PENDING, 0.0, PHONE),)
        ),
        Heard(Hearing(Speaker.CUSTOMER, Span(10, 20), f"我的电话是{PHONE[:5]}", 20.0)),
        Said(SAID, 16, 200.0, (hit,)),
        FlagOpened(16.5, flag, True),
        FlagShown(16.5, flag),
        FlagClosed(16.5, flag),
        FlagWithdrawn(16.5, flag, "words"),
        ChecklistChanged(17.0, ItemState("verify", ItemStatus.SAID, 17.0, PHONE)),
        SessionEnded(30.0),
    ]


def test_every_letter_and_digit_becomes_one_mark_in_text_and_words() -> None:
    (hidden,) = mask_utterances([SAID])
    assert hidden.text == "我的电话是•••••••••••。"
    assert "".join(word.text for word in hidden.words) == "我的电话是•••••••••••"
    assert [word.span for word in hidden.words] == [word.span for word in SAID.words]


def test_nothing_else_of_an_utterance_changes() -> None:
    (said,) = mask_said([Said(SAID, 16, 200.0)])
    assert replace(said, utterance=SAID) == Said(SAID, 16, 200.0)
    assert replace(said.utterance, text=SAID.text, words=SAID.words) == SAID


def test_a_number_is_in_no_event_any_more() -> None:
    masked = list(mask_events(a_call()))
    assert [type(event) for event in masked] == [type(event) for event in a_call()]
    for event in masked:
        line = to_line(event)
        assert PHONE not in line, line
        assert PHONE[:5] not in line, line
        assert "13800138000" not in line, line
        assert type(event).__name__ == "SessionEnded" or "•" in line, line


def test_evidence_in_another_form_of_the_same_digits_is_hidden() -> None:
    masker = Masker([SAID])
    assert masker.text("一三八零零一三八零零零") == "•" * 11
    assert masker.text("尾号八零零零") == "尾号••••"
    assert masker.text("8 秒里 40 个字") == "8 秒里 40 个字"


def test_evidence_is_hidden_whichever_number_of_the_call_it_holds() -> None:
    masker = Masker([SAID, an_utterance("卡号六二二二零二零零零一八九", Speaker.CUSTOMER, 40.0, 48.0)])
    assert masker.text("尾号八零零零") == "尾号••••"
    assert masker.text("尾号零一八九") == "尾号••••"


def test_half_of_a_number_in_each_of_two_utterances_is_hidden_in_both() -> None:
    halves = [
        an_utterance("卡号六二二二零二", Speaker.CUSTOMER, 1.0, 3.0),
        an_utterance("嗯，好的", Speaker.AGENT, 3.2, 3.8),
        an_utterance("零零零一八九", Speaker.CUSTOMER, 4.0, 6.0),
    ]
    assert [one.text for one in mask_utterances(halves)] == ["卡号••••••", "嗯，好的", "••••••"]


def test_masking_twice_is_masking_once() -> None:
    once = list(mask_events(a_call()))
    assert list(mask_events(once)) == once


def test_events_without_identifiers_are_the_same_objects() -> None:
    events = one_of_each()
    assert list(mask_events(events)) == list(events)


def test_published_numbers_stay() -> None:
    said = an_utterance("请拨打九五一零五五五五。")
    assert mask_utterances([said], published={"95105555"}) == [said]
    assert mask_utterances([said]) != [said]


def test_words_that_are_not_in_the_text_are_hidden_when_they_hold_digits() -> None:
    words = (Word("电话", Span(0, 1)), Word("尾138", Span(1, 2)), Word("好", Span(2, 3)))
    said = Utterance(Speaker.CUSTOMER, Span(0, 3), f"电话{PHONE}", words)
    assert [word.text for word in mask_utterances([said])[0].words] == ["电话", "••••", "好"]


def test_spans_reach_from_the_first_digit_to_the_last_with_a_margin() -> None:
    spans = identifier_spans([SAID, an_utterance("好的。", Speaker.AGENT, 27.0, 28.0)])
    first, last = SAID.words[5], SAID.words[15]
    assert spans[Speaker.AGENT] == ()
    (span,) = spans[Speaker.CUSTOMER]
    assert [span.start_s, span.end_s] == pytest.approx([first.span.start_s - 0.15, last.span.end_s + 0.15])


def test_the_pause_inside_a_number_is_part_of_its_span() -> None:
    said = an_utterance("六二二二，嗯，三三四四", Speaker.CUSTOMER, 0.0, 9.0)
    (span,) = identifier_spans([said])[Speaker.CUSTOMER]
    assert [span.start_s, span.end_s] == pytest.approx([0.0, 9.15])


def test_a_live_call_is_masked_by_what_is_known_so_far_and_again_by_what_came_after() -> None:
    live = LiveMasker()
    first = Said(an_utterance("六二二二", Speaker.CUSTOMER, 1.0, 2.0), 4, None)
    second = Said(an_utterance("三三四四", Speaker.CUSTOMER, 3.0, 4.0), 4, None)
    assert live.take(first) == first
    heard = live.take(Heard(Hearing(Speaker.CUSTOMER, Span(3.0, 3.5), "三三", 3.5)))
    assert isinstance(heard, Heard)
    assert heard.hearing.text == "••"
    masked = live.take(second)
    assert isinstance(masked, Said)
    assert masked.utterance.text == "••••"
    assert [one.utterance.text for one in live.revised] == ["••••"]
    flag = live.take(FlagOpened(5.0, a_flag(evidence="六二二二三三四四"), True))
    assert isinstance(flag, FlagOpened)
    assert flag.flag.evidence == "••••••••"


def test_a_new_call_begins_without_the_numbers_of_the_last() -> None:
    live = LiveMasker()
    live.take(Said(an_utterance("我的密码是", Speaker.CUSTOMER, 1.0, 2.0), 5, None))
    live.take(started())
    said = Said(an_utterance("九五二七", Speaker.CUSTOMER, 3.0, 4.0), 4, None)
    assert live.take(said) == said
    assert live.revised == ()
