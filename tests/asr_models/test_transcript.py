import dataclasses

import pytest

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span

WORD = Word("好", Span(0.0, 0.2))


def test_by_default_words_are_certain_and_an_utterance_is_clear() -> None:
    utterance = Utterance(Speaker.AGENT, Span(0.0, 0.2), "好", (WORD,))

    assert (WORD.confidence, utterance.confidence, utterance.unclear, utterance.settled_at_s) == (1.0, 1.0, False, 0.0)


@pytest.mark.parametrize(
    "value",
    [WORD, Utterance(Speaker.AGENT, Span(0.0, 0.2), "好"), Hearing(Speaker.AGENT, Span(0.0, 0.2), "好", 0.3)],
)
def test_what_was_heard_is_never_revised(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, "text", "坏")  # noqa: B010 - the type checker would refuse it as well
    assert hash(value) == hash(value)
    assert not hasattr(value, "__dict__")
