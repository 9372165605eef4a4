from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import AudioBlock, Speaker
from audio.mix_evidence import MixEvidence
from audio.mono_mix import MonoMix
from audio.prosody import ProsodyFrames
from audio.prosody_lane import ProsodyLane
from audio.synthetic import Turn, scripted_call, silence

CALLS = Path(__file__).parent.parent / "calls"


def judged(sound: np.ndarray, block: int = 8_000) -> MixEvidence:
    lane, mix = ProsodyLane(Speaker.AGENT), MonoMix()
    for start in range(0, len(sound), block):
        piece = AudioBlock(Speaker.AGENT, sound[start : start + block], start)
        mix.feed(piece, [item for item in lane.feed(piece) if isinstance(item, ProsodyFrames)])
    return mix.finish([item for item in lane.finish() if isinstance(item, ProsodyFrames)])


def talk(*pitches: float) -> np.ndarray:
    turns = [Turn(Speaker.AGENT, 0.5 + 2 * i, 1.5, hz, 6) for i, hz in enumerate(pitches)]
    return scripted_call(turns)[0].samples


def test_two_registers_in_turns_are_two_people() -> None:
    evidence = judged(talk(200, 110, 205, 112, 198, 108, 203, 111))
    assert evidence.two_speakers is True
    assert evidence.stretches == (4, 4)
    assert evidence.f0_hz is not None
    assert sorted(evidence.f0_hz) == pytest.approx([110, 201], rel=0.05)


def test_one_odd_sentence_is_no_second_person() -> None:
    assert judged(talk(200, 205, 198, 203, 280, 201, 199, 204)).two_speakers is False


@pytest.mark.parametrize("sound", [silence(5.0), talk(200, 110)], ids=["silence", "too little"])
def test_too_little_to_tell_is_said_to_be(sound: np.ndarray) -> None:
    evidence = judged(sound)
    assert evidence.two_speakers is None
    assert evidence.separation is None


def test_the_blocks_do_not_matter() -> None:
    sound = talk(200, 110, 205, 112, 198, 108)
    assert judged(sound, 1_600) == judged(sound, 50_000)


@pytest.mark.parametrize("name", ["dev04_forbidden_argue", "dev08_complaint_handled_well"])
def test_a_call_mixed_to_mono_is_two_people_and_each_channel_one(name: str) -> None:
    """The second is two women on a telephone line, nearly of one pitch."""
    sound, _ = soundfile.read(str(CALLS / f"{name}.flac"), dtype="float32")
    assert judged(sound.mean(axis=1)).two_speakers is True
    assert not judged(sound[:, 0]).two_speakers
    assert not judged(sound[:, 1]).two_speakers
