from __future__ import annotations

import pytest

from audio.block import Speaker
from audio.span import Span
from coach_app.channel_check import ChannelCheck
from coach_app.events import Measured, PhraseHeard, Said
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance


def opens(speaker: Speaker, items: tuple[str, ...], verdict: str = "said") -> Said:
    hits = (PhraseHeard("STD-01", verdict, 0.9, "您好，中国银行", Span(1, 2), "", items),) if items else ()
    return Said(an_utterance(speaker=speaker), 6, 240.0, hits)


def voices(*speakers: Speaker) -> list[Measured]:
    return [Measured(0.2, speaker, None, None, None, None, True, None) for speaker in speakers]


def test_a_customer_who_opens_the_call_is_on_the_wrong_channel() -> None:
    check = ChannelCheck()
    assert not check.hear(opens(AGENT, ()))
    assert check.hear(opens(CUSTOMER, ("opening",)))


def test_it_is_said_once() -> None:
    check = ChannelCheck()
    assert check.hear(opens(CUSTOMER, ("offer_help",)))
    assert not check.hear(opens(CUSTOMER, ("opening",)))


def test_an_agent_who_opened_the_call_settles_it() -> None:
    check = ChannelCheck()
    assert not check.hear(opens(AGENT, ("opening",)))
    assert not check.hear(opens(CUSTOMER, ("opening",)))


def test_other_phrases_and_mere_likenesses_prove_nothing() -> None:
    check = ChannelCheck()
    assert not check.hear(opens(CUSTOMER, ("goodbye",)))
    assert not check.hear(opens(CUSTOMER, ("opening",), verdict="possibly"))


def said(speaker: Speaker, rate_cpm: float | None, syllables: int = 8) -> Said:
    return Said(an_utterance(speaker=speaker), syllables, rate_cpm)


@pytest.mark.parametrize(
    ("heard", "rates", "swapped"),
    [
        ((AGENT, CUSTOMER), (None, None, None, None), True),
        ((AGENT, CUSTOMER), (240.0, None, 240.0, None), False),
        ((AGENT, CUSTOMER), (None, 240.0, None, 240.0), False),
        ((AGENT,), (None, None, None, None), False),
    ],
    ids=["words of both in silence", "only the customer's", "only the agent's", "one channel is silent throughout"],
)
def test_words_of_both_where_their_own_channel_is_silent_belong_to_the_other(
    heard: tuple[Speaker, ...], rates: tuple[float | None, ...], swapped: bool
) -> None:
    check = ChannelCheck()
    check.measure(voices(*heard))
    turns = [check.hear(said((AGENT, CUSTOMER)[i % 2], rate)) for i, rate in enumerate(rates)]
    assert any(turns) is swapped


def test_a_word_lost_in_the_noise_proves_nothing() -> None:
    check = ChannelCheck()
    check.measure(voices(AGENT, CUSTOMER))
    assert not any(check.hear(said(speaker, None, syllables=2)) for speaker in (AGENT, CUSTOMER) * 5)
