"""On the labelled calls, heard word for word, nothing is ticked and nothing raised that nobody said."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from audio.block import Speaker
from feedback.flag import ItemStatus, Severity
from feedback.metric import Reading
from feedback.metrics import METRICS
from tests.feedback.conversations import Conversation, Said, rule

CALLS = sorted((Path(__file__).parent.parent / "calls").glob("*.json"))
#: Rules that alert or nudge on words, and the kind of their labels.
KINDS = {
    "phrase.forbidden": "phrase_forbidden",
    "filler.many": "filler",
    "hold.no_update": "hold_no_update",
    "dead_air.long": "dead_air",
}


@cache
def labels(path: Path) -> dict[str, Any]:
    """The labels of a call."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def call(path: Path) -> Conversation:
    """The call as the scripted recogniser hears it."""
    said: list[Said] = [(Speaker(u["speaker"]), u["start"], u["end"], u["text"]) for u in labels(path)["utterances"]]
    return Conversation(said, labels(path)["duration_s"])


def raised(path: Path, name: str) -> list[Reading]:
    """What a rule finds wrong: findings, or stretches in which its gauge was past the limit."""
    wanted = rule(name)
    readings = [r for _, r in call(path).readings(name) if r.severity is not Severity.NOTE]
    if METRICS[wanted.metric].find:
        return readings
    past = {round(r.span.start_s, 1): r for r in readings if wanted.above is not None and r.value > wanted.above}
    return list(past.values())


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_every_labelled_item_has_its_status(path: Path) -> None:
    states = call(path).checklist()
    for name, wanted in (("said", ItemStatus.SAID), ("missing", ItemStatus.MISSING)):
        got = {item: states[item].status for item in labels(path)[name]}
        assert got == dict.fromkeys(labels(path)[name], wanted)


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_nothing_is_ticked_by_words_that_do_not_hold_it(path: Path) -> None:
    ticked = {item for item, state in call(path).checklist().items() if state.status is ItemStatus.SAID}
    doubtful = {"opening"} if "no_sound" in labels(path)["said"] else set()  # such a call is not asked for one
    closing = {"closing_thanks"} & doubtful
    assert ticked - set(labels(path)["said"]) <= doubtful | closing


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_raised_is_what_is_labelled(path: Path, name: str) -> None:
    stretches = [(f["start"], f["end"]) for f in labels(path)["flags"] if f["kind"] == KINDS[name]]
    found = raised(path, name)
    for reading in found:
        assert any(a - 1 <= reading.span.start_s and reading.span.end_s <= b + 1 for a, b in stretches), reading
    for a, b in stretches:
        assert any(r.span.start_s < b and a < r.span.end_s for r in found), (a, b)
