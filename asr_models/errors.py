"""What can go wrong with recognisers and models, as sentences for people."""

from __future__ import annotations


class AsrError(Exception):
    """Something about recognition failed in a way the user can mend.

    Parameters
    ----------
    message : str
        One English sentence: what is wrong.
    advice : str
        One English sentence: what to do.

    Examples
    --------
    >>> str(ModelError("The model folder 'x' holds no model.", "Name one that 'coach models list' shows."))
    "The model folder 'x' holds no model. Name one that 'coach models list' shows."
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice


class ScriptError(AsrError):
    """The file with the words of a scripted call cannot be used (bad input)."""


class ModelError(AsrError):
    """A model or its engine is missing or broken."""


class ArchiveError(AsrError):
    """A model archive or folder offered for import is not safe or not a model (bad input)."""


class DownloadError(AsrError):
    """A model could not be fetched, or what came is not what was promised."""


class UnknownModelError(AsrError):
    """No model of this name in the catalogue or on this machine (bad input)."""
