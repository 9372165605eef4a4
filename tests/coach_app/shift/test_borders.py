from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.meter import Meter
from coach_app.recording.messages import Level, Levels
from coach_app.shift.borders import Border, Borders, BorderSettings

CALLS = Path(__file__).parents[2] / "calls"

#: Samples that a report of levels stands for.
STEP = RATE // 10

SETTINGS = BorderSettings(quiet_s=3.0, end_silence_s=4.0, end_without_words_s=30.0)


class Watched:
    """Borders that are shown a sketch: a letter a tenth of a second."""

    def __init__(self, settings: BorderSettings = SETTINGS, sides: tuple[Speaker, ...] = tuple(Speaker)) -> None:
        self.borders = Borders(settings)
        self.sides = sides
        self.tenths = 0
        self.back_s = 0.0

    def see(self, who: str, seconds: float) -> list[tuple[float, Border]]:
        """``a`` agent, ``c`` customer, ``b`` both, ``.`` nobody, for some seconds; borders and when."""
        found = []
        for _ in range(round(seconds * 10)):
            self.tenths += 1
            active = {"a": {Speaker.AGENT}, "c": {Speaker.CUSTOMER}, "b": set(Speaker), ".": set()}[who]
            sides = tuple(Level(side, -30.0, -20.0, clipped=False, active=side in active) for side in self.sides)
            border = self.borders.levels(Levels(self.tenths * 100_000_000, sides))
            if border is Border.BEGINS:
                self.back_s = self.borders.back_s
                self.borders.begun()
            elif border is Border.ENDS:
                self.borders.ended()
            if border is not None:
                found.append((self.tenths / 10, border))
        return found


@pytest.mark.parametrize("first", ["ac", "ca"])
def test_a_call_begins_once_both_were_active_after_a_silence_and_is_dated_back(first: str) -> None:
    watched = Watched()
    assert watched.see(".", 4) == []
    assert watched.see(first[0], 2) == []
    assert watched.see(".", 1) == []
    assert watched.see(first[1], 1) == [(7.3, Border.BEGINS)]
    assert watched.back_s == pytest.approx(7.3 - 4.0 + 0.5)  # the first sound was at 4.0 s


def test_no_call_begins_without_the_silence_before() -> None:
    watched = Watched()
    for _ in range(10):
        assert watched.see("b", 2) == []
        assert watched.see(".", 2.9) == []


def test_a_talk_of_the_agent_alone_is_no_call() -> None:
    watched = Watched()
    for _ in range(5):
        assert watched.see(".", 4) == []
        assert watched.see("a", 20) == []


def test_what_was_active_before_the_last_silence_does_not_count() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.see("a", 2)
    watched.see(".", 5)
    assert watched.see("c", 2) == []
    assert watched.see("a", 1) == [(13.3, Border.BEGINS)]
    assert watched.back_s == pytest.approx(13.3 - 11.0 + 0.5)


def test_a_talk_with_a_colleague_before_the_far_end_is_heard_is_no_part_of_the_call() -> None:
    watched = Watched()
    watched.see(".", 4)
    for _ in range(10):
        assert watched.see("a", 3) == []
        assert watched.see(".", 1.5) == []
    assert watched.see("c", 2) == []  # nobody has greeted yet
    assert watched.see(".", 0.5) == []
    assert len(watched.see("a", 1)) == 1
    assert watched.back_s == pytest.approx(2.8 + 0.5)  # the far end's first sound


def test_an_agent_who_breaks_off_a_talk_and_greets_is_heard_from_the_greeting_on() -> None:
    watched = Watched()
    watched.see(".", 4)
    for _ in range(5):
        watched.see("a", 4)
        watched.see(".", 2)
    watched.see("a", 3)
    watched.see(".", 0.8)
    assert len(watched.see("c", 1)) == 1
    assert watched.back_s == pytest.approx(0.3 + 0.8 + 3.0 + 0.5)


def test_a_talk_into_which_the_far_end_sounds_is_left_out_when_it_is_longer_than_a_greeting() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.see("a", 30)
    assert len(watched.see("b", 1)) == 1
    assert watched.back_s == pytest.approx(0.4 + 0.5)


def test_a_slow_greeting_into_a_silence_is_waited_for_and_belongs_to_the_call() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.see("a", 0.1)  # a breath
    watched.see(".", 2)
    for seconds in (1.5, 4.0, 3.0):
        watched.see("a", seconds)
        watched.see(".", 1.2)
    watched.see(".", 1.5)
    assert len(watched.see("c", 1)) == 1
    assert watched.back_s == pytest.approx(0.3 + 1.5 + 8.5 + 3 * 1.2 + 0.5)


