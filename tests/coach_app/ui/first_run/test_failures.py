from __future__ import annotations

from pathlib import Path

import pytest

import asr_models
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


def test_what_was_found_is_told_in_the_language_of_the_window(language: Language) -> None:
    told = (
        ModelError("The disk of '/home' has 40 MB left, 90 MB are needed.", "Free some."),
        ArchiveError("A model of the name small-cn is installed already.", "Remove it."),
        DownloadError("'https://x/y.zip' answers 404 Not Found.", "Try again later."),
    )
    assert detail(told[0]) == "40 MB are free, 90 MB are needed."
    assert detail(told[1]) == "small-cn is installed already."
    language.use("zh")
    assert all(not detail(error).isascii() for error in told)


def test_an_english_sentence_stands_in_no_chinese_window(language: Language) -> None:
    other = ArchiveError("'x.zip' holds a link.", "Take another.")
    assert detail(other) == other.message
    assert detail(KeyError("ours")) == ""
    language.use("zh")
    assert detail(other) == ""


# What the parts really say, so that a sentence of theirs that changes is noticed here.
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("install.py", "of the name {origin.id} is installed already"),
        ("install.py", "holds no Vosk or Whisper model"),
        ("install.py", "There is no file or folder"),
        ("sums.py", "MB left, {wanted / 1e6:.0f} MB are needed"),
        ("sums.py", "cannot be written"),
        ("download.py", "answers {response.status_code}"),
        ("download.py", "cannot be reached"),
        ("download.py", "broke off"),
        ("install.py", "is not what its publisher promised"),
    ],
)
def test_these_sentences_are_still_said(place: str, words: str) -> None:
    assert words in (Path(asr_models.__file__).parent / place).read_text("utf-8")
