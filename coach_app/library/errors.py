"""What keeps the library from being used, each with one sentence what to do."""

from __future__ import annotations

from enum import StrEnum

from coach_app.errors import AppError


class Trouble(StrEnum):
    """What is wrong with a library; `coach_app.advice` has sentences in both languages under ``library_`` + value."""

    NEWER = "newer"
    """A newer version of the app has changed its form."""
    READ_ONLY = "read_only"
    LOCKED = "locked"
    """Another app is writing, and did so for longer than one waits."""
    DAMAGED = "damaged"
    FULL = "full"
    """No room on the disk."""
    UNREACHABLE = "unreachable"
    """The database cannot be opened for another reason, such as a server that does not answer."""
    GONE = "gone"
    """No such session."""
    IN_USE = "in_use"
    """The session is still being recorded."""


class LibraryError(AppError):
    """The library cannot do what was asked; nothing of it was lost.

    Parameters
    ----------
    trouble : Trouble
        Which of the known troubles.
    message, advice : str
        One English sentence each: what is wrong, what to do.
    """

    def __init__(self, trouble: Trouble, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.trouble = trouble

    @property
    def code(self) -> str:
        """Under which `coach_app.advice` has sentences for it."""
        return f"library_{self.trouble.value}"


def gone(session: str) -> LibraryError:
    """There is no such session."""
    return LibraryError(
        Trouble.GONE, f"There is no session '{session}'.", "See 'coach sessions list'; somebody may have deleted it."
    )
