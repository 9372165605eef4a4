"""What was heard wrong is put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.rulings.corrections import corrected, corrections_of
from coach_app.rulings.entry import Comment, Correction, Retraction

HEARD = [
    Utterance(Speaker.AGENT, Span(1.0, 3.0), "请烧等", confidence=0.4, settled_at_s=3.4, unclear=True),
    Utterance(Speaker.CUSTOMER, Span(3.2, 5.0), "好的", settled_at_s=5.4),
]


def correction(**fields: object) -> Correction:
    return Correction.model_validate({"speaker": "agent", "start_s": 1.0, "end_s": 3.0, **fields})


def test_words_are_put_right_with_times_of_their_own() -> None:
    said = corrected(HEARD, [correction(text="请稍等。")])[0]
    assert said.text == "请稍等。"
    assert [word.text for word in said.words] == ["请", "稍", "等"]
    assert (said.words[0].span.start_s, said.words[-1].span.end_s) == (1.0, 3.0)


def test_what_a_person_said_is_certain_and_settles_when_it_did() -> None:
    said = corrected(HEARD, [correction(text="请稍等")])[0]
    assert (said.confidence, said.unclear, said.settled_at_s) == (1.0, False, 3.4)


def test_somebody_else_spoke() -> None:
    assert {u.speaker for u in corrected(HEARD, [correction(by="customer")])} == {Speaker.CUSTOMER}


def test_a_boundary_moves_and_what_moved_settles_no_earlier_than_it_ends() -> None:
    said = corrected(HEARD, [correction(from_s=0.5, until_s=6.0)])[0]
    assert (said.span, said.settled_at_s) == (Span(0.5, 6.0), 6.0)


def test_no_words_means_that_nothing_was_said() -> None:
    assert [u.text for u in corrected(HEARD, [correction(text=" ")])] == ["好的"]


def test_the_last_correction_counts_and_keeps_what_it_leaves_open() -> None:
    said = corrected(HEARD, [correction(text="请烧水", by="customer"), correction(text="请稍等")])
    first = min(said, key=lambda u: u.span)
    assert (first.text, first.speaker) == ("请稍等", Speaker.CUSTOMER)


@pytest.mark.parametrize("fields", [{"start_s": 8.0, "end_s": 9.0}, {"speaker": "customer"}])
def test_a_correction_of_what_nobody_heard_changes_nothing(fields: dict[str, object]) -> None:
    assert corrected(HEARD, [correction(text="别的", **fields)]) == HEARD


def test_what_was_taken_back_is_no_correction() -> None:
    kept, gone = correction(text="请稍等"), correction(text="请烧水")
    entries = (gone, kept, Comment(at_s=1, text="好"), Retraction(of=gone.id))
    assert corrections_of(entries) == (kept,)


@given(st.text(alphabet="请稍等您好，。 a8", max_size=12), st.floats(0, 4), st.floats(0.1, 4))
def test_words_lie_within_their_utterance_in_order(text: str, start_s: float, lasts_s: float) -> None:
    for said in corrected(HEARD, [correction(text=text, from_s=start_s, until_s=start_s + lasts_s)]):
        edges = [edge for word in said.words for edge in (word.span.start_s, word.span.end_s)]
        assert edges == sorted(edges)
        assert not edges or (said.span.start_s <= edges[0] and edges[-1] <= said.span.end_s)
