"""The bundled call is whole, holds the mistakes it promises, and is none of the labelled calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import soundfile

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "coach_app" / "demo"


@pytest.fixture(scope="module")
def labels() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DEMO / "call.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", ["call.flac", "baseline.flac"])
def test_the_sound_has_two_channels_at_the_rate_the_models_want(name: str) -> None:
    info = soundfile.info(DEMO / name)
    assert (info.channels, info.samplerate) == (2, 16_000)


def test_the_call_is_long_enough_to_see_and_short_enough_to_watch(labels: dict[str, Any]) -> None:
    info = soundfile.info(DEMO / "call.flac")
    assert info.duration == pytest.approx(labels["duration_s"], abs=0.05)
    assert 55 <= info.duration <= 85


def test_labels_lie_inside_the_sound(labels: dict[str, Any]) -> None:
    for label in [*labels["utterances"], *labels["flags"]]:
        assert 0 <= label["start"] < label["end"] <= labels["duration_s"]


def test_both_people_speak(labels: dict[str, Any]) -> None:
    assert {utterance["speaker"] for utterance in labels["utterances"]} == {"agent", "customer"}


def test_at_least_two_things_go_wrong_and_most_go_right(labels: dict[str, Any]) -> None:
    wrong = {flag["kind"] for flag in labels["flags"]} | set(labels["missing"])
    assert len(wrong) >= 2
    assert len(labels["said"]) > len(wrong)


def test_it_is_not_one_of_the_labelled_calls(labels: dict[str, Any]) -> None:
    told = {utterance["text"] for utterance in labels["utterances"] if utterance["syllables"] > 12}
    for file in (ROOT / "tests" / "calls").glob("*.json"):
        assert not told & {
            utterance["text"] for utterance in json.loads(file.read_text(encoding="utf-8"))["utterances"]
        }
