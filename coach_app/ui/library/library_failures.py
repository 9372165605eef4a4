"""Why something could not be done to a session, in the window's language: one sentence, what is wrong and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.advice import advice, codes, sentence
from coach_app.errors import MENDABLE, BadInputError
from coach_app.library.rejudging import Reason, RejudgeError
from coach_app.library.shared_archive import ShareError
from coach_app.ui.first_run.failures import failure_words

_REASONS = {
    Reason.GONE: QT_TRANSLATE_NOOP("LibraryFailures", "It is not there any more, or its manifest is damaged."),
    Reason.LIVE: QT_TRANSLATE_NOOP("LibraryFailures", "It is still being recorded: wait until the call is over."),
    Reason.WORDS_REMOVED: QT_TRANSLATE_NOOP(
        "LibraryFailures", "Its words were removed when their time was over; its flags stay as they are."
    ),
    Reason.SOUND_REMOVED: QT_TRANSLATE_NOOP(
        "LibraryFailures", "Its sound was removed when its time was over; its flags stay as they are."
    ),
    Reason.NOT_KEPT: QT_TRANSLATE_NOOP(
        "LibraryFailures",
        "What was measured of it was not kept: run “coach sessions rejudge --from-sound” to judge it from its sound.",
    ),
    Reason.DAMAGED: QT_TRANSLATE_NOOP(
        "LibraryFailures", "Its files are missing or damaged: copy them back, or delete the session."
    ),
}
_SHARE = QT_TRANSLATE_NOOP(
    "LibraryFailures", "This session cannot be shared or opened: choose a finished session, or have it sent again."
)
_NOTHING = QT_TRANSLATE_NOOP(
    "LibraryFailures", "There are no recordings in it: choose sound files, or a folder that holds some."
)


def failure_sentence(error: Exception, language: str) -> str:
    """One line about what has not worked.

    Parameters
    ----------
    error : Exception
        What was raised.
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> failure_sentence(RejudgeError(Reason.LIVE, "It runs.", "Wait."), "en")
    'It is still being recorded: wait until the call is over.'
    """
    code = str(getattr(error, "code", ""))
    if isinstance(error, RejudgeError):
        return _say(_REASONS[error.reason])
    if code in codes():
        return str(advice(code, language))
    if language == "zh" and isinstance(error, ShareError):
        return _say(_SHARE)
    if language == "zh" and isinstance(error, BadInputError):
        return _say(_NOTHING)
    if isinstance(error, MENDABLE):
        return sentence(error, language)
    return " · ".join(part for part in failure_words(error, language) if part)


def _say(source: object) -> str:
    return QCoreApplication.translate("LibraryFailures", str(source))
