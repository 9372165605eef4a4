from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach_app.cli_live import app
from coach_app.errors import MissingPartError
from coach_app.people.consent import Consent, consent_text


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


def test_the_text_is_shown_and_nothing_accepted_until_that_is_said(data: Path) -> None:
    shown = CliRunner().invoke(app, ["consent"])
    assert shown.exit_code == 0
    assert consent_text("en") in shown.stdout
    assert "Not accepted yet" in shown.stdout
    assert Consent(data).accepted() is None


def test_accepting_keeps_when_and_in_which_language(data: Path) -> None:
    accepted = CliRunner().invoke(app, ["consent", "--accept"])
    (kept,) = Consent(data).all()
    assert (kept.person, kept.language) == ("", "en")
    assert f"{kept.at.astimezone():%Y-%m-%d %H:%M}" in accepted.stdout
    assert f"{kept.at.astimezone():%Y-%m-%d %H:%M}" in CliRunner().invoke(app, ["consent"]).stdout
    assert len(Consent(data).all()) == 1, "to look is not to accept"


@pytest.mark.parametrize("order", ["begin", "end", "pause", "resume"])
def test_without_a_shift_there_is_nothing_to_order(data: Path, order: str) -> None:
    asked = CliRunner().invoke(app, ["call", order])
    assert isinstance(asked.exception, MissingPartError)
    assert "No shift is open" in str(asked.exception)
