"""How good the rules are, by what people ruled: the same figures as the labelled calls are scored with."""

from __future__ import annotations

import importlib.util
import itertools
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from audio.block import Speaker
from coach_app.rulings.accuracy import Accuracy, by_kind, by_rule
from coach_app.rulings.entry import Decision, Entry, FlagRef, Moment, Objection, Ruling
from coach_app.rulings.state import Rulings, state_of
from feedback.flag import Flag, Kind, Severity
from tests.coach_app.rulings.some_flags import flag

ROOT = Path(__file__).parents[3]
CALLS = ROOT / "tests" / "calls"
NAMES = sorted(path.stem for path in CALLS.glob("dev*.json"))


def ruled(flags: list[Flag], *entries: Entry) -> Rulings:
    return state_of(entries, flags)


def ruling(about: Flag, verdict: str) -> Ruling:
    return Ruling.model_validate({"flag": FlagRef.of(about), "verdict": verdict})


def heard(start_s: float, end_s: float, kind: Kind = Kind.RATE_FAST) -> Moment:
    return Moment(speaker=Speaker.AGENT, start_s=start_s, end_s=end_s, kind=kind)


def only(sessions: list[Rulings]) -> Accuracy:
    (one,) = by_kind(sessions)
    return one


def test_precision_is_the_share_of_right_ones_among_those_decided() -> None:
    flags = [flag(n, 10.0 * n, 10.0 * n + 3) for n in range(1, 6)]
    said = [ruling(f, v) for f, v in zip(flags, ["right", "right", "wrong", "unsure"], strict=False)]
    one = only([ruled(flags, *said)])
    assert (one.right, one.wrong, one.unsure, one.unruled) == (2, 1, 1, 1)
    assert one.precision == pytest.approx(2 / 3)


def test_recall_needs_what_was_missed() -> None:
    flags = [flag(1, 10.0, 13.0)]
    one = only([ruled(flags, ruling(flags[0], "right"), heard(40, 43), heard(60, 63))])
    assert one.recall == pytest.approx(1 / 3)


def test_nothing_ruled_says_nothing() -> None:
    one = only([ruled([flag(1, 10.0, 13.0)])])
    assert one.precision is None
    assert one.recall is None


def test_notes_and_praise_accuse_nobody_and_are_left_out() -> None:
    quiet = flag(1, 10.0, 13.0, severity=Severity.NOTE)
    assert by_kind([ruled([quiet], ruling(quiet, "right"))]) == ()


def test_an_upheld_objection_makes_a_flag_wrong() -> None:
    about = flag(1, 10.0, 13.0)
    said = Objection(flag=FlagRef.of(about), reason="不是我说的")
    one = only([ruled([about], ruling(about, "right"), said, Decision(objection=said.id, upheld=True))])
    assert (one.right, one.wrong) == (0, 1)


def test_sessions_add_up_by_kind_and_by_rule() -> None:
    one, other = flag(1, 10.0, 13.0), flag(1, 20.0, 23.0, rule="pace.too_fast_heard")
    sessions = [ruled([one], ruling(one, "right")), ruled([other], ruling(other, "wrong"))]
    assert only(sessions).precision == 0.5
    assert [(a.name, a.precision) for a in by_rule(sessions)] == [("pace.too_fast", 1.0), ("pace.too_fast_heard", 0.0)]


def evaluate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "scripts" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawn_flags(labels: list[dict[str, Any]], duration_s: float, draw: random.Random) -> list[dict[str, Any]]:
    """Flags as a program with faults would raise them: some missing, some cut in two, some about nothing."""
    flags = []
    for label in labels:
        if draw.random() < 0.25:
            continue
        start = max(0.0, label["start"] + draw.uniform(-4, 2))
        end = max(start + 0.5, label["end"] + draw.uniform(-2, 4))
        cuts = [start, (start + end) / 2, end] if draw.random() < 0.3 else [start, end]
        flags += [{"kind": label["kind"], "start_s": a, "end_s": b} for a, b in itertools.pairwise(cuts)]
    for kind in ("rate_fast", "interruption", "filler"):
        start = draw.uniform(0, duration_s)
        flags.append({"kind": kind, "start_s": start, "end_s": start + draw.uniform(0.5, 6)})
    return flags


def labelled(seed: int, folder: Path, scorer: ModuleType) -> list[Rulings]:
    """The labelled calls with drawn flags, written for evaluate.py and ruled on as the labels say."""
    draw, sessions = random.Random(seed), []
    for name in NAMES:
        truth = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
        drawn = drawn_flags(truth["flags"], truth["duration_s"], draw)
        document = {"flags": [{**f, "speaker": "agent", "severity": "nudge"} for f in drawn], "utterances": []}
        (folder / f"{name}.truth.json").write_text(json.dumps(document), "utf-8")
        flags = [flag(n, f["start_s"], f["end_s"], Kind(f["kind"])) for n, f in enumerate(drawn, 1)]
        entries: list[Entry] = [
            heard(q["start"], q["end"], Kind(q["kind"])) for q in truth["flags"] if q["kind"] in scorer.KINDS
        ]
        for f, about in zip(drawn, flags, strict=True):
            own = [q for q in truth["flags"] if q["kind"] == f["kind"]]
            entries.append(ruling(about, "right" if own and scorer.inside(f, own) >= 0.5 else "wrong"))
        sessions.append(state_of(entries, flags))
    return sessions


@pytest.mark.parametrize("seed", range(5))
def test_rulings_that_follow_the_labels_give_the_figures_that_the_labels_give(tmp_path: Path, seed: int) -> None:
    sessions = labelled(seed, tmp_path, evaluate())
    command = [sys.executable, str(ROOT / "scripts" / "evaluate.py"), str(CALLS), "--words", "truth", "--reuse"]
    scored = subprocess.run([*command, "--out", str(tmp_path)], capture_output=True, text=True, check=False).stdout
    table = {
        kind: (float(precision), float(recall))
        for kind, precision, recall in re.findall(
            r"^(\w+) +\d+ +\d+ +([\d.]+) +([\d.]+) +[\d.]+$", scored, re.MULTILINE
        )
    }
    ours = {a.name: (a.precision or 0.0, a.recall or 0.0) for a in by_kind(sessions) if a.name in table}
    assert set(ours) == set(table)
    for kind, figures in table.items():
        assert ours[kind] == pytest.approx(figures, abs=0.0051), kind
