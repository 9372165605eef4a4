"""`coach packs`: what pack authors type and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach_app.cli_packs import app

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
