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
