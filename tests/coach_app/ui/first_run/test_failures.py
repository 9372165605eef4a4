from __future__ import annotations

import pytest

from asr_models.errors import ArchiveError, DownloadError, ModelError, UnknownModelError
from audio.errors import NoMicrophoneError
from coach_app.errors import BadInputError
from coach_app.ui.first_run.failures import detail, failure_words, person_words
from coach_app.ui.first_run.services import OtherLanguageError
from coach_app.ui.language import Language


@pytest.mark.parametrize(
    "error",
    [
        DownloadError("'x' cannot be reached (no connection).", "Run the command again."),
        ArchiveError("'x.zip' holds a link.", "Take another."),
        UnknownModelError("No model 'x' is known.", "See the list."),
        ModelError("The disk is full.", "Free some."),
        BadInputError("There is one.", "Choose it."),
        OtherLanguageError("vosk-model-small-en-us-0.15"),
        OSError(28, "No space left on device"),
        KeyError("ours"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_failure_has_a_title_and_something_to_do_in_both_languages(error: Exception, language: Language) -> None:
    english = failure_words(error)
    language.use("zh")
    chinese = failure_words(error)
    assert all(english)
    assert all(not part.isascii() for part in chinese)


def test_twins_are_told_as_such(language: Language) -> None:
    assert "staff number" in person_words(BadInputError("There is one.", "Choose it."))[1]
    assert person_words(OSError(28, "full")) == failure_words(OSError(28, "full"))


def test_what_has_a_code_is_told_as_everywhere(language: Language) -> None:
    title, do = failure_words(NoMicrophoneError("None.", "Plug one in."), "zh")
    assert "麦克风" in title
    assert do


def test_the_sentence_of_the_part_that_found_it_is_the_detail() -> None:
    assert detail(ArchiveError("'x.zip' holds a link.", "Take another.")) == "'x.zip' holds a link."
    assert detail(KeyError("ours")) == ""
