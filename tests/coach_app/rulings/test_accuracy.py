"""How good the rules are, by what people ruled: the same figures as the labelled calls are scored with."""

from __future__ import annotations

import itertools
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from audio.block import Speaker
from coach_app.rulings.accuracy import Accuracy, by_kind, by_rule
from coach_app.rulings.entry import Decision, Entry, FlagRef, Moment, Objection
from coach_app.rulings.state import Rulings, state_of
from feedback.flag import Flag, Kind, Severity
from tests.coach_app.rulings.scored_calls import CALLS, NAMES, ROOT, Figures, evaluate, labels, ruling, scored
from tests.coach_app.rulings.scored_calls import ruled as ruled_calls
from tests.coach_app.rulings.some_flags import flag


def ruled(flags: list[Flag], *entries: Entry) -> Rulings:
    return state_of(entries, flags)


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


def test_a_rule_is_held_to_what_was_missed_where_it_said_nothing() -> None:
    about = flag(1, 10.0, 13.0)
    sessions = [ruled([about], ruling(about, "right")), ruled([], heard(40, 43))]
    assert only(sessions).recall == 0.5
    assert [(a.name, a.recall) for a in by_rule(sessions)] == [("pace.too_fast", 0.5)]


def test_what_another_rule_of_the_kind_found_was_not_missed() -> None:
    one, other = flag(1, 10.0, 13.0), flag(2, 40.0, 43.0, rule="pace.too_fast_heard")
    session = ruled([one, other], ruling(one, "right"), ruling(other, "right"), heard(10, 13), heard(40, 43))
    assert [(a.name, a.recall, a.happened) for a in by_rule([session])] == [
        ("pace.too_fast", 1.0, 1),
        ("pace.too_fast_heard", 1.0, 1),
    ]
    missed = ruled([one, other], ruling(one, "right"), ruling(other, "right"), heard(60, 63))
    assert [a.recall for a in by_rule([missed])] == [0.5, 0.5]


def test_what_no_rule_ever_raised_is_there_by_its_kind() -> None:
    (line,) = by_rule([ruled([], heard(40, 43, Kind.FILLER))])
    assert (line.name, line.precision, line.recall) == ("filler", None, 0.0)


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


def written(drawn: dict[str, list[dict[str, Any]]], folder: Path) -> None:
    """Flags of each call, as the documents that evaluate.py scores."""
    for name, flags in drawn.items():
        document = {"flags": [{**f, "speaker": "agent", "severity": "nudge"} for f in flags], "utterances": []}
        (folder / f"{name}.truth.json").write_text(json.dumps(document), "utf-8")


def at_random(seed: int, folder: Path) -> None:
    draw, drawn = random.Random(seed), {}
    for name in NAMES:
        truth = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
        drawn[name] = drawn_flags(truth["flags"], truth["duration_s"], draw)
    written(drawn, folder)


def figures(lines: Iterable[Accuracy]) -> Figures:
    return {line.name: (line.precision, line.recall) for line in lines}


@pytest.mark.parametrize("seed", range(5))
def test_rulings_that_follow_the_labels_give_the_figures_that_are_printed(tmp_path: Path, seed: int) -> None:
    at_random(seed, tmp_path)
    command = [sys.executable, str(ROOT / "scripts" / "evaluate.py"), str(CALLS), "--words", "truth", "--reuse"]
    table = subprocess.run([*command, "--out", str(tmp_path)], capture_output=True, text=True, check=False).stdout
    printed = re.findall(r"^(\w+) +\d+ +\d+ +([\d.]+) +([\d.]+) +[\d.]+$", table, re.MULTILINE)
    ours = figures(by_kind(ruled_calls(evaluate(), tmp_path, all_marked=True)))
    assert {kind: (f"{p or 0.0:.2f}", f"{r or 0.0:.2f}") for kind, (p, r) in ours.items()} == {
        kind: (precision, recall) for kind, precision, recall in printed
    }


@pytest.mark.parametrize("seed", range(20))
def test_they_are_the_same_to_the_last_digit(tmp_path: Path, seed: int) -> None:
    at_random(seed, tmp_path)
    scorer = evaluate()
    assert figures(by_kind(ruled_calls(scorer, tmp_path, all_marked=True))) == scored(scorer, tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_enough_to_add_what_was_missed(tmp_path: Path, seed: int) -> None:
    draw, scorer, drawn = random.Random(seed), evaluate(), {}
    for name in NAMES:
        drawn[name] = [
            {
                "kind": label["kind"],
                "start_s": max(0.0, label["start"] - draw.random() / 5),
                "end_s": label["end"] + draw.random() / 5,
            }
            for label in labels(scorer, name)
            if draw.random() < 0.7
        ]
        drawn[name].append({"kind": draw.choice(scorer.KINDS), "start_s": 900.0, "end_s": 903.0})  # about nothing
    written(drawn, tmp_path)
    sessions = ruled_calls(scorer, tmp_path, all_marked=False)
    assert figures(by_kind(sessions)) == figures(by_rule(sessions)) == scored(scorer, tmp_path)
