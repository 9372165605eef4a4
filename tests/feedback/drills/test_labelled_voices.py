"""The labelled calls as takes: what their labels say of pace, level, waits and pauses is what is measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio.span import Span
from benchmarks.drill_voice import Labelled, labelled
from feedback.drills.spoken import level_of, rate_cpm, talk_in
from tests.feedback.drills.voiced import told, value

pytestmark = pytest.mark.soak

CALLS = Path(__file__).parents[2] / "calls"


@pytest.fixture(scope="module")
def calls() -> dict[str, Labelled]:
    return {path.stem[:5]: labelled(path) for path in sorted(CALLS.glob("dev*.json"))}


def test_the_rate_of_an_utterance_is_its_label(calls: dict[str, Labelled]) -> None:
    errors = []
    for call in calls.values():
        for said in call.agent:
            rate = rate_cpm(call.take, talk_in(call.take, [Span(said["start"], said["end"])]))
            if rate is not None:
                errors.append(rate / said["rate_cpm"] - 1)
    assert len(errors) > 40
    assert abs(float(np.median(errors))) < 0.04
    assert np.percentile(np.abs(errors), 95) < 0.13


def test_the_level_of_an_utterance_is_its_labelled_gain(calls: dict[str, Labelled]) -> None:
    measured = 0
    for call in calls.values():
        assert call.take.calibration
        own_db = call.take.calibration.baseline.level_db
        assert own_db is not None
        for said in call.agent:
            level = level_of(call.take, talk_in(call.take, [Span(said["start"], said["end"])]))
            if level is not None:
                assert level - own_db - said["gain_db"] == pytest.approx(-0.6, abs=1.6)
                measured += 1
    assert measured > 40


def test_a_hold_without_a_word_is_as_long_as_its_label(calls: dict[str, Labelled]) -> None:
    assert value(calls["dev06"].take, "hold_longest_s", at_most=35.0) == pytest.approx(48.0, abs=1.0)
    assert value(calls["dev08"].take, "hold_longest_s", at_most=35.0) < 15
    assert value(calls["dev08"].take, "consent_before_hold", at_least=1.0) == 1


def test_the_pauses_of_a_silent_call_are_those_of_its_labels(calls: dict[str, Labelled]) -> None:
    found = value(calls["dev09"].take, "pause_after_said_s", phrase="STD-05", at_least=2.5, at_most=4.5)
    assert found == pytest.approx(3.7, abs=0.1)


def test_nobody_sighs_in_them(calls: dict[str, Labelled]) -> None:
    for name, call in calls.items():
        found = told(call.take, "sighs", at_most=0.0)
        assert found is None if name == "dev10" else found is not None and found.value == 0, name


def test_who_is_slow_and_flat_is_tired_and_the_others_are_not(calls: dict[str, Labelled]) -> None:
    signs = {name: value(call.take, "tired_signs", at_most=1.0) for name, call in calls.items()}
    assert {name for name, count in signs.items() if count > 1} == {"dev03"}
