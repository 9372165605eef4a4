from __future__ import annotations

from coach_app.lessons import MOST_TO_TRY, MOST_WELL, Lesson, Lessons


def test_a_card_is_never_long() -> None:
    assert (MOST_WELL, MOST_TO_TRY) == (3, 2)


def test_an_empty_card_says_nothing() -> None:
    assert Lessons() == Lessons((), (), "")
    assert Lesson("pace", "语速稳", 3.0).clip is None
