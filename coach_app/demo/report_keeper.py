"""Gathers a call's events while it plays and writes its report when it is over."""

from __future__ import annotations

from pathlib import Path

from coach_app.errors import BadInputError
from coach_app.events import Event, SessionEnded
from coach_app.report.formats import FORMATS
from coach_app.report.model import AnalysisBuilder


class ReportKeeper:
    """Writes one report.

    Parameters
    ----------
    file : Path
        Where it goes; its ending chooses the format, HTML where there is none of ours.
    language : str
        ``zh`` or ``en``.

    Raises
    ------
    BadInputError
        If nothing can be written there; better said before the call than after it.
    """

    def __init__(self, file: Path, language: str) -> None:
        self._file = file
        self._language = language
        self._builder = AnalysisBuilder()
        self._write = next((f.write for f in FORMATS.values() if f.suffix == file.suffix), FORMATS["html"].write)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        except OSError as error:
            raise _unwritable(file, error) from error

    def take(self, event: Event) -> None:
        """Take the next event; the last one writes the report.

        Raises
        ------
        BadInputError
            If the report cannot be written.
        """
        self._builder.take(event)
        if isinstance(event, SessionEnded):
            try:
                self._file.write_text(self._write(self._builder.result(), self._language), "utf-8")
            except OSError as error:
                raise _unwritable(self._file, error) from error


def _unwritable(file: Path, error: OSError) -> BadInputError:
    return BadInputError(f"'{file}' cannot be written ({error.strerror}).", "Name another place with --report.")
