"""What went wrong while setting up, and what to do, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from asr_models.errors import ArchiveError, DownloadError, ModelError, UnknownModelError
from coach_app.advice import advice, codes
from coach_app.errors import MENDABLE, BadInputError
from coach_app.ui.first_run.services import OtherLanguageError

# The first kind that fits is told; the English sentence of the error itself stands below it as the detail.
_WORDS: tuple[tuple[type[Exception], object, object], ...] = (
    (
        OtherLanguageError,
        QT_TRANSLATE_NOOP("Failures", "It is installed, but it hears another language"),
        QT_TRANSLATE_NOOP("Failures", "For these calls a model for Mandarin is needed: install or import that one."),
    ),
    (
        DownloadError,
        QT_TRANSLATE_NOOP("Failures", "The download has not worked"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "What has come so far is kept: try again and it goes on there, or import the model from a zip file.",
        ),
    ),
    (
        ArchiveError,
        QT_TRANSLATE_NOOP("Failures", "This cannot be installed as a model"),
        QT_TRANSLATE_NOOP(
            "Failures", "Choose the zip file as its publisher gives it, or the folder that was unpacked from it."
        ),
    ),
    (
        UnknownModelError,
        QT_TRANSLATE_NOOP("Failures", "This model is not known"),
        QT_TRANSLATE_NOOP("Failures", "Import it from a zip file or a folder instead."),
    ),
    (
        ModelError,
        QT_TRANSLATE_NOOP("Failures", "The model could not be written"),
        QT_TRANSLATE_NOOP("Failures", "Free some space on the disk and see that its folder may be written to."),
    ),
    (
        OSError,
        QT_TRANSLATE_NOOP("Failures", "It could not be kept"),
        QT_TRANSLATE_NOOP("Failures", "Free some space on the disk and see that its folder may be written to."),
    ),
)
_TWINS = (
    QT_TRANSLATE_NOOP("Failures", "This cannot be kept as it is"),
    QT_TRANSLATE_NOOP(
        "Failures", "Somebody of this name and staff number is there already: choose that one, or add a number."
    ),
)
_OTHER = (
    QT_TRANSLATE_NOOP("Failures", "That has not worked"),
    QT_TRANSLATE_NOOP("Failures", "Try it again, or skip this step: nothing you entered is lost."),
)


def failure_words(error: Exception, language: str = "") -> tuple[str, str]:
    """Title and what to do.

    Parameters
    ----------
    error : Exception
        What was raised.
    language : str
        ``zh`` or ``en``, for errors whose sentences stand in `coach_app.advice` by their code; empty
        where none of those can happen.

    Examples
    --------
    >>> failure_words(DownloadError("No connection.", "Again."))[0]
    'The download has not worked'
    """
    code = str(getattr(error, "code", ""))
    if language and code in codes():
        said = advice(code, language)
        return said.title, " · ".join(part for part in (said.still, said.mend) if part)
    title, do = next(((title, do) for kind, title, do in _WORDS if isinstance(error, kind)), _OTHER)
    return _translate(title), _translate(do)


def person_words(error: Exception) -> tuple[str, str]:
    """Title and what to do where a profile could not be kept."""
    if isinstance(error, BadInputError):
        return _translate(_TWINS[0]), _translate(_TWINS[1])
    return failure_words(error)


def detail(error: Exception) -> str:
    """What happened in the words of the part that found it; empty for a bug of ours, which the log tells."""
    return str(getattr(error, "message", "")) if isinstance(error, MENDABLE) else ""


def _translate(source: object) -> str:
    return QCoreApplication.translate("Failures", str(source))
