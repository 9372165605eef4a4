"""`coach packs`: what pack authors type and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach_app.cli_packs import app
from feedback.pack import built_in
from tests.feedback.drills.small_books import DRILL, line_of, write_book

run = CliRunner().invoke


def test_list_names_the_default_pack() -> None:
    assert "zh-service" in run(app, ["list"]).stdout


def test_check_runs_the_examples_of_a_good_pack() -> None:
    result = run(app, ["check", "zh-service"])
    assert result.exit_code == 0
    assert "examples ran as written" in result.stdout


def test_check_of_what_is_no_pack_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    result = run(app, ["check", str(tmp_path)])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_try_answers_json_with_every_match() -> None:
    result = run(app, ["try", "请您稍等，我马上为您查询。", "--format", "json"])
    answer = json.loads(result.stdout)
    assert answer["text"] == "请您稍等，我马上为您查询。"
    match = answer["matches"][0]
    assert set(match) == {"id", "score", "span", "verdict"}
    assert match["verdict"] in {"said", "possibly"}
    start, end = match["span"]
    assert 0 <= start < end <= len(answer["text"])


def test_try_reads_lines_and_answers_each() -> None:
    result = run(app, ["try", "-", "--format", "json"], input="今天天气不错\n感谢您的来电，再见\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert answers[0]["matches"] == []
    assert "STD-47" in {m["id"] for m in answers[1]["matches"]}


@pytest.mark.parametrize("text", ["", "。", "A" * 5000])
def test_try_survives_odd_texts(text: str) -> None:
    result = run(app, ["try", "--format", "json", "--", text])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["matches"] == []


def test_check_names_every_mistake_of_a_packs_drills_with_its_file_and_line(tmp_path: Path) -> None:
    ours = built_in()[0]
    for name in ("pack.toml", "phrases.toml"):
        (tmp_path / name).write_bytes((ours / name).read_bytes())
    wrong = DRILL.replace('group = "phrases"', 'group = ""').replace('"STD-69"', '"STD-699"').replace('"c2"', '"c3"', 1)
    write_book(tmp_path, wrong)
    (tmp_path / "sounds" / "SCN-01" / "c1.opus").unlink()
    result = run(app, ["check", str(tmp_path)])
    assert result.exit_code == 2
    told = result.stderr.splitlines()
    for part, said in (
        ("STD-699", "there is no phrase 'STD-699', did you mean 'STD-69'?"),
        ('next = "c3"', "there is no line 'c3', did you mean 'c"),
        ('group = ""', "write 'phrases', 'behaviours' or 'tone', not ''"),
    ):
        place = f"drills/one.toml, line {line_of(wrong, part)}: "
        assert any(one.startswith(place) and said in one for one in told), (place, told)
    assert told[-1] == f"Its drills and practice have {len(told) - 1} mistakes. Mend every place named."


def test_check_counts_the_drills_of_a_good_pack(tmp_path: Path) -> None:
    ours = built_in()[0]
    for name in ("pack.toml", "phrases.toml"):
        (tmp_path / name).write_bytes((ours / name).read_bytes())
    result = run(app, ["check", str(write_book(tmp_path))])
    assert result.exit_code == 0, result.stderr
    assert "ran as written, 1 drills." in result.stdout


def test_mistakes_of_the_pack_do_not_hide_those_of_its_drills(tmp_path: Path) -> None:
    ours = built_in()[0]
    (tmp_path / "phrases.toml").write_bytes((ours / "phrases.toml").read_bytes())
    (tmp_path / "pack.toml").write_text(
        (ours / "pack.toml").read_text("utf-8").replace("version", "verzion", 1), "utf-8"
    )
    write_book(tmp_path, DRILL.replace('next = "c2"', 'next = "c3"'))
    result = run(app, ["check", str(tmp_path)])
    assert result.exit_code == 2
    assert "verzion" in result.stderr
    assert "there is no line 'c3'" in result.stderr
