from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.cli_drill_run import check_asked
from coach_app.errors import BadInputError
from coach_app.people.people import People
from coach_app.people.profile import Profile


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """Somebody with a profile, in a data folder of its own."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    return People(tmp_path / "data" / "people").add(Profile.new("陈晓"))


def test_what_is_right_is_let_pass(tmp_path: Path, person: Profile) -> None:
    check_asked(person.id, tmp_path / "answers", None)
    check_asked("", tmp_path / "answers", tmp_path / "out")


def test_somebody_unknown_is_refused_with_those_who_are_known(tmp_path: Path, person: Profile) -> None:
    with pytest.raises(BadInputError, match="There is no person 'p-nobody'") as refused:
        check_asked("p-nobody", tmp_path, None)
    assert person.id in refused.value.advice


@pytest.mark.parametrize("out", ["answers", "answers/kept"])
def test_a_session_never_lies_among_the_answers(out: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="lies in the folder of the answers"):
        check_asked("", tmp_path / "answers", tmp_path / out)
