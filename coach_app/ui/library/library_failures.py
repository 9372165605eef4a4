"""Why something could not be done to a session, in the window's language: one sentence, what is wrong and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.advice import advice, codes, sentence
from coach_app.errors import MENDABLE, BadInputError
from coach_app.ui.first_run.failures import failure_words


class NoRecordingsError(BadInputError):
    """What was chosen holds no recording."""


_NONE = QT_TRANSLATE_NOOP(
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
    >>> failure_sentence(BadInputError("It is no sound.", "Choose another."), "en")
    'It is no sound. Choose another.'
    """
    if isinstance(error, NoRecordingsError):
        return QCoreApplication.translate("LibraryFailures", str(_NONE))
    if language == "zh" and getattr(error, "code", "") in codes():
        return str(advice(str(error.code), language))  # type: ignore[attr-defined]
    if isinstance(error, MENDABLE):
        return sentence(error, language)
    return " · ".join(part for part in failure_words(error, language) if part)
