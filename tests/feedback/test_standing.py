"""What of provisional words had stood long enough."""

from __future__ import annotations

import pytest

from asr_models.transcript import Hearing
from audio.block import Speaker
from audio.span import Span
from feedback.standing import Standing


def heard(*texts: tuple[float, str]) -> Standing:
    standing = Standing()
    for at_s, text in texts:
        standing.hear(Hearing(Speaker.AGENT, Span(0.0, at_s), text, at_s))
    return standing


def known(standing: Standing, as_of_s: float) -> tuple[str, str]:
    """What stands at an instant, and what follows it."""
    text = standing.at(as_of_s)
    stood = text.known(as_of_s) if text else []
    return (stood[-1].text, stood[-1].rest) if stood else ("", "")


def test_a_text_counts_once_it_stood_still() -> None:
    standing = heard((1.0, "这个没办法"))
    assert known(standing, 1.4) == ("", "")
    assert known(standing, 1.6) == ("这个没办法", "")


def test_the_beginning_counts_sooner_once_the_text_goes_on() -> None:
    standing = heard((1.0, "这个"), (1.2, "这个没办法"), (1.4, "这个没办法我"))
    assert known(standing, 1.2) == ("", "")
    assert known(standing, 1.4) == ("这个", "没办法我")
    assert known(standing, 1.6) == ("这个没办法", "我")
    assert known(standing, 1.8) == ("这个没办法", "我")  # the end may be half a phrase
    assert known(standing, 2.0) == ("这个没办法我", "")


def test_revised_words_have_not_stood() -> None:
    standing = heard((1.0, "这个没办法"), (1.2, "这个有办法我"), (1.4, "这个没办法我说"))
    assert known(standing, 1.4) == ("这个", "没办法我说")
    assert known(standing, 1.6) == ("这个", "没办法我说")


def test_what_stood_was_heard_before_it_stood() -> None:
    standing = heard((1.0, "这个"), (1.2, "这个没办法"), (1.4, "这个没办法我"))
    text = standing.at(1.6)
    assert text is not None
    assert text.known(1.6)[-1].span == Span(0.0, 1.2)


def test_final_words_end_it_and_the_next_breath_stands_by_itself() -> None:
    standing = heard((1.0, "您好"), (1.2, "您好您好"))
    standing.end(1.5)
    assert known(standing, 1.6) == ("", "")
    standing.hear(Hearing(Speaker.AGENT, Span(1.5, 1.6), "您好您", 1.5))
    assert known(standing, 1.6) == ("", "")
    assert known(standing, 2.2) == ("您好您", "")


def test_dropped_words_end_it_too() -> None:
    standing = heard((1.0, "您好"), (1.2, ""), (1.3, "您好吗"))
    assert known(standing, 1.2) == ("", "")
    assert known(standing, 1.6) == ("", "")


def test_the_same_text_again_stands_since_it_was_first_heard() -> None:
    assert known(heard((1.0, "您好"), (1.1, "您好"), (1.5, "您好")), 1.6) == ("您好", "")


def test_texts_of_a_stretch() -> None:
    standing = heard((1.0, "您"), (1.2, "您好"), (1.4, "您好吗"))
    assert [text.hearing.text for text in standing.between(1.2, 1.4)] == ["您好"]


@pytest.mark.parametrize("offset_s", [0.0, 0.1])
def test_nothing_becomes_known_between_two_ticks(offset_s: float) -> None:
    standing = heard(*((round(offset_s + 0.3 * n, 3), "这个没办法我说过了"[:n]) for n in range(1, 10)))
    instants = [stood.at_s for text in standing.texts for stood in text.stood]
    assert len(instants) > 5
    assert instants == pytest.approx([0.2 * round(at_s / 0.2) for at_s in instants])


def test_what_is_over_is_forgotten_and_the_breath_that_is_heard_is_not() -> None:
    standing = heard((1.0, "您"), (1.2, "您好"))
    standing.end(1.5)
    standing.hear(Hearing(Speaker.AGENT, Span(2.0, 2.2), "请问", 2.2))
    standing.hear(Hearing(Speaker.AGENT, Span(2.0, 2.4), "请问您", 2.4))
    standing.forget(1.4)
    assert [text.hearing.text for text in standing.texts] == ["您好", "请问", "请问您"]
    standing.forget(9.0)
    assert [text.hearing.text for text in standing.texts] == ["请问", "请问您"]
    assert known(standing, 2.8) == ("请问", "您")
    assert known(standing, 3.0) == ("请问您", "")
