"""Readings go in as files, a calibration or one sentence comes out; the measuring happens in a real child process."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from audio.block import RATE
from coach_app.people import calibrating
from coach_app.people.calibrating import Take, calibrate
from coach_app.worker_messages import EngineChoice
from feedback.calibration import FIXED, Calibration, Part
from feedback.errors import CalibrationError

READINGS = Path(__file__).parents[2] / "calls" / "voices"
READING = READINGS / "jf_alpha.flac"
NOW = datetime(2026, 11, 22, 9, 35, 12, tzinfo=UTC)


def cut(folder: Path, name: str, start_s: float, end_s: float) -> Path:
    """A piece of a reading as a recording of its own."""
    sound, rate = sf.read(READING, start=round(start_s * RATE), stop=round(end_s * RATE))
    sf.write(folder / name, sound[:, :1], rate)
    return folder / name


def text() -> str:
    said = json.loads(READING.with_suffix(".json").read_text("utf-8"))["utterances"]
    return "".join(one["text"] for one in said)


def refused(takes: list[Take], ears: EngineChoice | None = None) -> str:
    with pytest.raises(CalibrationError) as caught:
        calibrate(takes, "headset", ears)
    assert str(caught.value)
    return caught.value.code


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Calibration, list[float]]:
    """A calibration with every part; the words come from the reading's own script."""
    folder = tmp_path_factory.mktemp("takes")
    spans = [(0.8, 5.0), (5.0, 13.4), (13.4, 19.2), (19.2, 25.5), (25.5, 33.0)]
    takes = [Take(Part.NEUTRAL, READING, text())]
    takes += [
        Take(Part.SENTENCES, cut(folder, f"{phrase}.wav", *span), phrase=phrase)
        for phrase, span in zip(FIXED, spans, strict=True)
    ]
    takes.append(Take(Part.SMILE, READINGS / "jf_gongitsune.flac"))
    told: list[float] = []
    ears = EngineChoice(words=READING.with_suffix(".json"))
    return calibrate(takes, "headset", ears, progress=told.append, now=lambda: NOW), told


def test_everything_the_readings_tell_is_in_it(whole: tuple[Calibration, list[float]]) -> None:
    made, _ = whole
    assert (made.made_at, made.device) == ("2026-11-22T09:35:12+00:00", "headset")
    assert made.baseline.rate_cpm == pytest.approx(231, rel=0.05)  # the label file's mean over the reading
    assert made.articulation_cpm is not None
    assert made.articulation_cpm >= (made.baseline.rate_cpm or 0)
    assert made.baseline.noise_db is not None
    assert made.baseline.noise_db < -50
    assert 1 < (made.pitch_range_st or 0) < 15
    assert 0.3 < (made.level_spread_db or 0) < 6
    assert made.confidence == pytest.approx(1.0)
    assert made.missing == ()


def test_the_fixed_sentences_have_contours_of_their_own_length(whole: tuple[Calibration, list[float]]) -> None:
    made, _ = whole
    assert tuple(one.phrase for one in made.sentences) == FIXED
    for one in made.sentences:
        pitched = [st for st in one.contour_st if st is not None]
        assert len(one.contour_st) == pytest.approx(one.duration_s * 50, abs=2)
        assert len(pitched) > 0.3 * len(one.contour_st)
        assert abs(float(np.median(pitched))) < 4
        assert abs(one.level_db or 0) < 4


def test_progress_runs_from_nothing_to_all(whole: tuple[Calibration, list[float]]) -> None:
    _, told = whole
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 60


def test_without_a_neutral_reading_nothing_is_begun(tmp_path: Path) -> None:
    assert refused([]) == "calibration_missing"
    assert refused([Take(Part.SMILE, tmp_path / "none.wav")]) == "calibration_missing"


def test_a_file_that_is_no_sound_is_said_as_everywhere(tmp_path: Path) -> None:
    (tmp_path / "letter.wav").write_text("no sound", "utf-8")
    assert refused([Take(Part.NEUTRAL, tmp_path / "letter.wav")]) == "not_a_sound"


def test_who_stops_is_obeyed() -> None:
    with pytest.raises(CalibrationError) as caught:
        calibrate([Take(Part.NEUTRAL, READING)], "headset", stopped=lambda: True)
    assert caught.value.code == "calibration_stopped"


def test_a_child_that_says_nothing_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrating, "_PATIENCE_S", 0.1)
    with pytest.raises(CalibrationError) as caught:
        calibrate([Take(Part.NEUTRAL, READING)], "headset")
    assert caught.value.code == "calibration_failed"


def test_the_app_that_calibrates_does_not_load_librosa() -> None:
    code = "import sys, coach_app.people.calibrating; assert not {'librosa', 'vosk'} & set(sys.modules)"
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
