from __future__ import annotations

import pytest

from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.rejudging import Reason, RejudgeError
from coach_app.library.shared_archive import ShareError
from coach_app.ui.language import Language
from coach_app.ui.library.library_failures import NoRecordingsError, failure_sentence


@pytest.mark.parametrize("reason", Reason)
def test_why_a_session_cannot_be_judged_anew_is_said_in_both_languages(reason: Reason) -> None:
    error = RejudgeError(reason, "It cannot be.", "Do something.")
    assert failure_sentence(error, "en") == "It cannot be. Do something."
    assert "It cannot" not in failure_sentence(error, "zh")


def test_troubles_of_the_library_are_told_in_the_window_s_language() -> None:
    assert "磁盘已满" in failure_sentence(LibraryError(Trouble.FULL, "The disk is full.", "Make room."), "zh")


def test_a_file_that_cannot_be_opened_is_told_of() -> None:
    error = ShareError("'a.coach' cannot be opened: it is cut off.", "Ask again.")
    assert failure_sentence(error, "en") == str(error)
    assert "重新分享" in failure_sentence(error, "zh")


def test_a_folder_without_recordings_is_told_of(language: Language) -> None:
    error = NoRecordingsError("There are none.", "Choose.")
    english = failure_sentence(error, "en")
    language.use("zh")
    assert "没有录音" in failure_sentence(error, "zh") != english


def test_what_the_system_refuses_is_one_line(language: Language) -> None:
    assert "\n" not in failure_sentence(OSError(28, "No space left on device"), "en")
