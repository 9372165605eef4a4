from __future__ import annotations

import pytest

from asr_models.transcript import Hearing
from audio.span import Span
from coach_app.heard_words import WordsFormatError, read_words, write_words
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance


def test_words_are_read_as_they_were_written() -> None:
    said = (an_utterance(start_s=0.1, end_s=0.7), an_utterance("我要投诉。", CUSTOMER, 1 / 3, 2 / 3))
    tried = (Hearing(AGENT, Span(0.1, 0.3), "您", 0.1 + 0.2), Hearing(AGENT, Span(0.1, 0.4), "", 0.5))
    kept = read_words(write_words(said, tried).encode())
    assert (kept.utterances, kept.hearings) == (said, tried)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"\xff", b'{"schema": "coach.words/2"}', b'{"schema": "coach.words/1", "utterances": [{}]}'],
)
def test_what_are_no_kept_words_is_refused(damaged: bytes) -> None:
    with pytest.raises(WordsFormatError):
        read_words(damaged)
