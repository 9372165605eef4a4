from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach_app.people import consent as module
from coach_app.people.consent import Consent, consent_text, text_hash

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LI = "p-0123456789ab"


def test_an_acceptance_is_kept_with_its_text_its_language_and_its_time(tmp_path: Path) -> None:
    given = Consent(tmp_path).accept(LI, "zh", NOW)
    assert Consent(tmp_path).accepted(LI) == given
    assert given.sha256 == text_hash(consent_text("zh"))
    (line,) = (tmp_path / "consent.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["at"] == "2026-11-22T09:30:00+00:00"


def test_nobody_else_accepted_it(tmp_path: Path) -> None:
    Consent(tmp_path).accept(LI, "zh", NOW)
    assert Consent(tmp_path).accepted("p-ba9876543210") is None
    assert Consent(tmp_path).accepted() is None


def test_who_set_the_computer_up_accepted_it_for_everybody_on_it(tmp_path: Path) -> None:
    Consent(tmp_path).accept("", "en", NOW)
    accepted = Consent(tmp_path).accepted(LI)
    assert accepted is not None
    assert accepted.language == "en"


def test_a_new_text_is_to_be_accepted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Consent(tmp_path).accept(LI, "zh", NOW)
    monkeypatch.setattr(module, "_TEXT", {"zh": "另一段话", "en": "Other words"})
    assert Consent(tmp_path).accepted(LI) is None
    Consent(tmp_path).accept(LI, "en", NOW + timedelta(days=1))
    assert Consent(tmp_path).accepted(LI) is not None
    assert len(Consent(tmp_path).all()) == 2


def test_a_torn_line_is_no_acceptance(tmp_path: Path) -> None:
    Consent(tmp_path).accept(LI, "zh", NOW)
    path = tmp_path / "consent.jsonl"
    path.write_bytes(path.read_bytes()[:-20] + b'\n{"at": 3}\n')
    assert Consent(tmp_path).all() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_says_what_is_recorded_where_it_stays_and_how_to_stop(language: str) -> None:
    text = consent_text(language)
    assert len(text.splitlines()) == 6
    needed = (
        ["同意", "不会上传", "暂停", "删除"] if language == "zh" else ["consent", "never uploaded", "paused", "delete"]
    )
    assert not [word for word in needed if word not in text]


@pytest.mark.parametrize(("language", "told"), [("zh", "质检评分和练习得分"), ("en", "Scores of the quality form")])
def test_it_does_not_promise_that_nobody_is_scored(language: str, told: str) -> None:
    text = consent_text(language)
    assert told in text
    assert "不给人打分" not in text
    assert "nobody is given marks" not in text
