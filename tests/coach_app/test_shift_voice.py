from __future__ import annotations

from coach_app.call import Wanted
from coach_app.events import VerdictGiven
from coach_app.shift_voice import ShiftVoice
from feedback.pack import load_pack

FAST = "pace.too_fast"
WRONG = VerdictGiven(12.0, 1, FAST, "wrong")
PACK = load_pack()


def upper(voice: ShiftVoice) -> float:
    limits, _ = voice.now
    assert limits.rate_cpm.high is not None
    return limits.rate_cpm.high


def test_what_was_called_wrong_is_drawn_wider_once_and_only_from_the_next_call_on() -> None:
    voice = ShiftVoice(PACK, None, Wanted(), "p-1")
    before = upper(voice)
    assert voice.renewed() is None
    for _ in range(2):
        voice.take("a", WRONG)
    renewed = voice.renewed()
    assert renewed is not None
    limits, sayings = renewed
    assert limits.rate_cpm.high == upper(ShiftVoice(PACK, None, Wanted(wrong=((FAST, 1),)), "p-1"))
    assert limits.rate_cpm.high is not None
    assert limits.rate_cpm.high > before
    assert sayings.rules[FAST] != PACK.rules[[rule.id for rule in PACK.rules].index(FAST)]
    assert voice.renewed() is None


def test_what_was_called_wrong_in_other_shifts_is_wide_from_the_beginning() -> None:
    assert upper(ShiftVoice(PACK, None, Wanted(wrong=((FAST, 2),)), "p-1")) > upper(
        ShiftVoice(PACK, None, Wanted(), "p-1")
    )


def test_for_nobody_nothing_widens() -> None:
    voice = ShiftVoice(PACK, None, Wanted(), "")
    voice.take("a", WRONG)
    assert voice.renewed() is None
