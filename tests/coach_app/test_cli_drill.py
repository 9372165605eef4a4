"""`coach drill`: what trainers type and other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from coach_app.cli_drill import Language, _remark, app
from coach_app.cli_sessions import app as sessions_app
from coach_app.errors import BadInputError
from coach_app.practice.document import schema
from tests.coach_app.practice.recordings import record
from tests.coach_app.practice.test_rehearsed import SAID


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: object) -> tuple[str, str]:
    done = CliRunner().invoke(app, [*map(str, arguments)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.stderr
    return done.stdout, done.stderr


def as_json(*arguments: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run(*arguments, "--format", "json")[0])
    jsonschema.validate(document, schema())
    return document


def test_list_names_all_drills_with_what_can_be_assessed() -> None:
    out, _ = run("list")
    lines = out.splitlines()
    assert len(lines) == 114
    assert lines[1].split()[0] == "SCN-01"
    assert lines[1].split()[-1] == "%"


def test_what_is_missing_is_said_in_the_language_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("zh_CN.UTF-8", "en_GB.UTF-8"):
        monkeypatch.setenv("LC_ALL", system)
        assert _remark("mono", Language.EN).startswith("The recording has one channel")
        assert _remark("mono", Language.ZH).startswith("录音只有一个声道")


def test_list_of_one_kind_as_json() -> None:
    drills = as_json("list", "--kind", "wording")["drills"]
    assert [drill["id"] for drill in drills] == ["SCN-99", "SCN-100"]


def test_show_tells_lines_and_criteria_with_the_words_of_phrases() -> None:
    out, _ = run("show", "scn-02")
    assert "打错热线的工资卡客户" in out
    assert "喂，我要改工资卡的密码" in out
    assert "跟您确认一下" in out
    [drill] = as_json("show", "SCN-02")["drills"]
    assert drill["must_not"] == ["FOR-16", "FOR-01"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "SCN-444"), "There is no drill 'SCN-444', did you mean 'SCN-44'?"),
        (("show", "scn-4"), "There is no drill 'scn-4', did you mean 'SCN-04'?"),
        (("show", "SCN-999"), "There is no drill 'SCN-999', did you mean 'SCN-99'?"),
        (("run", "SCN-01", "--answers", ".", "--person", "nobody"), "There is no person 'nobody'"),
        (("run", "SCN-01", "--answers", __file__), "is a file and no folder"),
        (("run", "SCN-01", "--answers", "tests", "--out", "tests/kept"), "lies in the folder of the answers"),
        (("list", "--kind", "song"), "There is no kind of drill 'song'"),
        (("run", "SCN-01", "--answers", "nowhere"), "There is no folder 'nowhere'"),
        (("run", "SCN-01", "--answers", ".", "--engine", "wisper"), "There is no engine 'wisper'"),
    ],
)
def test_what_is_wrong_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        run(*arguments)


def test_run_plays_marks_and_keeps_a_drill(tmp_path: Path) -> None:
    answers = record(tmp_path / "good", SAID, seconds=1.5)
    document = as_json("run", "SCN-02", "--answers", answers, "--engine", "scripted")
    take = document["take"]
    assert take["score"] is not None
    assert [line["line"] for line in take["lines"] if not line["stock"]] == ["c1", "c2", "c3"]
    assert {step["why"] for step in take["steps"]} == {"answer"}
    listed = json.loads(CliRunner().invoke(sessions_app, ["list", "--format", "json"]).stdout)
    assert [row["id"] for row in listed["sessions"]] == [take["session"]]


def test_run_in_text_says_the_score_and_what_was_not_used(tmp_path: Path, data: Path) -> None:
    answers = record(tmp_path / "more", {**SAID, "c3-4": "不会说到"})
    out, err = run("run", "SCN-02", "--answers", answers, "--engine", "none", "--out", tmp_path / "kept")
    assert "不评分" in out.splitlines()[0]
    assert str(tmp_path / "kept") in out
    assert "c3-4.wav" in err
    assert not (data / "sessions").exists()


def test_table_prints_the_page_of_assessed_weight() -> None:
    out, _ = run("table")
    assert out.startswith("# The drills, and what is assessed of each")
    assert "| SCN-113 |" in out


def test_the_scripted_engine_without_texts_is_refused(tmp_path: Path) -> None:
    answers = record(tmp_path / "mute", SAID, seconds=0.5)
    for text in answers.glob("*.txt"):
        text.unlink()
    with pytest.raises(BadInputError, match="The scripted engine finds no texts"):
        run("run", "SCN-02", "--answers", answers, "--engine", "scripted")


def test_practice_without_a_grade_leads_with_no_score_and_says_how_far_it_is(tmp_path: Path) -> None:
    answers = record(tmp_path / "good", SAID, seconds=1.5)
    out, err = run("run", "SCN-02", "--answers", answers, "--engine", "none", "--out", tmp_path / "kept")
    assert out.startswith("–  仅练习，不评分  (已评 ")
    assert "SCN-02: 0 s" in err
    assert "SCN-02: 10 s" in err


def test_each_language_has_labels_of_its_own(tmp_path: Path) -> None:
    answers = record(tmp_path / "good", SAID, seconds=1.5)
    told = ("run", "SCN-02", "--answers", answers, "--engine", "scripted", "--out", tmp_path / "kept")
    english, chinese = run(*told, "--language", "en")[0], run(*told)[0]
    assert "passed" in english.splitlines()[0]
    assert "已评" not in english
    assert "已评" in chinese.splitlines()[0]
    assert "passed" not in chinese
    assert "of the weight can be assessed." in run("show", "SCN-02", "--language", "en")[0]
    assert "的分值可以评定。" in run("show", "SCN-02")[0]
    assert run("list", "--language", "en")[0] != run("list")[0]
