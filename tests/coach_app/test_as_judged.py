from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach_app.as_judged import as_judged
from coach_app.call import Setup, Wanted
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.sessions import SessionFolder, create_session
from feedback.baseline import Baseline
from feedback.calibration import Calibration

NOW = Wanted(pack="own", engine="whisper", baseline=Path("other.json"), placeholders=(("姓名", "乙"),))


@pytest.fixture
def person(tmp_path: Path) -> Profile:
    return People(tmp_path / "people").add(Profile.new("甲"))


def made(data: Path, person: Profile, **fields: Any) -> SessionFolder:
    theirs = {"placeholders": {"姓名": "甲"}, "silenced": ("filler",), "wrong": {"pace.too_fast": 2}}
    return create_session(data / "sessions", person=person.id, **({"pack_id": "zh-service"} | theirs | fields))


def test_rules_and_ears_are_those_of_now_and_all_else_the_sessions_own(tmp_path: Path, person: Profile) -> None:
    by = as_judged(tmp_path, made(tmp_path, person).id, NOW)
    assert (by.pack, by.engine, by.baseline) == ("own", "whisper", None)
    assert (by.placeholders, by.silenced, by.wrong) == (
        (("姓名", "甲"),),
        frozenset({"filler"}),
        (("pace.too_fast", 2),),
    )


def test_the_voice_that_lies_beside_it_counts(tmp_path: Path, person: Profile) -> None:
    session = made(tmp_path, person)
    (session.path / "baseline.json").write_text(Baseline(rate_cpm=240.0).to_json(), "utf-8")
    by = replace(as_judged(tmp_path, session.id, NOW), engine="none", pack="zh-service")
    assert Setup(by).baseline() == Baseline(rate_cpm=240.0)


def test_after_a_crash_the_voice_is_found_by_its_hash(tmp_path: Path, person: Profile) -> None:
    voices = People(tmp_path / "people").baselines(person.id)
    old, new = (
        voices.save("headset", Calibration(f"2026-11-{day}T09:00:00+00:00", "", Baseline(rate_cpm=200.0 + day)))
        for day in (10, 20)
    )
    assert as_judged(tmp_path, made(tmp_path, person, baseline=old.sha256).id, NOW).baseline == old.path
    assert as_judged(tmp_path, made(tmp_path, person, baseline="of nobody").id, NOW).baseline is None
    assert new.path != old.path


@pytest.mark.parametrize("known", ["", "somebody else's"])
def test_a_person_who_is_not_known_here_has_no_voice(tmp_path: Path, person: Profile, known: str) -> None:
    session = made(tmp_path, person, baseline="0" * 64)
    session.change(person=known)
    assert as_judged(tmp_path, session.id, NOW).baseline is None


def test_what_was_never_judged_goes_by_who_works_here_now(tmp_path: Path, person: Profile) -> None:
    assert as_judged(tmp_path, made(tmp_path, person, pack_id="").id, NOW) == NOW
    assert as_judged(tmp_path, "none", NOW) == NOW
