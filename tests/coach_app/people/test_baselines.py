from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach_app.advice import advice
from coach_app.people.baselines import RENEW_AFTER, Baselines, Due
from coach_app.reading import baseline_of
from feedback.baseline import Baseline
from feedback.calibration import Calibration

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def read(at: datetime = NOW, rate_cpm: float = 240.0) -> Calibration:
    return Calibration(at.isoformat(), "", Baseline(rate_cpm=rate_cpm, level_db=-24.0, speech_s=58.0))


@pytest.fixture
def voices(tmp_path: Path) -> Baselines:
    return Baselines(tmp_path)


def test_a_calibration_is_that_of_its_device(voices: Baselines) -> None:
    saved = voices.save("headset", read())
    assert voices.current("headset", NOW) == saved
    assert saved.device == "headset"
    assert voices.current("other", NOW) is None
    assert voices.due("other", NOW)


def test_the_last_reading_counts_and_the_old_one_stays(voices: Baselines) -> None:
    old = voices.save("headset", read(NOW - timedelta(days=5)))
    new = voices.save("headset", read(rate_cpm=250.0))
    assert voices.latest("headset") == new
    assert voices.all() == (old, new)


def test_a_reading_is_due_after_thirty_days(voices: Baselines) -> None:
    voices.save("headset", read())
    assert not voices.due("headset", NOW + RENEW_AFTER - timedelta(minutes=1))
    assert voices.due("headset", NOW + RENEW_AFTER)
    assert voices.latest("headset") is not None


def test_why_a_reading_is_due(voices: Baselines) -> None:
    assert voices.why_due("headset", NOW) is Due.NEVER
    voices.save("headset", read())
    assert voices.why_due("headset", NOW) is Due.NO
    assert voices.why_due("other", NOW) is Due.OTHER_DEVICE
    assert voices.why_due("headset", NOW + RENEW_AFTER) is Due.OLD
    told = [advice(why.value, language) for why in (Due.OTHER_DEVICE, Due.OLD) for language in ("zh", "en")]
    assert len({said.title for said in told}) == 4


def test_a_call_can_be_judged_against_its_file(voices: Baselines) -> None:
    saved = voices.save("headset", read())
    assert baseline_of(saved.path, dict, None) == saved.baseline
    assert hashlib.sha256(saved.path.read_bytes()).hexdigest() == saved.sha256


@pytest.mark.parametrize("content", ["", "{}", '{"schema": "coach.calibration/1", "made_at": "soon", "baseline": {}}'])
def test_a_damaged_reading_is_set_aside_and_the_one_before_counts(
    voices: Baselines, tmp_path: Path, content: str
) -> None:
    old = voices.save("headset", read(NOW - timedelta(days=5)))
    voices.save("headset", read()).path.write_text(content, "utf-8")
    assert voices.latest("headset") == old
    assert len(list(tmp_path.rglob("*.damaged"))) == 1
