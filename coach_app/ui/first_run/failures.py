"""What went wrong while setting up, and what to do, in the language of the window."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from asr_models.errors import ArchiveError, DownloadError, ModelError, UnknownModelError
from coach_app.advice import advice, codes
from coach_app.errors import MENDABLE, BadInputError
from coach_app.ui.first_run.services import OtherLanguageError

# The first kind that fits is told; what exactly was found stands below it as the detail.
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
# Sentences of models and downloads that a reader can do something with, and how the window says them.
_FACTS: tuple[tuple[str, object], ...] = (
    (r"of the name (\S+) is installed already", QT_TRANSLATE_NOOP("Failures", "{0} is installed already.")),
    (r"holds no Vosk or Whisper model", QT_TRANSLATE_NOOP("Failures", "There is no Vosk or Whisper model in it.")),
    (r"There is no file or folder", QT_TRANSLATE_NOOP("Failures", "It is not there any more.")),
    (r"(\d+) MB left, (\d+) MB are needed", QT_TRANSLATE_NOOP("Failures", "{0} MB are free, {1} MB are needed.")),
    (r"The folder '(.+)' cannot be written", QT_TRANSLATE_NOOP("Failures", "The folder {0} cannot be written.")),
    (r"answers (\d+)", QT_TRANSLATE_NOOP("Failures", "The server answers with error {0}.")),
    (r"cannot be reached", QT_TRANSLATE_NOOP("Failures", "The server cannot be reached from this computer.")),
    (r"broke off", QT_TRANSLATE_NOOP("Failures", "The line broke off.")),
    (r"is not what its publisher promised", QT_TRANSLATE_NOOP("Failures", "What came is not what was promised.")),
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
    """What exactly was found; empty for a bug of ours, which the log tells.

    What has no words in the window's language is left out of a window that does not speak English: title and
    what to do stand there, and the log has the rest.
    """
    found = str(getattr(error, "message", "")) if isinstance(error, MENDABLE) else ""
    for pattern, fact in _FACTS:
        match = re.search(pattern, found)
        if match is not None:
            return _translate(fact).format(*match.groups())
    in_english = _translate(_OTHER[0]) == _OTHER[0]
    return found if in_english else ""


def _translate(source: object) -> str:
    return QCoreApplication.translate("Failures", str(source))
