from __future__ import annotations

import json
from pathlib import Path

import pytest

from feedback.baseline import Baseline
from feedback.calibration import FIXED, Ability, Calibration, FixedSentence
from feedback.errors import BaselineError
from feedback.smile import SmileAxis, VoiceColour

USUAL = Baseline(230.0, -24.0, -62.0, 210.0, 2.8, 1.04, (("1", -3.0), ("4", -6.0)), 1.5, 58.0)
NEUTRAL = VoiceColour(12.0, 6.0, -16.0, 30.0)
WHOLE = Calibration(
    made_at="2026-11-22T09:35:12+08:00",
    device="headset",
    baseline=USUAL,
    articulation_cpm=250.0,
    level_spread_db=2.5,
    pitch_range_st=7.0,
    colour=NEUTRAL,
    confidence=0.87,
    sentences=tuple(FixedSentence(phrase, (0.5, None, -1.25), 1.9, -0.5) for phrase in FIXED),
    smile=SmileAxis(NEUTRAL, VoiceColour(14.0, 8.0, -12.0, 32.0)),
)


def test_it_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    WHOLE.save(tmp_path / "own.json")
    assert Calibration.load(tmp_path / "own.json") == WHOLE
    assert WHOLE.missing == ()


def test_the_usual_voice_is_read_out_of_it(tmp_path: Path) -> None:
    WHOLE.save(tmp_path / "own.json")
    assert Baseline.load(tmp_path / "own.json") == USUAL


def test_what_is_missing_disables_only_what_needs_it() -> None:
    bare = Calibration(WHOLE.made_at, WHOLE.device, Baseline(level_db=-24.0, noise_db=-60.0, rate_cpm=230.0))
    assert bare.missing == (Ability.PITCH, Ability.ENDINGS, Ability.CLARITY, Ability.SENTENCES, Ability.SMILE)


@pytest.mark.parametrize(
    "damage", ["", "{}", "[]", "[" * 100_000, '{"schema": "coach.baseline/1"}', '{"schema": "coach.calibration/1"}']
)
def test_what_is_no_calibration_is_said_in_a_sentence(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "own.json"
    file.write_text(damage, "utf-8")
    with pytest.raises(BaselineError, match=r"own\.json is not a saved calibration"):
        Calibration.load(file)


def test_a_field_of_another_version_is_no_calibration(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(json.loads(WHOLE.text()) | {"mood": 1}), "utf-8")
    with pytest.raises(BaselineError):
        Calibration.load(file)
