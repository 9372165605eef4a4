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


class PackError(FeedbackError):
    """A pack has mistakes; `mistakes` lists every one with its place."""

    def __init__(self, message: str, advice: str, mistakes: tuple[str, ...] = ()) -> None:
        super().__init__(message, advice)
        self.mistakes = mistakes
