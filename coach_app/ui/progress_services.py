"""What the page of progress asks of the rest of the program."""

from __future__ import annotations

from typing import Protocol

from coach_app.progress.points import Progress
from coach_app.progress.reader import Period

People = tuple[tuple[str, str], ...]


class ProgressServices(Protocol):
    """Both are slow and called outside the window's thread."""

    def people(self) -> People:
        """Ids and names of everybody with a profile."""

    def progress(self, person: str, period: Period) -> Progress:
        """How somebody's calls developed; an empty id is everybody."""
