from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.cli_live_wrong import WrongKey
from coach_app.events import FlagClosed, FlagOpened
from coach_app.people.people import People
from coach_app.shift.news import Pressed
from coach_app.shift.orders import ShiftKey
from tests.coach_app.samples import a_flag, started

FLAG = a_flag(number=4)
PERSON = "p-0123456789ab"
SHOWN, WRONG = FlagOpened(17.0, FLAG, shown=True), Pressed(ShiftKey.WRONG)


class Shift:
    told_session = "20250318-120000-abcd"

    def __init__(self) -> None:
        self.verdicts: list[tuple[int, str, str, str]] = []

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        self.verdicts.append((number, verdict, session, rule))


def test_the_nudge_that_stands_is_called_wrong_and_kept_for_the_person(tmp_path: Path) -> None:
    key, shift = WrongKey(tmp_path, PERSON), Shift()
    for what in (started(), WRONG, SHOWN, Pressed(ShiftKey.MUTE), WRONG, WRONG):
        key.take(shift, what)
    assert shift.verdicts == [(4, "wrong", shift.told_session, FLAG.rule)]
    key.keep()
    key.keep()
    verdicts = People(tmp_path / "people").verdicts(PERSON)
    assert verdicts.of(shift.told_session) == {4: "wrong"}
    assert verdicts.wrong_counts() == ((FLAG.rule, 1),)


def test_a_nudge_that_has_gone_is_not_meant(tmp_path: Path) -> None:
    key, shift = WrongKey(tmp_path, ""), Shift()
    for what in (started(), SHOWN, FlagClosed(18.0, FLAG), WRONG):
        key.take(shift, what)
    assert shift.verdicts == []


def test_of_nobody_nothing_is_kept(tmp_path: Path) -> None:
    key, shift = WrongKey(tmp_path, ""), Shift()
    for what in (started(), SHOWN, WRONG):
        key.take(shift, what)
    key.keep()
    assert len(shift.verdicts) == 1
    assert not (tmp_path / "people").exists()


def test_what_cannot_be_written_is_said_and_the_shift_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    (tmp_path / "people").write_text("", "utf-8")
    key, shift = WrongKey(tmp_path, PERSON), Shift()
    for what in (started(), SHOWN, WRONG):
        key.take(shift, what)
    key.keep()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "cannot be used" in said