def test_a_greeting_that_the_customer_lets_stand_for_some_seconds_belongs_to_the_call() -> None:
    watched = Watched(replace(SETTINGS, quiet_s=BorderSettings().quiet_s))
    watched.see(".", 6)
    watched.see("a", 3)
    watched.see(".", 4.5)
    assert len(watched.see("c", 1)) == 1
    assert watched.back_s == pytest.approx(0.3 + 4.5 + 3.0 + 0.5)


def test_a_click_of_the_far_end_during_a_talk_is_forgotten() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.see("c", 0.2)
    watched.see("a", 20)
    watched.see(".", 2)
    assert watched.see("c", 1) == []
    assert len(watched.see("a", 1)) == 1
    assert watched.back_s == pytest.approx(1.3 + 0.5)


@pytest.mark.parametrize("name", [f"dev{number:02d}" for number in range(1, 11) if number != 9])
def test_a_labelled_call_begins_with_its_greeting(name: str) -> None:
    sound = next(CALLS.glob(f"{name}*.flac"))
    pcm, _ = soundfile.read(sound, dtype="int16", frames=30 * RATE)
    borders, meters = Borders(SETTINGS), {speaker: Meter() for speaker in Speaker}
    pcm = np.concatenate([np.zeros((5 * RATE, 2), np.int16), pcm])
    for end in range(STEP, len(pcm), STEP):
        read = [(side, meters[side].read(np.array(pcm[end - STEP : end, at]))) for at, side in enumerate(Speaker)]
        sides = tuple(Level(side, one.level_db, one.peak_db, one.clipped, one.active) for side, one in read)
        if borders.levels(Levels(end * 10**9 // RATE, sides)) is Border.BEGINS:
            break
    said = json.loads(sound.with_suffix(".json").read_text("utf-8"))["utterances"][0]
    begins_s = end / RATE - borders.back_s
    assert begins_s <= 5.0 + said["start"]
    assert begins_s >= 4.0


def test_a_click_is_no_greeting() -> None:
    watched = Watched()
    watched.see(".", 4)
    assert watched.see("c", 5) == []
    assert watched.see("a", 0.2) == []


def test_no_more_is_dated_back_than_the_recorder_holds() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.see("c", 100)
    assert len(watched.see("b", 1)) == 1
    assert watched.back_s == 59.0


def begun() -> Watched:
    watched = Watched()
    watched.see(".", 4)
    watched.see("b", 4)
    return watched


def test_after_goodbye_a_short_silence_ends_the_call() -> None:
    watched = begun()
    watched.borders.item("opening", True)
    assert watched.see(".", 10) == []
    watched.see("a", 1)
    watched.borders.item("goodbye", True)
    assert watched.see("c", 3) == []
    assert watched.see(".", 5) == [(26.0, Border.ENDS)]
    assert watched.see("b", 5) == []


def test_a_goodbye_that_was_misheard_at_first_is_none() -> None:
    watched = begun()
    watched.borders.item("closing_thanks", True)
    watched.borders.item("goodbye", True)
    watched.borders.item("goodbye", False)
    watched.borders.item("closing_thanks", False)
    assert watched.see(".", 10) == []


def test_a_long_silence_ends_any_call() -> None:
    watched = begun()
    assert watched.see(".", 29.9) == []
    assert [border for _, border in watched.see(".", 1)] == [Border.ENDS]


def test_a_paused_call_does_not_end_by_itself() -> None:
    watched = begun()
    watched.borders.item("goodbye", True)
    watched.borders.pause(True)
    assert watched.see(".", 60) == []
    watched.borders.pause(False)
    assert len(watched.see(".", 4.1)) == 1


def test_while_the_time_between_calls_is_paused_none_begins_and_afterwards_one_needs_its_own_silence() -> None:
    watched = Watched()
    watched.see(".", 4)
    watched.borders.pause(True)
    assert watched.see("b", 5) == []
    assert watched.see(".", 5) == []
    watched.borders.pause(False)
    assert watched.see("b", 2) == []
    assert watched.see(".", 4) == []
    assert [border for _, border in watched.see("b", 1)] == [Border.BEGINS]


@pytest.mark.parametrize(
    ("settings", "sides"),
    [(BorderSettings(automatic=False), tuple(Speaker)), (SETTINGS, (Speaker.AGENT,))],
    ids=["by order only", "microphone alone"],
)
def test_where_sound_cannot_tell_nothing_begins_or_ends(settings: BorderSettings, sides: tuple[Speaker, ...]) -> None:
    watched = Watched(settings, sides)
    watched.see(".", 10)
    assert watched.see("b", 10) == []
    watched.borders.begun()
    assert watched.see(".", 100) == []


def test_goodbye_ends_a_call_sooner_than_silence_alone() -> None:
    usual = BorderSettings()
    assert 0 < usual.end_silence_s < usual.end_without_words_s
