"""The labelled calls as `scripts/evaluate.py` scores them, and as somebody rules on them who follows the labels."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from coach_app.rulings.entry import Entry, FlagRef, Moment, Ruling
from coach_app.rulings.state import Rulings, state_of
from feedback.flag import Flag, Kind
from tests.coach_app.rulings.some_flags import flag

ROOT = Path(__file__).parents[3]
CALLS = ROOT / "tests" / "calls"
NAMES = sorted(path.stem for path in CALLS.glob("dev*.json"))

Figures = dict[str, tuple[float | None, float | None]]


def evaluate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "scripts" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ruling(about: Flag, verdict: str) -> Ruling:
    return Ruling.model_validate({"flag": FlagRef.of(about), "verdict": verdict})


def moment(label: dict[str, Any]) -> Moment:
    return Moment.model_validate(
        {"speaker": "agent", "start_s": label["start"], "end_s": label["end"], "kind": label["kind"]}
    )


def labels(scorer: ModuleType, name: str) -> list[dict[str, Any]]:
    truth = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
    return [label for label in truth["flags"] if label["kind"] in scorer.KINDS]


def raised(scorer: ModuleType, folder: Path, name: str) -> list[dict[str, Any]]:
    """What is scored of a call's document."""
    got = json.loads((folder / f"{name}.truth.json").read_text("utf-8"))
    counted = [f for f in got["flags"] if f["speaker"] == "agent" and f["severity"] in ("nudge", "alert")]
    return [f for f in counted if f["kind"] in scorer.KINDS]


def scored(scorer: ModuleType, folder: Path) -> Figures:
    """Precision and recall of each kind as evaluate.py reckons them, before they are rounded for its table."""
    counts: dict[str, list[int]] = {}
    for name in NAMES:
        for kind in scorer.KINDS:
            own = [label for label in labels(scorer, name) if label["kind"] == kind]
            flags = [f for f in raised(scorer, folder, name) if f["kind"] == kind]
            good = [f for f in flags if own and scorer.inside(f, own) >= 0.5]
            hits = [label for label in own if any(scorer.near(f, label) for f in good)]
            line = counts.setdefault(kind, [0, 0, 0, 0])
            line[:] = map(int.__add__, line, (len(good), len(flags), len(hits), len(own)))
    return {
        kind: (good / flags if flags else None, hits / own if own else None)
        for kind, (good, flags, hits, own) in counts.items()
        if flags or own
    }


def ruled(scorer: ModuleType, folder: Path, *, all_marked: bool) -> list[Rulings]:
    """True flags ruled right, false ones wrong, and what was missed added; or every label, found or not."""
    sessions = []
    for name in NAMES:
        drawn, entries = raised(scorer, folder, name), list[Entry]()
        flags = [
            flag(n, f["start_s"], f["end_s"], Kind(f["kind"]), rule=f.get("rule", f["kind"]))
            for n, f in enumerate(drawn, 1)
        ]
        right = []
        for f, about in zip(drawn, flags, strict=True):
            own = [label for label in labels(scorer, name) if label["kind"] == f["kind"]]
            good = bool(own) and scorer.inside(f, own) >= 0.5
            entries.append(ruling(about, "right" if good else "wrong"))
            right += [f] if good else []
        for label in labels(scorer, name):
            hit = any(f["kind"] == label["kind"] and scorer.near(f, label) for f in right)
            entries += [moment(label)] if all_marked or not hit else []
        sessions.append(state_of(entries, flags))
    return sessions
