from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from feedback.timeline import Observation, Timeline
from tests.feedback.weighing import weight

#: A turn of the talk; provisional words grow by a character at a time.
_TURN_S = 6.0
_LINES = {
    Speaker.AGENT: "您好很高兴为您服务请问有什么可以帮您的吗",
    Speaker.CUSTOMER: "我想问一下上个月的账单为什么多了二十块钱",
}


def observed(turn: int, noise: np.random.Generator) -> Iterator[Observation]:
    """What the lanes say of six seconds."""
    start_s, speaker = turn * _TURN_S, [*Speaker][turn % 2]
    for side in Speaker:
        yield rows(side, turn, noise, speaking=side is speaker)
    line = "".join(_LINES[speaker])
    words = tuple(Word(char, Span(start_s + k / 5, start_s + (k + 1) / 5), 1 - k / 100) for k, char in enumerate(line))
    for k in range(1, len(words) + 1):
        yield Hearing(speaker, Span(start_s, start_s + k / 5), line[:k], start_s + k / 5)
    yield Utterance(speaker, Span(start_s, words[-1].span.end_s), line, words, 0.9, start_s + 5.1)
    for track in Track:
        for side in Speaker:
            yield Settled(track, side, start_s + _TURN_S - 0.5, start_s + _TURN_S)


def rows(side: Speaker, turn: int, noise: np.random.Generator, *, speaking: bool) -> ProsodyFrames:
    length = round(_TURN_S * 100)
    speech = np.full(length, speaking)
    speech[-100:] = False
    columns: dict[str, Any] = dict.fromkeys(("voiced", "speech"), speech)
    columns |= dict.fromkeys(("nucleus", "clipped"), np.zeros(length, np.bool_))
    columns |= {name: noise.normal(size=length).astype(np.float32) for name in ("f0_hz", "periodicity", "level_db")}
    return ProsodyFrames(speaker=side, first=turn * length, **columns)


def held(timeline: Timeline, minutes: int) -> Iterator[int]:
    """Bytes that a call holds after so many minutes, and after every so many more."""
    noise, turns = np.random.default_rng(1), round(minutes * 60 / _TURN_S)
    for part in count():
        for turn in range(part * turns, (part + 1) * turns):
            for seen in observed(turn, noise):
                timeline.add(seen)
        yield weight(timeline)


def test_what_a_call_holds_hardly_grows_with_its_length(tmp_path: Path) -> None:
    after = held(Timeline([*Speaker], tmp_path), 25)
    first, second = next(after), next(after)
    assert second - first < 50_000


def test_without_a_place_for_what_is_old_it_would() -> None:
    after = held(Timeline([*Speaker]), 25)
    first, second = next(after), next(after)
    assert second - first > 1_000_000
