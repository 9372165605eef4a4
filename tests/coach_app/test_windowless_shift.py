from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.live_setup import PEOPLE, ConsentMissingError
from coach_app.people.baselines import RENEW_AFTER
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.messages import CapturePlan
from coach_app.settings_file import save_settings
from coach_app.shift.borders import BorderSettings
from coach_app.windowless_shift import Devices, Otherwise, windowless_shift
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from tests.coach_app.samples import CHOSEN, a_flag

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    Consent(tmp_path).accept("", "zh", NOW)
    save_settings(tmp_path, CHOSEN)
    return tmp_path


def test_before_somebody_has_agreed_there_is_no_shift(tmp_path: Path) -> None:
    with pytest.raises(ConsentMissingError, match="coach live consent"):
        windowless_shift(tmp_path, "zh", NOW, Otherwise())


def test_what_is_not_said_is_as_in_the_settings(data: Path) -> None:
    setup = windowless_shift(data, "en", NOW, Otherwise(wanted={"engine": None}, borders={"quiet_s": None}))
    assert setup.plan == CapturePlan("headset", "speakers")
    assert setup.borders == BorderSettings(automatic=False, quiet_s=7.0, end_silence_s=8.0, end_without_words_s=90.0)
    assert setup.keep_between
    assert (setup.wanted.engine, setup.wanted.language) == ("none", "en")
    assert setup.wanted.silenced == frozenset({"filler"})


def test_what_is_said_goes_before(data: Path) -> None:
    said = Otherwise(
        devices=Devices(microphone="other", alone=True),
        wanted={"engine": "whisper"},
        borders={"automatic": True, "quiet_s": 2.0},
        keep_between=False,
    )
    setup = windowless_shift(data, "zh", NOW, said)
    assert setup.plan == CapturePlan("other", None)
    assert (setup.wanted.engine, setup.keep_between) == ("whisper", False)
    assert (setup.borders.automatic, setup.borders.quiet_s, setup.borders.end_silence_s) == (True, 2.0, 8.0)


def test_an_adapter_has_both_sides(data: Path) -> None:
    setup = windowless_shift(data, "zh", NOW, Otherwise(devices=Devices(channels=(1, 0))))
    assert setup.plan == CapturePlan("headset", None, (1, 0))


def test_a_person_brings_voice_names_and_verdicts_as_in_the_window(data: Path) -> None:
    people = People(data / PEOPLE)
    person = people.add(Profile.new("甲", staff_number="8021"))
    saved = people.baselines(person.id).save("headset", Calibration(NOW.isoformat(), "", Baseline(rate_cpm=240.0)))
    people.verdicts(person.id).add("session", a_flag(rule="pace.too_fast"), "wrong")
    setup = windowless_shift(data, "zh", NOW, Otherwise(person=person.id))
    assert (setup.person, setup.wanted.baseline) == (person.id, saved.path)
    assert setup.wanted.placeholders == (("姓名", "甲"), ("工号", "8021"))
    assert setup.wanted.wrong == (("pace.too_fast", 1),)
    other = windowless_shift(data, "zh", NOW, Otherwise(person=person.id, devices=Devices(microphone="other")))
    assert other.wanted.baseline is None, "read on another microphone"
    late = windowless_shift(data, "zh", NOW + RENEW_AFTER, Otherwise(person=person.id))
    assert late.wanted.baseline is None, "read too long ago"


def test_who_works_here_now_needs_no_name(data: Path) -> None:
    person = People(data / PEOPLE).add(Profile.new("甲"))
    save_settings(data, CHOSEN.model_copy(update={"person": person.id}))
    assert windowless_shift(data, "zh", NOW, Otherwise()).person == person.id


def test_somebody_who_is_not_known_is_no_person(data: Path) -> None:
    with pytest.raises(BadInputError, match="coach people list"):
        windowless_shift(data, "zh", NOW, Otherwise(person="p-0123456789ab"))
