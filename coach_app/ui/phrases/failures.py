"""What went wrong with a centre's phrases, in two sentences of the window's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coach_app.advice_tables import TABLES
from coach_app.phrasebook.shelf import ShelfError
from coach_app.phrasebook.table_file import TableError
from coach_app.phrasebook.wording_checks import WordingError
from feedback.errors import PackError

#: Rows that are named; more would not be read.
_ROWS = 6


def phrase_words(error: Exception, language: str) -> tuple[str, str]:
    """What happened, and what to do.

    Parameters
    ----------
    error : Exception
        What an errand failed with.
    language : str
        ``zh`` or ``en``.
    """
    translate = QCoreApplication.translate
    if isinstance(error, TableError) and error.mistakes:
        title = translate("PhraseFailures", "The table was not taken in: {0} rows cannot be used")
        line = translate("PhraseFailures", "Line {0}: {1}")
        rows = [line.format(at, zh if language == "zh" else en) for at, zh, en in error.mistakes[:_ROWS]]
        return title.format(len(error.mistakes)), "\n".join(rows)
    if isinstance(error, WordingError):
        title = translate("PhraseFailures", "These phrases cannot be used as they are; nothing was saved")
        told = [f"{name}: {zh if language == 'zh' else en}" for name, zh, en in error.mistakes[:_ROWS]]
        return title, "\n".join(told)
    if isinstance(error, TableError | ShelfError) and error.code in TABLES:
        title, still, mend = TABLES[error.code]["zh" if language == "zh" else "en"]
        return title, f"{still} · {mend}"
    if isinstance(error, TableError):
        return translate("PhraseFailures", "This table cannot be read or written"), str(error)
    if isinstance(error, ShelfError) and error.code == "pack_changed":
        return (
            translate("PhraseFailures", "The phrases were changed elsewhere meanwhile"),
            translate(
                "PhraseFailures", "Nothing was overwritten. Export your changes, open the page again and import them."
            ),
        )
    if isinstance(error, PackError):
        title = translate("PhraseFailures", "The phrases have mistakes; nothing was saved")
        return title, "\n".join(one.removeprefix("pack.toml: ") for one in error.mistakes[:_ROWS]) or str(error)
    if isinstance(error, OSError):
        return (
            translate("PhraseFailures", "The phrases cannot be saved"),
            translate(
                "PhraseFailures", "The old ones are all there. See that the data folder can be written and has room."
            ),
        )
    return translate("PhraseFailures", "That did not work"), str(error)


def passed_words(packs: Sequence[str]) -> tuple[str, str]:
    """Which packs could not be read while one was looked for, and what to do; nothing where all could."""
    if not packs:
        return "", ""
    title = QCoreApplication.translate("PhraseFailures", "Packs with mistakes were passed by: {0}")
    body = QCoreApplication.translate("PhraseFailures", "'coach packs check {0}' names every mistake.")
    return title.format(", ".join(packs)), body.format(packs[0])
