from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach_app.demo.report_keeper import ReportKeeper
from coach_app.errors import BadInputError
from tests.coach_app.ui.story import story


@pytest.mark.parametrize(("name", "begins"), [("r.html", "<!"), ("r.htm", "<!"), ("r.json", "{"), ("sub/r.txt", "")])
def test_the_last_event_writes_the_report_in_the_format_of_its_name(tmp_path: Path, name: str, begins: str) -> None:
    keeper = ReportKeeper(tmp_path / name, "zh")
    for event in story()[:-1]:
        keeper.take(event)
    assert (tmp_path / name).read_text("utf-8") == ""
    keeper.take(story()[-1])
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(begins)


def test_the_json_report_is_the_published_document(tmp_path: Path) -> None:
    keeper = ReportKeeper(tmp_path / "r.json", "zh")
    for event in story():
        keeper.take(event)
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["schema"] == "coach.analysis/1"


def test_a_place_that_cannot_be_written_is_told_before_the_call(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInputError, match="cannot be written"):
        ReportKeeper(tmp_path / "file" / "report.html", "zh")
