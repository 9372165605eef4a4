from __future__ import annotations

import pickle
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from asr_models.installed import Installed, Source
from audio.channels import parse_channels
from audio.lane import Settled, Track
from coach_app.worker_messages import (
    Broken,
    EngineChoice,
    Finished,
    Grown,
    Listen,
    Observed,
    Order,
    Post,
    Ready,
    Report,
    Resume,
)
from tests.coach_app.samples import AGENT, an_utterance

MODEL = Installed("whisper-base", "whisper", "multi", Source.PACKAGE, Path("model"))
MESSAGES = (
    Listen(
        Path("call.wav"),
        parse_channels("customer,agent"),
        Track.WORDS,
        EngineChoice(MODEL, None, "zh"),
        (Resume(AGENT, 4.0, 5.0),),
    ),
    Listen(Path("session"), None, Track.PROSODY, growing=(AGENT,)),
    Post(Track.WORDS, EngineChoice(MODEL)),
    Grown(None),
    Grown(12.5),
    Ready(),
    Observed((Settled(Track.WORDS, AGENT, 1.0, 1.1), an_utterance()), (("bleed", "The far end is heard."),)),
    Finished((), (("truncated", "The file breaks off."),)),
    Broken("No model.", "Install one."),
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_survives_the_way_to_another_process(message: object) -> None:
    assert is_dataclass(message)
    assert pickle.loads(pickle.dumps(message)) == message  # noqa: S301 - our own bytes


def test_every_message_is_covered() -> None:
    assert set(get_args(Report)) | set(get_args(Order)) <= {type(message) for message in MESSAGES}
