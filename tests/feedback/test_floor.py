"""Who has the word."""

from __future__ import annotations

import pytest

from audio.block import Speaker
from audio.span import Span
from feedback.floor import floor_of, is_talking
from feedback.track import VoiceTrack
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said, activity

ASKS: Said = (CUSTOMER, 1.0, 4.0, "我想问一下我的话费是多少。")


def test_silence_counts_from_the_last_talk_of_either_side() -> None:
    call = Conversation([ASKS, (AGENT, 4.5, 6.0, "好的。")], 20.0)
    assert floor_of(call.view(12.0)).quiet_since_s == pytest.approx(6.0, abs=0.01)


def test_after_a_question_of_the_customer_the_agent_is_awaited() -> None:
    assert floor_of(Conversation([ASKS], 20.0).view(8.0)).agent_awaited


def test_after_a_question_of_the_agent_the_customer_is_awaited() -> None:
    call = Conversation([ASKS, (AGENT, 4.5, 6.0, "请问您的号码是多少？")], 20.0)
    assert not floor_of(call.view(12.0)).agent_awaited


def test_talk_whose_words_are_not_known_yet_is_talk() -> None:
    call = Conversation([ASKS, (AGENT, 8.0, 12.0, "您的话费是五十元。")], 20.0)
    floor = floor_of(call.view(12.1))
    assert floor.agent_end_s == pytest.approx(12.0, abs=0.02)
    assert floor.unread == {AGENT}
    assert not floor.agent_awaited


def test_talk_is_read_once_the_words_of_its_last_sentence_are_known() -> None:
    said: list[Said] = [ASKS, (AGENT, 4.5, 6.0, "好的。"), (AGENT, 6.8, 9.0, "您的话费是五十元。")]
    assert floor_of(Conversation(said, 20.0).view(15.0)).unread == frozenset()


def test_a_noise_without_words_is_no_talk_once_the_words_are_settled() -> None:
    call = Conversation([ASKS], 20.0)
    call.timeline.voices[AGENT] = VoiceTrack(AGENT)
    call.timeline.add(activity(AGENT, [Span(8.0, 8.2)], 20.0))
    assert floor_of(call.view(12.0)).quiet_since_s == pytest.approx(4.0, abs=0.01)


def test_talking_means_a_voice_just_now() -> None:
    call = Conversation([ASKS], 20.0)
    assert is_talking(call.view(4.2), 0.3)
    assert not is_talking(call.view(4.4), 0.3)


def test_the_hold_that_runs_is_known() -> None:
    call = Conversation([ASKS, (AGENT, 4.5, 6.5, "请您稍等，我帮您查一下。")], 40.0)
    hold = floor_of(call.view(30.0)).hold(30.0)
    assert hold is not None
    assert hold.silent_since_s == pytest.approx(6.5)
    assert floor_of(Conversation([ASKS], 40.0).view(30.0)).hold(30.0) is None
    assert {Speaker.AGENT, Speaker.CUSTOMER} == set(call.timeline.speakers)
