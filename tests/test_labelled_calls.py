"""The labelled calls, judged with their true words: scored as everybody scores them, and held to more than a score."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach_app.call import Setup, Wanted
from coach_app.report.document import to_json
from coach_app.report.model import AnalysisBuilder
from coach_app.rulings.accuracy import by_kind
from coach_app.session import run_inline
from tests.coach_app.rulings.scored_calls import evaluate, ruled, scored

ROOT = Path(__file__).parent.parent
CALLS = ROOT / "tests" / "calls"
NAMES = sorted(path.stem for path in CALLS.glob("dev*.json"))
CLEAN = ("dev01", "dev08", "dev09")

#: Widening of a labelled stretch, as `scripts/evaluate.py` has it.
SLACK_S = 3.0


def labels(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
    return loaded


def judge(name: str) -> str:
    reading = CALLS / "voices" / f"{labels(name)['voices']['A']}.flac"
    setup = Setup(Wanted(engine="scripted", words=CALLS / f"{name}.json", baseline=reading))
    call, builder = setup.open(CALLS / f"{name}.flac"), AnalysisBuilder()
    run_inline(call.source, setup.inline(call), builder.take)
    return to_json(builder.result())


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document of every labelled call, named as evaluate.py names them."""
    folder = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        (folder / f"{name}.truth.json").write_text(judge(name), "utf-8")
    return folder


def document(documents: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((documents / f"{name}.truth.json").read_text("utf-8"))
    return loaded


def raised(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Flags that ask the agent for a change."""
    return [f for f in found["flags"] if f["speaker"] == "agent" and f["severity"] in ("alert", "nudge")]


def test_the_judging_by_itself_scores_what_is_asked_for(documents: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "evaluate.py"), str(CALLS), "--words", "truth", "--reuse"]
    command += ["--out", str(documents), "--min-f1", "0.96", "--min-checklist", "0.97", "--clean", ",".join(CLEAN)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr


@pytest.mark.parametrize("all_marked", [True, False], ids=["every label marked", "only what was missed"])
def test_rulings_that_follow_the_labels_show_the_figures_of_the_score(documents: Path, all_marked: bool) -> None:
    scorer = evaluate()
    figures = {
        line.name: (line.precision, line.recall) for line in by_kind(ruled(scorer, documents, all_marked=all_marked))
    }
    assert figures == scored(scorer, documents)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_ticked_that_was_not_said(documents: Path, name: str) -> None:
    said = {item["item"] for item in document(documents, name)["checklist"] if item["status"] == "said"}
    assert not said & set(labels(name)["missing"])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_called_forbidden_that_is_not(documents: Path, name: str) -> None:
    stretches = [f for f in labels(name)["flags"] if f["kind"] == "phrase_forbidden"]
    for flag in raised(document(documents, name)):
        if flag["kind"] == "phrase_forbidden":
            assert any(
                s["start"] - SLACK_S <= flag["start_s"] and flag["end_s"] <= s["end"] + SLACK_S for s in stretches
            ), flag


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(CLEAN)])
def test_a_good_call_is_left_in_peace(documents: Path, name: str) -> None:
    found = document(documents, name)
    assert raised(found) == []
    assert [flag for flag in found["flags"] if flag["shown"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_flag_is_shown_within_a_second_or_the_report_says_why_not(documents: Path, name: str) -> None:
    for flag in raised(document(documents, name)):
        late = flag["shown_at_s"] is None or flag["shown_at_s"] - flag["opened_at_s"] > 1.0
        assert not late or flag["held_back"], flag


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_corrected_before_they_were_wrong(documents: Path, name: str) -> None:
    for flag in document(documents, name)["flags"]:
        assert flag["start_s"] <= flag["opened_at_s"]
        assert flag["shown_at_s"] is None or flag["opened_at_s"] <= flag["shown_at_s"]


#: Seconds into a labelled stretch at which its rule can first hold; what is said can be judged once it is over.
FIRST_S = {
    "rate_fast": 3,
    "rate_slow": 3,
    "volume_loud": 3,
    "volume_soft": 3,
    "pitch_monotone": 5,
    "hold_no_update": 30,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_flag_opens_within_six_seconds_of_when_it_first_could(documents: Path, name: str) -> None:
    flags = raised(document(documents, name))
    for label in labels(name)["flags"]:
        kind, start_s, end_s = label["kind"], label["start"], label["end"]
        first_s = start_s + FIRST_S[kind] if kind in FIRST_S else end_s
        near = [f for f in flags if f["kind"] == kind and f["start_s"] - 1.5 < end_s and start_s < f["end_s"] + 1.5]
        assert min(f["opened_at_s"] for f in near) <= first_s + 6, label
