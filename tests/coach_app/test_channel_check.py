from __future__ import annotations

from audio.span import Span
from coach_app.channel_check import ChannelCheck
from coach_app.events import PhraseHeard, Said
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance


def said(speaker: object, items: tuple[str, ...], verdict: str = "said") -> Said:
    hits = (PhraseHeard("STD-01", verdict, 0.9, "您好，中国银行", Span(1, 2), "", items),) if items else ()
    return Said(an_utterance(speaker=CUSTOMER if speaker == "customer" else AGENT), 6, None, hits)


def test_a_customer_who_opens_the_call_is_on_the_wrong_channel() -> None:
    check = ChannelCheck()
    assert not check.hear(said("agent", ()))
    assert check.hear(said("customer", ("opening",)))


def test_it_is_said_once() -> None:
    check = ChannelCheck()
    assert check.hear(said("customer", ("offer_help",)))
    assert not check.hear(said("customer", ("opening",)))


def test_an_agent_who_opened_the_call_settles_it() -> None:
    check = ChannelCheck()
    assert not check.hear(said("agent", ("opening",)))
    assert not check.hear(said("customer", ("opening",)))


def test_other_phrases_and_mere_likenesses_prove_nothing() -> None:
    check = ChannelCheck()
    assert not check.hear(said("customer", ("goodbye",)))
    assert not check.hear(said("customer", ("opening",), verdict="possibly"))
