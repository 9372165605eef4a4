from __future__ import annotations

from multiprocessing import Pipe
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio import output as output_module
from audio.block import RATE, Samples, Speaker
from audio.segments import segment_file
from audio.span import Span
from coach_app.demo.clips import LEAD_S, ClipPlayer, clip_of, play_clips


def ramp(seconds: float, rate: int = RATE) -> Samples:
    return np.linspace(0.0, 0.4, round(seconds * rate), dtype=np.float32)


def test_a_packed_call_is_heard_with_both_sides(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "sound.flac", np.column_stack([ramp(10.0), ramp(10.0)]), RATE, subtype="PCM_16")
    clip = clip_of(tmp_path, Span(4.0, 6.0))
    assert len(clip) == round((2.0 + LEAD_S) * RATE)
    assert clip[-1] == pytest.approx(2 * 0.4 * 0.6, abs=0.001)


def test_a_call_that_is_not_packed_yet_is_heard_from_its_sides(tmp_path: Path) -> None:
    for speaker in Speaker:
        soundfile.write(segment_file(tmp_path, speaker, 1), ramp(10.0), RATE, subtype="PCM_16")
    clip = clip_of(tmp_path, Span(0.2, 6.0))
    assert len(clip) == round(6.0 * RATE)
    assert clip[-1] == pytest.approx(2 * 0.4 * 0.6, abs=0.001)


def test_any_recording_is_played_at_its_own_speed(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", ramp(10.0, 8000), 8000)
    assert len(clip_of(tmp_path / "call.wav", Span(1.0, 2.0))) == pytest.approx(1.5 * RATE, abs=RATE // 100)


def test_past_the_end_there_is_nothing(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", ramp(1.0), RATE)
    assert len(clip_of(tmp_path / "call.wav", Span(5.0, 6.0))) == 0


class Output:
    """An output that notes what it is asked."""

    def __init__(self, samples: Samples, told: list[str]) -> None:
        self._told = told
        told.append(f"open {len(samples) / RATE:.1f}")

    def play(self) -> None:
        self._told.append("play")

    def close(self) -> None:
        self._told.append("close")


def test_the_newest_clip_takes_the_place_of_the_one_that_plays_and_what_is_gone_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(output_module, "open_output", lambda samples, _: Output(samples, told))
    soundfile.write(tmp_path / "call.wav", ramp(10.0), RATE)
    ours, theirs = Pipe()
    for sound, span in (("call.wav", Span(1.0, 2.0)), ("gone.wav", Span(1.0, 2.0)), ("call.wav", Span(3.0, 5.0))):
        ours.send((tmp_path / sound, span))
    ours.close()
    play_clips(theirs)
    assert told == ["open 1.5", "play", "close", "open 1.5", "play", "close", "open 2.5", "play", "close"]


def test_the_process_starts_with_the_first_clip_and_ends_with_the_window(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", ramp(1.0), RATE)
    player = ClipPlayer()
    player.close()
    player.play(tmp_path / "call.wav", Span(0.0, 1.0))
    process = player._process
    assert process is not None
    assert process.is_alive()
    player.play(tmp_path / "call.wav", Span(0.0, 1.0))
    assert player._process is process
    player.close()
    assert process.exitcode == 0
