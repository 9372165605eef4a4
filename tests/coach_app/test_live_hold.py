from __future__ import annotations

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.events import PhraseHeard, Said
from coach_app.live_hold import Hold, hold_after_words, hold_at

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


def said(text: str, start_s: float, end_s: float, *items: str, speaker: Speaker = AGENT, verdict: str = "said") -> Said:
    span = Span(start_s, end_s)
    return Said(
        Utterance(speaker, span, text), 4, None, (PhraseHeard("STD-22", verdict, 1.0, text, span, items=items),)
    )


def test_asking_to_wait_starts_the_timer_at_the_end_of_the_words() -> None:
    hold = hold_after_words(None, said("请您稍等", 10, 12, "hold_request"), now_s=14.5)
    assert hold == Hold(12, 14.5)
    assert hold.silent_s == 2.5


def test_the_timer_runs_with_the_call() -> None:
    assert hold_at(Hold(12, 14), 20.0, agent_speaks=False) == Hold(12, 20.0)


def test_the_agents_voice_sets_it_back() -> None:
    hold = hold_at(Hold(12, 30), 31.0, agent_speaks=True)
    assert hold == Hold(31.0, 31.0)
    assert not hold.noticeable


def test_checking_back_goes_on_with_the_wait() -> None:
    hold = hold_after_words(Hold(31, 33), said("还在为您查询", 29, 31, "hold_update"), now_s=33)
    assert hold == Hold(31, 33)


def test_other_words_of_the_agent_end_it() -> None:
    assert hold_after_words(Hold(12, 30), said("查到了", 28, 30), now_s=30) is None


def test_the_customers_words_do_not() -> None:
    assert hold_after_words(Hold(12, 30), said("好的", 13, 14, speaker=CUSTOMER), now_s=30) == Hold(12, 30)


def test_something_like_a_request_is_not_enough() -> None:
    assert hold_after_words(None, said("等", 10, 12, "hold_request", verdict="possibly"), now_s=12) is None


def test_without_a_wait_there_is_no_timer() -> None:
    assert hold_at(None, 5.0, agent_speaks=False) is None
