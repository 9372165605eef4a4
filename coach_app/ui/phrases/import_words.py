"""What a table has changed, in two sentences of the window's language, before anything is saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach_app.phrasebook.changes import Changes
from coach_app.phrasebook.table_file import Taken

# Columns that are named; more would not be read.
_COLUMNS = 6


def taken_words(taken: Taken, language: str) -> tuple[str, str]:
    """What was taken in, and what of it to look at before it is saved.

    Parameters
    ----------
    taken : Taken
        The book and what the table changed in it.
    language : str
        ``zh`` or ``en``.
    """
    translate, found = QCoreApplication.translate, taken.changes
    title = translate("PhraseImport", "The table is taken in: {0} new phrases, {1} changed")
    if not found.added and not found.changed:
        title = translate("PhraseImport", "The table is taken in: it says what was there already")
    comma, stop = ("、", "") if language == "zh" else (", ", " ")
    remarks = [_parts(found, comma)] if found.parts else []
    if found.off:
        remarks.append(translate("PhraseImport", "Switched off: {0}.").format(found.off))
    if found.on:
        remarks.append(translate("PhraseImport", "Switched on: {0}.").format(found.on))
    if taken.unread:
        names = comma.join(name[:20] for name in taken.unread[:_COLUMNS])
        remarks.append(translate("PhraseImport", "Columns that were not read: {0}.").format(names))
    if found.added or found.changed:
        remarks.append(translate("PhraseImport", "Nothing is saved yet."))
    return title.format(found.added, found.changed), stop.join(remarks)


def _parts(found: Changes, comma: str) -> str:
    translate = QCoreApplication.translate
    names = {
        "text": translate("PhraseImport", "wording {0}"),
        "variants": translate("PhraseImport", "other wordings {0}"),
        "replacement": translate("PhraseImport", "replacement {0}"),
        "severity": translate("PhraseImport", "severity {0}"),
        "ticks": translate("PhraseImport", "items {0}"),
        "only": translate("PhraseImport", "only these wordings {0}"),
    }
    empty = translate("PhraseImport", " ({0} now empty)")
    told = [
        names[part].format(n) + (empty.format(found.emptied[part]) if part != "only" and part in found.emptied else "")
        for part, n in found.parts.items()
    ]
    return translate("PhraseImport", "Changed: {0}.").format(comma.join(told))
