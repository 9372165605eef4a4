"""The live page shows no identifier, and takes back digits that it showed before they were known to be one."""

from __future__ import annotations

from audio.block import Speaker
from coach_app.events import FlagOpened, Said
from coach_app.privacy.masked_store import MaskedStore
from tests.coach_app.privacy.test_masking import PHONE, a_call
from tests.coach_app.samples import a_flag, an_utterance, started


def test_nothing_on_the_page_holds_a_number() -> None:
    store = MaskedStore()
    for event in a_call():
        store.apply(event)
    assert [line.text for line in store.state.transcript] == ["我的电话是•••••••••••。"]
    assert PHONE not in repr(store.state)


def test_digits_that_were_shown_are_taken_back_when_the_rest_of_the_number_comes() -> None:
    store = MaskedStore()
    store.apply(started())
    store.apply(Said(an_utterance("好的，六二二二", Speaker.CUSTOMER, 1.0, 2.0), 4, None))
    assert [line.text for line in store.state.transcript] == ["好的，六二二二"]
    store.apply(Said(an_utterance("三三四四", Speaker.CUSTOMER, 3.0, 4.0), 4, None))
    assert [line.text for line in store.state.transcript] == ["好的，••••", "••••"]


def test_flags_quote_no_number() -> None:
    store = MaskedStore()
    store.apply(started())
    store.apply(Said(an_utterance(PHONE, Speaker.CUSTOMER, 1.0, 5.0), 11, None))
    store.apply(FlagOpened(6.0, a_flag(evidence=PHONE), True))
    assert PHONE not in repr(store.state)
    assert "•" * 11 in repr(store.state.board)
