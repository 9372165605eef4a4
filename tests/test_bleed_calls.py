"""Labelled calls with the far end in the microphone, judged with their true words: nothing may come of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile as sf
from scipy.signal import fftconvolve

from audio.block import RATE
from coach_app.call import Setup, Wanted
from coach_app.report.document import to_json
from coach_app.report.model import AnalysisBuilder
from coach_app.session import run_inline
from tests.bleed_mixes import CALLS, Sound, call, drifting, few_taps, loudspeaker, room, with_bleed

NAMES = sorted(path.stem for path in CALLS.glob("dev*.flac"))
TRUE_ONES = "dev05_interrupting"


def judged(name: str, agent: Sound, far: Sound, folder: Path) -> dict[str, Any]:
    file = folder / f"{name}.flac"
    sf.write(file, np.stack([agent, far], 1), RATE)
    labels = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
    reading = CALLS / "voices" / f"{labels['voices']['A']}.flac"
    setup = Setup(Wanted(engine="scripted", words=CALLS / f"{name}.json", baseline=reading))
    found, builder = setup.open(file), AnalysisBuilder()
    run_inline(found.source, setup.inline(found), builder.take)
    document: dict[str, Any] = json.loads(to_json(builder.result()))
    return document


@cache
def clean(name: str, folder: Path) -> dict[str, Any]:
    return judged(name, *call(name), folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bleed")


def interruptions(document: dict[str, Any]) -> list[tuple[float, float]]:
    spans = [(f["start_s"], f["end_s"]) for f in document["flags"] if f["kind"] == "interruption"]
    return sorted(spans)


#: How far the agent's pace may be off; and where the far end is recorded later than its copy, which no filter
#: hears beforehand.
PACE, PACE_EARLY = 0.05, 0.10


def held_to_the_clean_call(name: str, microphone: Sound, folder: Path, pace: float = PACE) -> None:
    """No interruption comes or goes, the agent is as fast as before, the checklist is the same."""
    far = call(name)[1]
    before, after = clean(name, folder), judged(name, microphone, far, folder)
    assert len(interruptions(after)) == len(interruptions(before))
    for (start, end), (was_start, was_end) in zip(interruptions(after), interruptions(before), strict=True):
        assert min(end, was_end) > max(start, was_start)
    assert after["metrics"]["agent"]["rate_cpm"] == pytest.approx(before["metrics"]["agent"]["rate_cpm"], rel=pace)
    status = [(item["item"], item["status"]) for item in before["checklist"]]
    assert [(item["item"], item["status"]) for item in after["checklist"]] == status


@pytest.mark.parametrize(("db", "ms"), [(-6, 60), (-20, 250), (-6, -80)])
def test_true_interruptions_are_kept_and_no_other_comes(db: float, ms: float, folder: Path) -> None:
    assert interruptions(clean(TRUE_ONES, folder))
    held_to_the_clean_call(TRUE_ONES, with_bleed(*call(TRUE_ONES), db, ms), folder, PACE if ms > 0 else PACE_EARLY)


@pytest.mark.soak
@pytest.mark.parametrize("ms", [-80, 20, 60, 250])
@pytest.mark.parametrize("db", [-6, -12, -20])
@pytest.mark.parametrize("name", NAMES)
def test_every_call_is_judged_as_without_bleed(name: str, db: float, ms: float, folder: Path) -> None:
    held_to_the_clean_call(name, with_bleed(*call(name), db, ms), folder, PACE if ms > 0 else PACE_EARLY)


@pytest.mark.soak
@pytest.mark.parametrize(
    "kind", ["echoes", "room", "reverberant room", "another reverberant room", "50 ppm", "-50 ppm"]
)
@pytest.mark.parametrize("name", [TRUE_ONES, "dev08_complaint_handled_well"])
def test_rooms_and_clocks_change_nothing(name: str, kind: str, folder: Path) -> None:
    far = call(name)[1]
    copies: dict[str, Callable[[], Sound]] = {
        "echoes": lambda: fftconvolve(far, few_taps()),
        "room": lambda: fftconvolve(loudspeaker(far), room()),
        "reverberant room": lambda: fftconvolve(loudspeaker(far), room(0.3, 0.0)),
        "another reverberant room": lambda: fftconvolve(loudspeaker(far), room(0.4, -3.0, seed=7)),
        "50 ppm": lambda: drifting(far, 50),
        "-50 ppm": lambda: drifting(far, -50),
    }
    held_to_the_clean_call(name, with_bleed(*call(name), -6, 60, copies[kind]()), folder)
