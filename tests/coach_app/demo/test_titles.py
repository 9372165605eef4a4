from __future__ import annotations

from coach_app.demo.titles import CALL, TITLES, USUAL, WORDS


def test_the_example_comes_with_the_program() -> None:
    assert CALL.is_file()
    assert USUAL.is_file()
    assert WORDS.is_file()


def test_it_has_a_name_in_both_languages() -> None:
    assert set(TITLES) == {"zh", "en"}
