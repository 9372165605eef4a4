from __future__ import annotations

import pytest

from audio.block import Speaker
from coach_app.recording.messages import Level, Levels
from coach_app.shift.borders import Border, Borders, BorderSettings

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
