"""Every engine looks the same from outside."""

import numpy as np
import pytest

from asr_models.installed import get
from asr_models.load import load
from asr_models.recognizer import Capabilities, Engine, Recognizer
from asr_models.scripted import Line, ScriptedEngine
from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span


def engine_of(name: str) -> Engine:
    if name == "scripted":
        return ScriptedEngine([Line(Speaker.AGENT, Span(5.2, 5.4), "好")])
    return load(get(name))


@pytest.fixture(scope="module", params=["scripted", "vosk-model-small-ko-0.22", "whisper-base"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return engine_of(request.param)


def test_it_is_born_at_an_instant_of_the_call_and_settles_up_to_what_it_heard(engine: Engine) -> None:
    recognizer: Recognizer = engine.recognizer(Speaker.AGENT, 5.0)
    assert recognizer.settled_s == 5.0

    seen: list[Hearing | Utterance] = []
    for _ in range(20):
        seen += recognizer.accept(np.zeros(1600, np.float32))
        assert 5.0 <= recognizer.settled_s <= 7.0
    seen += recognizer.finish()

    assert recognizer.settled_s == pytest.approx(7.0)
    assert all(isinstance(one, Utterance) and one.span.start_s >= 5.0 for one in seen if hasattr(one, "words"))


def test_it_says_who_it_is_and_what_it_can(engine: Engine) -> None:
    assert engine.identity.name in ("scripted", "vosk", "whisper")
    assert engine.identity.model
    assert engine.identity.language
    assert isinstance(engine.recognizer(Speaker.AGENT).capabilities, Capabilities)


def test_two_recognisers_of_one_engine_keep_apart(engine: Engine) -> None:
    first, second = engine.recognizer(Speaker.AGENT), engine.recognizer(Speaker.CUSTOMER)
    first.accept(np.zeros(1600, np.float32))

    assert second.settled_s == 0.0
