from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asr_models.transcript import Hearing
from audio.span import Span
from feedback.kept_hearings import KeptHearings
from tests.feedback.voices import AGENT


def kept(hearings: list[Hearing]) -> KeptHearings:
    all_of_them = KeptHearings(AGENT)
    for hearing in hearings:
        all_of_them.append(hearing)
    return all_of_them


@given(
    texts=st.lists(st.text("您好请问a\ud800😀", max_size=8), max_size=150),
    since_s=st.floats(-1, 16),
    length_s=st.floats(0, 16),
)
def test_every_text_is_given_back_as_it_was(texts: list[str], since_s: float, length_s: float) -> None:
    said = [Hearing(AGENT, Span(n / 20, n / 10), text, n / 10) for n, text in enumerate(texts)]
    assert kept(said).between(-1.0, 16.0) == said
    until_s = since_s + length_s
    within = [h for h in said if since_s + 1e-9 < h.at_s <= until_s + 1e-9]
    assert kept(said).between(since_s, until_s) == within


def test_an_hour_of_provisional_words_takes_less_than_a_megabyte() -> None:
    line = "您好很高兴为您服务请问有什么可以帮您的吗"
    said = [Hearing(AGENT, Span(0.0, n / 4), line[: n % len(line) + 1], n / 4) for n in range(15_600)]
    store = kept(said)
    assert store.nbytes < 1_000_000
    assert store.between(100.0, 101.0) == said[401:405]
