from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from asr_models.errors import ScriptError
from audio.block import RATE, AudioBlock
from audio.lane import Settled, Track
from coach_app.errors import BadInputError
from coach_app.lanes import open_engine, prosody_lanes, words_lanes
from coach_app.worker_messages import EngineChoice
from tests.coach_app.a_call import write_call
from tests.coach_app.samples import AGENT


def test_lanes_are_made_for_a_speaker_and_a_place_in_the_sound(tmp_path: Path) -> None:
    _, words = write_call(tmp_path)
    for make, track in (
        (words_lanes(open_engine(EngineChoice(words=words))), Track.WORDS),
        (prosody_lanes(), Track.PROSODY),
    ):
        lane = make(AGENT, RATE)
        lane.feed(AudioBlock(AGENT, np.zeros(RATE, np.float32), RATE))
        last = lane.finish()[-1]
        assert last == Settled(track, AGENT, 2.0, 2.0)


def test_a_scripted_recogniser_needs_words() -> None:
    with pytest.raises(BadInputError, match="--words"):
        open_engine(EngineChoice())


def test_a_label_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"gone\.json"):
        open_engine(EngineChoice(words=tmp_path / "gone.json"))


@pytest.mark.parametrize("module", ["lanes", "session", "pipeline", "call", "live_state", "bus"])
def test_the_app_never_loads_what_belongs_to_workers(module: str) -> None:
    heavy = "{'librosa', 'numba', 'vosk', 'faster_whisper', 'ctranslate2', 'sounddevice', 'PySide6'}"
    code = f"import sys, coach_app.{module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
