"""Whose fault it is: every error that reaches the rim, with the exit code that scripts rely on.

A user's mistake is one sentence and exit code 2, a missing device or model 3, and
anything else is our bug: exit code 1 and a log file, never a traceback on screen.
"""

from __future__ import annotations

from enum import IntEnum

from asr_models.errors import AsrError, DownloadError, ModelError
from audio.errors import AudioError, DecoderMissingError, DeviceMissingError
from feedback.errors import FeedbackError


class Exit(IntEnum):
    """What ``coach`` returns to the shell."""

    DONE = 0
    OUR_BUG = 1
    BAD_INPUT = 2
    MISSING = 3
    """A device, a model or an optional package is not there."""


class AppError(Exception):
    """Something the user can mend, found by the app itself.

    Parameters
    ----------
    message : str
        One English sentence: what is wrong.
    advice : str
        One English sentence: what to do.

    Examples
    --------
    >>> str(BadInputError("The folder 'x' cannot be written.", "Name another with --out."))
    "The folder 'x' cannot be written. Name another with --out."
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice


class BadInputError(AppError):
    """An option or a file that was given cannot be used."""


class MissingPartError(AppError):
    """A part of the program or of the machine is not there."""


class LaneLostError(AppError):
    """A lane's process died and could not be brought back."""


#: Everything that has a sentence for the user: `message` and `advice`.
MENDABLE = (AppError, AudioError, AsrError, FeedbackError)

_MISSING = (MissingPartError, DecoderMissingError, DeviceMissingError, ModelError, DownloadError, LaneLostError)


def exit_code(error: Exception) -> Exit:
    """Exit code for an error that ends a command.

    Parameters
    ----------
    error : Exception
        What was raised.

    Returns
    -------
    Exit

    Examples
    --------
    >>> exit_code(BadInputError("Wrong.", "Mend it.")).name, exit_code(KeyError("oops")).name
    ('BAD_INPUT', 'OUR_BUG')
    """
    if isinstance(error, _MISSING):
        return Exit.MISSING
    return Exit.BAD_INPUT if isinstance(error, MENDABLE) else Exit.OUR_BUG
