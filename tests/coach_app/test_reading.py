from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from asr_models.recognizer import Identity
from audio.errors import MissingFileError
from audio.lane import Track
from coach_app.lanes import LaneMaker, prosody_lanes
from coach_app.reading import baseline_of
from feedback.baseline import Baseline
from feedback.errors import BaselineError

READING = Path(__file__).parents[1] / "calls" / "voices" / "jf_alpha.flac"


class Makers:
    """Counts how often lanes had to be made."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Mapping[Track, LaneMaker]:
        self.asked += 1
        return {Track.PROSODY: prosody_lanes()}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_reading_is_heard_once_and_remembered_by_its_sound_and_ears(cache: Path) -> None:
    makers = Makers()
    learnt = baseline_of(READING, makers, None)
    assert learnt.pitch_hz is not None
    assert 80 < learnt.pitch_hz < 400
    assert baseline_of(READING, makers, None) == learnt
    assert makers.asked == 1
    baseline_of(READING, makers, Identity("vosk", "small", "zh"))
    assert makers.asked == 2
    assert len(list((cache / "baselines").iterdir())) == 2


def test_what_other_code_learnt_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    makers = Makers()
    baseline_of(READING, makers, None)
    monkeypatch.setattr("coach_app.reading.code_digest", lambda: b"another version")
    baseline_of(READING, makers, None)
    assert makers.asked == 2


def test_a_damaged_memory_is_not_believed(cache: Path) -> None:
    makers = Makers()
    learnt = baseline_of(READING, makers, None)
    (kept,) = (cache / "baselines").iterdir()
    kept.write_text("{", "utf-8")
    assert baseline_of(READING, makers, None) == learnt
    assert makers.asked == 2


def test_a_memory_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("COACH_CACHE_DIR", str(blocked))
    assert baseline_of(READING, Makers(), None).speech_s > 10


def test_a_saved_baseline_is_read_as_it_is(tmp_path: Path) -> None:
    makers, saved = Makers(), Baseline(rate_cpm=232.0, level_db=-22.0)
    saved.save(tmp_path / "mine.json")
    assert baseline_of(tmp_path / "mine.json", makers, None) == saved
    assert makers.asked == 0


def test_what_is_no_baseline_is_said(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[]", "utf-8")
    with pytest.raises(BaselineError, match=r"odd\.json"):
        baseline_of(tmp_path / "odd.json", Makers(), None)
    with pytest.raises(MissingFileError):
        baseline_of(tmp_path / "gone.flac", Makers(), None)
