"""What measures of words share."""

from __future__ import annotations

from feedback.drills.check import Check
from feedback.drills.stretches import sentences_in
from feedback.drills.word_lists import counted, holding, least, listed, quoted, syllables
from tests.feedback.drills.takes import a_take, spoken


def test_a_parameter_taken_apart() -> None:
    check = Check(measure="m", at_least=1, params={"words": ("大概|也许", "可能"), "one": "好像"})
    assert listed(check, "words") == ("大概", "也许", "可能")
    assert listed(check, "one") == ("好像",)
    assert listed(check, "none") == ()


def test_sentences_that_hold_something_and_how_they_are_told() -> None:
    take = a_take(spoken("大概三天。", "三天。", "也许三天。"))
    found = holding(take, Check(measure="m", at_least=1, params={"words": "大概|也许"}), [take.whole], "words")
    assert quoted(found) == "「大概三天」、「也许三天」"
    assert syllables(found) == 8
    assert (counted(found).value, counted([], found).at_best) == (2, 2)


def test_what_should_not_be_said_was_at_best_not_said() -> None:
    take = a_take(spoken("大概三天。"))
    found = sentences_in(take, [take.whole])
    assert (least([], found).value, least([], found).at_best) == (1, 0)
