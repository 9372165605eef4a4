from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from coach_app.early_shift import prepare_early
from coach_app.live_setup import ConsentMissingError
from coach_app.people.consent import Consent
from coach_app.recording.early import EarlyRecorder
from coach_app.recording.messages import OpenDevices
from coach_app.settings import Settings
from coach_app.shift.control import Control
from coach_app.shift.news import PhaseChanged, ShiftPhase
from feedback.errors import FeedbackError
from tests.coach_app.recording.test_early import Recorder, watched

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def prepare(early: EarlyRecorder[Recorder], data: Path, settings: Settings) -> Any:
    return prepare_early(cast(Any, early), data, settings, "zh", lambda _: None, lambda: NOW)


def test_devices_open_before_the_rules_are_loaded(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    early = EarlyRecorder(Recorder)
    prepare(early, tmp_path, Settings(microphone="headset", engine="none"))
    (order,) = early.take().orders
    assert isinstance(order, OpenDevices)
    assert order.plan.microphone == "headset"


def test_devices_are_given_back_where_another_shift_is_open(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    early, made = watched()
    other = Control(tmp_path, lambda _: None, lambda: PhaseChanged(ShiftPhase.WAITING))
    told: list[object] = []
    prepared = prepare_early(
        cast(Any, early), tmp_path, Settings(microphone="headset", engine="none"), "zh", told.append, lambda: NOW
    )
    prepared.shift.start()
    assert prepared.shift.join(20.0)
    other.close()
    assert [one.closed for one in made] == [True]
    assert told[-1] == PhaseChanged(ShiftPhase.CLOSED)


def test_without_consent_no_device_is_opened(tmp_path: Path) -> None:
    early, made = watched()
    early.warm()
    with pytest.raises(ConsentMissingError):
        prepare(early, tmp_path, Settings(microphone="headset", engine="none"))
    assert made[0].orders == []


def test_devices_are_given_back_when_the_rules_cannot_be_had(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    early, made = watched()
    with pytest.raises(FeedbackError):
        prepare(early, tmp_path, Settings(microphone="headset", engine="none", pack="no-such-pack"))
    assert made[0].closed
