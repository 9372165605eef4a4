from __future__ import annotations

import pytest

from asr_models.errors import ArchiveError, DownloadError, ModelError, ScriptError, UnknownModelError
from audio.errors import DecoderMissingError, MissingFileError
from coach_app.errors import MENDABLE, AppError, BadInputError, Exit, LaneLostError, MissingPartError, exit_code
from feedback.errors import BaselineError, PackError

SENTENCE = ("Something is wrong.", "Mend it.")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadInputError(*SENTENCE), Exit.BAD_INPUT),
        (MissingFileError(*SENTENCE), Exit.BAD_INPUT),
        (ScriptError(*SENTENCE), Exit.BAD_INPUT),
        (ArchiveError(*SENTENCE), Exit.BAD_INPUT),
        (UnknownModelError(*SENTENCE), Exit.BAD_INPUT),
        (PackError(*SENTENCE), Exit.BAD_INPUT),
        (BaselineError(*SENTENCE), Exit.BAD_INPUT),
        (ModelError(*SENTENCE), Exit.MISSING),
        (DownloadError(*SENTENCE), Exit.MISSING),
        (DecoderMissingError(*SENTENCE), Exit.MISSING),
        (MissingPartError(*SENTENCE), Exit.MISSING),
        (LaneLostError(*SENTENCE), Exit.MISSING),
        (ZeroDivisionError(), Exit.OUR_BUG),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_whose_fault_it_is_decides_the_exit_code(error: Exception, code: Exit) -> None:
    assert exit_code(error) is code


def test_what_can_be_mended_says_what_is_wrong_and_what_to_do() -> None:
    error = BadInputError(*SENTENCE)
    assert isinstance(error, AppError)
    assert isinstance(error, MENDABLE)
    assert (error.message, error.advice) == SENTENCE
