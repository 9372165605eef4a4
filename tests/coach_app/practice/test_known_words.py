from __future__ import annotations

import pytest

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.lane import Settled
from audio.span import Span
from coach_app.practice.known_words import KnownWords, utterance
from coach_app.practice.mouth import Spoken


def test_words_are_spread_over_the_sound_with_pauses_where_the_text_has_them() -> None:
    said = utterance(Spoken(Span(10.0, 12.0), "我姓陈，您好。"), 12.1)
    assert "".join(word.text for word in said.words) == "我姓陈您好"
    gaps = [b.span.start_s - a.span.end_s for a, b in zip(said.words, said.words[1:], strict=False)]
    assert gaps[2] > 0.3
    assert [round(gap, 9) for gap in (*gaps[:2], gaps[3])] == [0.0, 0.0, 0.0]
    assert (said.speaker, said.span.start_s, said.settled_at_s) == (Speaker.CUSTOMER, 10.0, 12.1)
    assert said.span.end_s < 12.0
    assert said.words[0].confidence == 1.0


def test_the_customers_words_settle_step_by_step_and_not_while_a_line_is_said() -> None:
    lane = KnownWords(settles=True)
    assert lane.advance(0.35, [], None) == [
        Settled("words", Speaker.CUSTOMER, until, heard)  # type: ignore[arg-type]
        for until, heard in ((0.0, 0.1), (0.0, 0.2), (pytest.approx(0.3), pytest.approx(0.3)))
    ]
    (step,) = lane.advance(0.52, [], 0.45)[-1:]
    assert step == Settled("words", Speaker.CUSTOMER, 0.45, 0.5)  # type: ignore[arg-type]
    said = lane.advance(2.0, [Spoken(Span(0.45, 1.9), "你好")], None)
    (known,) = [one for one in said if isinstance(one, Utterance)]
    assert known.settled_at_s == 2.0
    steps = [one for one in said if isinstance(one, Settled)]
    assert all(one.until_s <= 0.45 for one in steps[:-1])
    assert steps[-1].until_s == 2.0
    assert said.index(known) == len(said) - 2  # words first, then the horizon behind them
    assert lane.advance(2.05, [], None) == []


def test_horizons_never_go_back() -> None:
    lane = KnownWords(settles=True)
    steps = [*lane.advance(1.0, [], None), *lane.advance(1.5, [], 0.2), *lane.finish(1.7, [])]
    until = [one.until_s for one in steps if isinstance(one, Settled)]
    assert until == sorted(until)
    assert until[-1] == 1.7


def test_where_nobody_hears_words_there_is_no_horizon_to_wait_for() -> None:
    lane = KnownWords(settles=False)
    said = [*lane.advance(1.0, [Spoken(Span(0.2, 0.8), "喂")], None), *lane.finish(2.0, [])]
    assert [type(one) for one in said] == [Utterance]
