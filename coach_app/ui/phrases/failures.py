"""What went wrong with a centre's phrases, in two sentences of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach_app.phrasebook.shelf import ShelfError
from coach_app.phrasebook.table_file import TableError
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
