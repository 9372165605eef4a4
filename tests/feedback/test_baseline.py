from __future__ import annotations

import json
from pathlib import Path

import pytest

from feedback.baseline import Baseline
from feedback.errors import BaselineError
from tests.feedback.voices import USUAL


@pytest.mark.parametrize("baseline", [USUAL, Baseline()])
def test_what_was_saved_is_loaded_again(tmp_path: Path, baseline: Baseline) -> None:
    baseline.save(tmp_path / "own.json")
    assert Baseline.load(tmp_path / "own.json") == baseline


def test_the_file_names_its_form(tmp_path: Path) -> None:
    USUAL.save(tmp_path / "own.json")
    assert json.loads((tmp_path / "own.json").read_text("utf-8"))["schema"] == "coach.baseline/1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "coach.analysis/1"}',
        '{"schema": "coach.baseline/1", "weight_kg": 70}',
        '{"schema": "coach.baseline/1", "endings_st": [["4"]]}',
        "\x00\x01",
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text, "utf-8")
    with pytest.raises(BaselineError) as refused:
        Baseline.load(tmp_path / "other.json")
    assert refused.value.message.startswith("other.json is not a saved baseline")
    assert refused.value.advice


def test_a_missing_file_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(BaselineError):
        Baseline.load(tmp_path / "none.json")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "sound.json").write_bytes(b"RIFF\xff\xfe\xfa")
    with pytest.raises(BaselineError):
        Baseline.load(tmp_path / "sound.json")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(Baseline(rate_cpm=214.0, endings_st=(("4", -2.0),)).to_json(), "utf-8")
    assert Baseline.load(path) == Baseline(rate_cpm=214.0, endings_st=(("4", -2.0),))
