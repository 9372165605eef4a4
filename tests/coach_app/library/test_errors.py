from __future__ import annotations

from coach_app.errors import Exit, exit_code
from coach_app.library.errors import LibraryError, Trouble


def test_a_trouble_is_one_sentence_that_says_what_to_do_and_no_bug_of_ours() -> None:
    error = LibraryError(Trouble.LOCKED, "The library is busy.", "Wait.")
    assert str(error) == "The library is busy. Wait."
    assert exit_code(error) is Exit.BAD_INPUT


def test_screens_know_it_by_its_code() -> None:
    assert LibraryError(Trouble.NEWER, "", "").code == "library_newer"
