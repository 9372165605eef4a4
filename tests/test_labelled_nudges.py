"""Restraint on the labelled calls, judged as a live call is: few nudges, in time, gone in time, and a fair card after."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from coach_app.call import Setup, Wanted
from coach_app.events import Event, FlagClosed, FlagOpened, FlagShown, FlagWithdrawn
from coach_app.lessons import MOST_TO_TRY, MOST_WELL, Lessons, lessons
from coach_app.live_state import LiveState, apply
from coach_app.session import run_inline
from coach_app.voice_of_pack import voice_of_pack
from feedback.flag import Flag, Severity
from feedback.pack import load_pack

CALLS = Path(__file__).parent / "calls"
NAMES = sorted(path.stem for path in CALLS.glob("dev*.json"))
CLEAN = [name for name in NAMES if name.startswith(("dev01", "dev08", "dev09"))]

#: Held back by manners, not by a mistake.
MANNERS = {"one_at_a_time", "cooldown", "spacing", "window_full"}

#: What each card praises and what it asks for, by topic.
CARDS = {
    "dev01_good_bank_pin": ({"praise", "checklist", "words"}, []),
    "dev02_fast_no_closing": ({"turns", "opening", "melody"}, ["rate_fast", "closing"]),
    "dev03_slow_flat": ({"praise", "checklist", "turns"}, ["rate_slow", "pitch_monotone"]),
    "dev04_forbidden_argue": ({"turns"}, ["phrase_forbidden", "comfort"]),
    "dev05_interrupting": ({"praise", "pace", "closing"}, ["interruption", "comfort"]),
    "dev06_hold_no_update": ({"pace", "turns", "closing"}, ["hold_no_update", "hold"]),
    "dev07_fillers_soft": ({"checklist", "pace", "turns"}, ["volume_soft", "filler"]),
    "dev08_complaint_handled_well": ({"praise", "checklist"}, []),
    "dev09_silent_call": ({"silent"}, []),
    "dev10_noisy_telephone": ({"pace", "turns", "closing"}, ["comfort"]),
}


def labels(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CALLS / f"{name}.json").read_text("utf-8"))
    return loaded


def judged(name: str, wrong: tuple[tuple[str, int], ...] = ()) -> list[Event]:
    """Every event of a call whose voice does not wait for its words, as in a live call."""
    reading = CALLS / "voices" / f"{labels(name)['voices']['A']}.flac"
    setup = Setup(Wanted(engine="scripted", words=CALLS / f"{name}.json", baseline=reading, wrong=wrong))
    call = setup.open(CALLS / f"{name}.flac")
    events: list[Event] = []
    run_inline(call.source, setup.inline(call, patient=False), events.append)
    return events


@pytest.fixture(scope="module")
def calls() -> dict[str, list[Event]]:
    return {name: judged(name) for name in NAMES}


def shown(events: list[Event]) -> dict[int, tuple[float, Flag]]:
    """When each flag was first shown."""
    first: dict[int, tuple[float, Flag]] = {}
    for event in events:
        if isinstance(event, FlagShown) or (isinstance(event, FlagOpened) and event.shown):
            first.setdefault(event.flag.number, (event.at_s, event.flag))
    return first


def gone(events: list[Event]) -> dict[int, float]:
    """When each flag closed or was withdrawn."""
    last: dict[int, float] = {}
    for event in events:
        if isinstance(event, FlagClosed | FlagWithdrawn):
            last.setdefault(event.flag.number, event.at_s)
    return last


@pytest.mark.parametrize("name", NAMES)
def test_nudges_stay_within_the_budget(calls: dict[str, list[Event]], name: str) -> None:
    budget = load_pack().file.budget
    nudged = sorted(at for at, flag in shown(calls[name]).values() if flag.severity is Severity.NUDGE)
    assert all(after - before >= budget.every_s - 1e-6 for before, after in pairwise(nudged))
    for at in nudged:
        assert sum(at - budget.window_s < other <= at for other in nudged) <= budget.per_window


@pytest.mark.parametrize("name", NAMES)
def test_a_nudge_never_comes_while_another_stands(calls: dict[str, list[Event]], name: str) -> None:
    seen, over = shown(calls[name]), gone(calls[name])
    for number, (at, flag) in seen.items():
        if flag.severity is Severity.NUDGE:
            standing = [n for n, (since, _) in seen.items() if n != number and since < at < over.get(n, math.inf)]
            assert not standing


@pytest.mark.parametrize("name", NAMES)
def test_the_first_flag_of_a_labelled_kind_is_shown_at_once_or_held_back_by_manners(
    calls: dict[str, list[Event]], name: str
) -> None:
    seen = shown(calls[name])
    for kind in {label["kind"] for label in labels(name)["flags"]}:
        opened = next(e for e in calls[name] if isinstance(e, FlagOpened) and e.flag.kind == kind)
        if opened.held_back:
            assert opened.held_back in MANNERS
        else:
            assert seen[opened.flag.number][0] - opened.flag.opened_at_s <= 1.0


@pytest.mark.parametrize("name", CLEAN)
def test_a_good_call_sees_no_nudge(calls: dict[str, list[Event]], name: str) -> None:
    assert shown(calls[name]) == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_nudge_is_gone_a_second_after_its_flag(calls: dict[str, list[Event]], name: str) -> None:
    state = LiveState()
    for event in calls[name]:
        state = apply(state, event)
        left = [r for r in state.board.seen if r.closed_at_s is not None and state.now_s - r.closed_at_s >= 1.0]
        if state.nudge is not None:
            assert state.nudge.flag.number not in {r.flag.number for r in left}
    over = gone(calls[name])
    assert set(shown(calls[name])) <= set(over)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_reminded_of_what_was_said(calls: dict[str, list[Event]], name: str) -> None:
    missed = {flag.detail for _, flag in shown(calls[name]).values() if flag.kind == "phrase_missing"}
    titles = {item.item: item.title.zh for item in load_pack().checklist}
    assert not missed & {titles[item] for item in labels(name)["said"]}


def card(calls: dict[str, list[Event]], name: str, language: str) -> Lessons:
    return lessons(calls[name], replace(voice_of_pack(load_pack(), None)[1], language=language))


@pytest.mark.parametrize("name", NAMES)
def test_the_card_says_what_a_trainer_would(calls: dict[str, list[Event]], name: str) -> None:
    told = card(calls, name, "zh")
    well, to_try = CARDS[name]
    assert {lesson.topic for lesson in told.well} == well
    assert [lesson.topic for lesson in told.to_try] == to_try


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_short_and_each_line_can_be_heard(calls: dict[str, list[Event]], name: str, language: str) -> None:
    told, end_s = card(calls, name, language), labels(name)["duration_s"]
    assert len(told.well) <= MOST_WELL
    assert len(told.to_try) <= MOST_TO_TRY
    for lesson in (*told.well, *told.to_try):
        assert lesson.clip is not None
        assert 0 <= lesson.clip.start_s < lesson.clip.end_s <= end_s + 0.1
        assert lesson.clip.duration_s < 13
        assert len(lesson.what) < 110
    assert all(lesson.say for lesson in told.to_try)
    assert told.numbers.count("·") == 3


@pytest.mark.soak
def test_no_kind_can_be_talked_away() -> None:
    """Ninety-nine verdicts against every rule, and each labelled kind is still told in the call that shows it most."""
    wrong = tuple((rule.id, 99) for rule in load_pack().rules)
    for name in NAMES:
        raised = {e.flag.kind for e in judged(name, wrong) if isinstance(e, FlagOpened) and e.flag.severity != "note"}
        assert {label["kind"] for label in labels(name)["flags"]} <= raised
