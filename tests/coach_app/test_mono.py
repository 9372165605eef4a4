from __future__ import annotations

from pathlib import Path

import soundfile

from audio.channels import parse_channels
from audio.source import open_sound
from coach_app.lanes import prosody_lanes
from coach_app.mono import is_mono_mix

CALLS = Path(__file__).parents[1] / "calls"


def test_two_people_mixed_to_one_channel_are_two(tmp_path: Path) -> None:
    samples, rate = soundfile.read(CALLS / "dev04_forbidden_argue.flac")
    mixed = tmp_path / "mixed.wav"
    soundfile.write(mixed, samples.mean(axis=1), rate)
    assert is_mono_mix(open_sound(mixed), prosody_lanes())


def test_one_person_reading_is_one() -> None:
    reading = open_sound(CALLS / "voices" / "jm_kumo.flac", parse_channels("agent"))
    assert not is_mono_mix(reading, prosody_lanes())


def test_silence_is_nobody(tmp_path: Path) -> None:
    silent = tmp_path / "silent.wav"
    soundfile.write(silent, [0.0] * 16000, 16000)
    assert not is_mono_mix(open_sound(silent), prosody_lanes())
