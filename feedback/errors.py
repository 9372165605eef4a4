"""What can go wrong in judging, each with a sentence and what to do about it."""

from __future__ import annotations


class FeedbackError(Exception):
    """Something the user can mend.

    Parameters
    ----------
    message : str
        What is wrong, one sentence.
    advice : str
        What to do.
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice


class BaselineError(FeedbackError):
    """A baseline cannot be read or learnt."""


class CalibrationError(FeedbackError):
    """Readings that nothing can be learnt from.

    Parameters
    ----------
    code : str
        Stable name, such as ``calibration_short``; the app has sentences in both languages.
    message, advice : str
        English sentences.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.code = code

    def __reduce__(self) -> tuple[type[CalibrationError], tuple[str, str, str]]:
        """Crosses from the process that hears to the one that shows."""
        return type(self), (self.code, self.message, self.advice)


class TakeError(FeedbackError):
    """A take that cannot be held against anything.

    Parameters
    ----------
    code : str
        Stable name, such as ``take_silent``; the app has sentences in both languages.
    message, advice : str
        English sentences.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.code = code

    def __reduce__(self) -> tuple[type[TakeError], tuple[str, str, str]]:
        """Crosses from the process that hears to the one that shows."""
        return type(self), (self.code, self.message, self.advice)


class PackError(FeedbackError):
    """A pack has mistakes; `mistakes` lists every one with its place."""

    def __init__(self, message: str, advice: str, mistakes: tuple[str, ...] = ()) -> None:
        super().__init__(message, advice)
        self.mistakes = mistakes
