"""Every drill of the pack, from its first word to its last by answers, on a simulated clock."""

from __future__ import annotations

from functools import lru_cache

import pytest

from coach_app.practice.acts import Say
from coach_app.practice.books import open_book
from coach_app.practice.rehearsal import rehearse
from coach_app.practice.script import Script, Turn, said
from feedback.drills.drill import Drill, Line
from feedback.drills.take import Shown
from feedback.pack import load_pack
from feedback.phrases import PhraseMatcher
from tests.coach_app.practice.small_drills import drill, line

PACK = load_pack()
BOOK = open_book(PACK)
WORDINGS = {phrase.id: phrase.text for phrase in PACK.lexicon.phrases}
MATCHER = PhraseMatcher(PACK.lexicon, PACK.file.placeholders)


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[str, ...]:
    return tuple(hit.phrase for hit in MATCHER.match(text))


def test_there_are_all_drills_of_the_catalogue() -> None:
    assert [one.id for one in BOOK.drill] == [f"SCN-{number:02}" for number in range(1, 114)]


@pytest.mark.parametrize("made", BOOK.drill, ids=lambda made: made.id)
def test_a_drill_ends_by_answers_and_not_by_time_outs(made: Drill) -> None:
    end = rehearse(made, Script(made, WORDINGS, find), find)
    assert end.over is not None
    assert [step for step in end.steps if step.why.timed_out] == []
    heard = {phrase for words in end.words for phrase in words.phrases}
    assert {name for name in made.must if name.startswith("STD")} <= heard


class Silent:
    """An agent who says nothing."""

    def greeting(self) -> list[Turn]:
        return []

    def answer(self, _line: Line, _shown: Shown, /) -> list[Turn]:
        return []


def test_who_says_nothing_ends_a_drill_by_time_outs() -> None:
    end = rehearse(BOOK.drill[0], Silent(), find)
    assert any(step.why.timed_out for step in end.steps)


def test_a_drill_that_goes_round_in_circles_has_no_end() -> None:
    again = line("c1", "c2", branch=[{"when": {"said": ["STD-47"]}, "next": "end"}])
    made = drill(again, line("c2", "c1"))
    assert rehearse(made, Script(made, WORDINGS, find), find).over is None


def test_what_was_to_be_said_is_dropped_when_the_customer_goes_on() -> None:
    class Slow(Silent):
        def answer(self, _line: Line, _shown: Shown, /) -> list[Turn]:
            return [said("好的"), said("还有一件事", 30.0)]

    made = drill(line("c1", "c2"), line("c2"))
    end = rehearse(made, Slow(), find)
    assert [words.text for words in end.words] == ["好的", "好的"]


def test_lines_last_as_long_as_their_sound() -> None:
    made = drill(line("c1"))
    end = rehearse(made, Script(made, WORDINGS, find), find, lambda act: 7.0 if isinstance(act, Say) else 0.5)
    [shown] = end.shown
    assert shown.span.duration_s == pytest.approx(7.0)
