from __future__ import annotations

from dataclasses import replace

import pytest

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.events import LaneFailed
from coach_app.live_state import LiveState, Phase, apply
from coach_app.shift.news import DeviceTrouble, ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.language import Language
from coach_app.ui.light import LOOKS, WORDS, Light, Sign, light

CALL = ShiftState(ShiftPhase.CALL, began_s=100.0)


def test_every_sign_has_a_word_and_shapes_tell_apart_what_matters() -> None:
    assert set(LOOKS) == set(WORDS) == set(Sign)
    of_shifts = [Sign.IDLE, Sign.OPENING, Sign.LISTENING, Sign.RECORDING, Sign.TROUBLED, Sign.PAUSED, Sign.FINISHING]
    assert len({LOOKS[sign][0] for sign in of_shifts}) == len(of_shifts)
    assert LOOKS[Sign.KEEPING][0] is LOOKS[Sign.RECORDING][0], "what is recorded looks recorded"


@pytest.mark.parametrize("phase", [ShiftPhase.WAITING, ShiftPhase.ENDING])
def test_what_is_recorded_between_calls_is_not_shown_as_listening(phase: ShiftPhase) -> None:
    assert light(ShiftState(phase, keeping=True), LiveState(), 0.0).sign is Sign.KEEPING
    assert light(ShiftState(phase, keeping=True, paused=True), LiveState(), 0.0).sign is Sign.PAUSED


@pytest.mark.parametrize(
    ("phase", "sign"),
    [
        (ShiftPhase.OPENING, Sign.OPENING),
        (ShiftPhase.WAITING, Sign.LISTENING),
        (ShiftPhase.CALL, Sign.RECORDING),
        (ShiftPhase.PAUSED, Sign.PAUSED),
        (ShiftPhase.ENDING, Sign.FINISHING),
    ],
)
def test_an_open_shift_is_what_counts(phase: ShiftPhase, sign: Sign) -> None:
    ended = LiveState(Phase.ENDED, now_s=60.0)
    assert light(ShiftState(phase), ended, 0.0).sign is sign


def test_the_time_is_that_of_the_clock_and_not_of_what_has_been_judged() -> None:
    assert light(CALL, LiveState(Phase.WORKING, now_s=3.0), 112.0) == Light(Sign.RECORDING, 12.0)


def test_between_calls_no_time_runs() -> None:
    assert light(ShiftState(ShiftPhase.WAITING, length_s=60.0), LiveState(), 500.0).time_s == 0.0


def test_a_call_of_which_something_is_missing_shows_it() -> None:
    lost = replace(CALL, lost=(DeviceTrouble(Speaker.AGENT, Trouble.GONE),))
    assert light(lost, LiveState(), 101.0).sign is Sign.TROUBLED
    deaf = apply(LiveState(Phase.WORKING), LaneFailed(1.0, "words", "", ""))
    assert light(CALL, deaf, 101.0).sign is Sign.TROUBLED


@pytest.mark.parametrize(
    ("phase", "now_s", "held", "sign"),
    [
        (Phase.EMPTY, 0.0, False, Sign.IDLE),
        (Phase.WORKING, 0.0, False, Sign.STARTING),
        (Phase.WORKING, 1.0, False, Sign.PLAYING),
        (Phase.WORKING, 1.0, True, Sign.HELD),
        (Phase.ENDED, 9.0, True, Sign.ENDED),
    ],
)
def test_without_a_shift_it_tells_of_the_example(phase: Phase, now_s: float, held: bool, sign: Sign) -> None:
    assert light(ShiftState(), LiveState(phase, now_s=now_s), 0.0, held) == Light(sign, now_s)


def test_the_word_follows_the_language(language: Language) -> None:
    assert Light(Sign.RECORDING).word == "Recording"
    language.use("zh")
    assert Light(Sign.PLAYING).word
