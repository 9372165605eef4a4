from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asr_models.transcript import Utterance, Word
from audio.span import Span
from feedback.kept_utterances import FRESH_S, TOGETHER, KeptUtterances
from feedback.put_aside import PutAside
from tests.feedback.voices import AGENT

#: Seconds from one to the next; numbers that no decimal fraction ends.
_EVERY_S = 20 / 3


def spoken(n: int) -> Utterance:
    start_s = n * _EVERY_S
    words = tuple(
        Word(char, Span(start_s + k / 7, start_s + (k + 1) / 7), 1 / (k + 1)) for k, char in enumerate("您好\ud800")
    )
    return Utterance(
        AGENT, Span(start_s, start_s + 3 / 7), "您好\ud800", words, 1 / (n + 1), start_s + 1.1, n % 10 == 3
    )


SAID = [spoken(n) for n in range(7 * TOGETHER + 5)]


@pytest.fixture(scope="module", params=["file", "memory"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> KeptUtterances:
    store = KeptUtterances(AGENT, PutAside(tmp_path_factory.mktemp("aside") if request.param == "file" else None))
    for utterance in SAID:
        store.append(utterance)
    return store


def test_old_ones_are_put_aside(kept: KeptUtterances) -> None:
    assert kept.at_hand < FRESH_S / _EVERY_S + 2 * TOGETHER
    assert len(kept) == len(SAID)


@given(first=st.integers(0, len(SAID) + 5), count=st.integers(-3, len(SAID)))
def test_any_of_them_are_given_back_as_they_were(kept: KeptUtterances, first: int, count: int) -> None:
    assert kept.between(first, first + count) == SAID[first : max(first, first + count)]


@given(as_of_s=st.floats(-1.0, 2_000.0), since_s=st.floats(-1.0, 2_000.0))
def test_they_are_known_from_the_sound_that_settled_them(kept: KeptUtterances, as_of_s: float, since_s: float) -> None:
    known = [u for u in SAID if u.settled_at_s <= as_of_s + 1e-9]
    assert kept.between(0, kept.known(as_of_s)) == known
    assert kept.since(since_s, as_of_s) == [u for u in known if u.settled_at_s > since_s]
    assert kept.unclear(as_of_s) == tuple(u.span for u in known if u.unclear)


@given(as_of_s=st.floats(-1.0, 2_000.0), start_s=st.floats(0.0, 1_600.0), length_s=st.floats(0.0, 60.0))
def test_those_in_a_stretch_are_found(kept: KeptUtterances, as_of_s: float, start_s: float, length_s: float) -> None:
    span = Span(start_s, start_s + length_s)
    within = [u for u in SAID if u.settled_at_s <= as_of_s + 1e-9 and u.span.overlap_s(span) > 0]
    assert kept.inside(span, as_of_s) == within


def test_one_that_reaches_far_is_found_behind_others() -> None:
    kept = KeptUtterances(AGENT)
    far, near = (
        Utterance(AGENT, Span(0.0, 50.0), "喂", settled_at_s=5.0),
        Utterance(AGENT, Span(6.0, 7.0), "好", settled_at_s=8.0),
    )
    for one in (far, near):
        kept.append(one)
    assert kept.inside(Span(40.0, 41.0), 9.0) == [far]
    assert kept.inside(Span(6.5, 41.0), 9.0) == [far, near]
    assert kept.inside(Span(50.0, 51.0), 9.0) == []


def test_hours_of_words_leave_next_to_nothing_in_memory(tmp_path: Path) -> None:
    aside = PutAside(tmp_path)
    kept = KeptUtterances(AGENT, aside)
    for n in range(2_000):
        kept.append(spoken(n))
    assert aside.nbytes == 0
    assert kept.at_hand < FRESH_S / _EVERY_S + 2 * TOGETHER
