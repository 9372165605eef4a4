from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach_app import live_setup
from coach_app.live_setup import PEOPLE, SESSIONS, ConsentMissingError, prepare, shift_setup
from coach_app.people.baselines import RENEW_AFTER
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.messages import CapturePlan
from coach_app.settings import Settings
from coach_app.shift.borders import BorderSettings
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from tests.coach_app.samples import CHOSEN

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_what_was_chosen_is_what_the_shift_goes_by(tmp_path: Path) -> None:
    setup, baseline = shift_setup(tmp_path, CHOSEN, "en", NOW)
    assert setup.plan == CapturePlan("headset", "speakers")
    assert setup.root == tmp_path / SESSIONS
    assert setup.borders == BorderSettings(automatic=False, quiet_s=7.0, end_silence_s=8.0, end_without_words_s=90.0)
    assert setup.keep_between
    assert (setup.wanted.engine, setup.wanted.language) == ("none", "en")
    assert setup.wanted.silenced == frozenset({"filler"})
    assert baseline is None


def test_the_person_brings_names(tmp_path: Path) -> None:
    person = People(tmp_path / PEOPLE).add(Profile.new("甲", staff_number="8021", company="星联宽带"))
    setup, _ = shift_setup(tmp_path, Settings(person=person.id), "zh", NOW)
    assert setup.person == person.id
    assert dict(setup.wanted.placeholders) == {"公司": "星联宽带", "姓名": "甲", "工号": "8021"}


def test_somebody_who_was_removed_is_nobody(tmp_path: Path) -> None:
    setup, _ = shift_setup(tmp_path, Settings(person="p-0123456789ab"), "zh", NOW)
    assert setup.person == ""


def test_before_somebody_has_agreed_no_shift_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConsentMissingError, match="agreed"):
        prepare(tmp_path, Settings(), "zh", lambda _: None, NOW)


def test_a_prepared_shift_has_not_begun_and_brings_the_sentences_of_its_pack(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    prepared = prepare(tmp_path, Settings(), "zh", lambda _: None, NOW)
    assert prepared.bands.rate_cpm.high == 290
    assert prepared.sayings.titles
    assert not (tmp_path / SESSIONS).exists()


def test_a_voice_that_is_to_be_read_anew_is_remarked_once_there_was_one(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    people = People(tmp_path / PEOPLE)
    person = people.add(Profile.new("甲"))

    def remark(microphone: str, now: datetime = NOW) -> str:
        chosen = Settings(person=person.id, microphone=microphone)
        return prepare(tmp_path, chosen, "zh", lambda _: None, now).remark

    assert remark("headset") == ""
    people.baselines(person.id).save("headset", Calibration(NOW.isoformat(), "", Baseline(rate_cpm=240.0)))
    assert remark("headset") == ""
    assert remark("other") == "voice_other_device"
    assert remark("headset", NOW + RENEW_AFTER) == "voice_old"


def test_who_came_after_the_first_run_is_told_that_no_voice_was_read(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    people = People(tmp_path / PEOPLE)
    first = people.add(Profile.new("甲"))
    people.baselines(first.id).save("headset", Calibration(NOW.isoformat(), "", Baseline(rate_cpm=240.0)))
    second = people.add(Profile.new("乙"))
    told = {
        person.name: prepare(
            tmp_path, Settings(person=person.id, microphone="headset"), "zh", lambda _: None, NOW
        ).remark
        for person in (first, second)
    }
    assert told == {"甲": "", "乙": "voice_never"}


def test_a_voice_belongs_to_the_microphone_that_the_system_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Consent(tmp_path).accept("", "zh", NOW)
    people = People(tmp_path / PEOPLE)
    person = people.add(Profile.new("甲"))
    people.baselines(person.id).save("headset", Calibration(NOW.isoformat(), "", Baseline(rate_cpm=240.0)))
    found = {}
    for usual in ("headset", "built-in", ""):
        monkeypatch.setattr(live_setup, "microphone_id", lambda _, usual=usual: usual)
        setup, baseline = shift_setup(tmp_path, Settings(person=person.id), "zh", NOW)
        assert setup.plan.microphone == "", "the shift follows the system"
        remark = prepare(tmp_path, Settings(person=person.id), "zh", lambda _: None, NOW).remark
        found[usual] = (baseline is not None, remark)
    assert found == {"headset": (True, ""), "built-in": (False, "voice_other_device"), "": (False, "")}
