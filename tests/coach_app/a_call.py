"""A short call of synthetic voices with its words, as files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE
from audio.lane import Track
from audio.synthetic import Turn, scripted_call
from coach_app.worker_messages import EngineChoice, Listen
from tests.coach_app.samples import AGENT, CUSTOMER

LINES = (
    (AGENT, 0.5, 2.5, "您好，中国银行。"),
    (CUSTOMER, 3.0, 5.0, "我想改一下密码。"),
    (AGENT, 5.5, 8.5, "好的，请您稍等，我帮您查询。"),
    (AGENT, 10.0, 11.9, "让您久等了。"),
)


def write_call(folder: Path) -> tuple[Path, Path]:
    """Write ``call.wav`` (12 s, agent left, customer right) and ``call.json``; return both paths."""
    turns = [
        Turn(speaker, start_s, end_s - start_s, 210 if speaker is AGENT else 120, sum(c.isalnum() for c in text))
        for speaker, start_s, end_s, text in LINES
    ]
    agent, customer = scripted_call(turns, seconds=12.0)
    sound = folder / "call.wav"
    soundfile.write(sound, np.stack([agent.samples, customer.samples], axis=1), RATE)
    words = folder / "call.json"
    utterances = [{"speaker": s.value, "start": a, "end": b, "text": text} for s, a, b, text in LINES]
    words.write_text(json.dumps({"utterances": utterances}, ensure_ascii=False), "utf-8")
    return sound, words


def listens(sound: Path, words: Path) -> list[Listen]:
    """What a prosody worker and a words worker are to hear."""
    return [
        Listen(sound, None, Track.PROSODY),
        Listen(sound, None, Track.WORDS, EngineChoice(words=words)),
    ]
