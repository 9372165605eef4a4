from __future__ import annotations

import pytest

from feedback.errors import BaselineError, FeedbackError, PackError


@pytest.mark.parametrize("kind", [BaselineError, PackError])
def test_every_error_says_what_is_wrong_and_what_to_do(kind: type[FeedbackError]) -> None:
    error = kind("The reading is empty.", "Read the whole text.")
    assert isinstance(error, FeedbackError)
    assert (error.message, error.advice) == ("The reading is empty.", "Read the whole text.")
    assert str(error) == "The reading is empty. Read the whole text."


def test_a_packs_mistakes_are_all_there() -> None:
    assert PackError("2 mistakes.", "Mend them.", ("line 3", "line 9")).mistakes == ("line 3", "line 9")
    assert PackError("No such pack.", "Name one.").mistakes == ()
