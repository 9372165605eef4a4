"""Flags as a table (CSV) for spreadsheets, which must never take a cell for a formula."""

from __future__ import annotations

import csv
import io

from coach_app.report.model import Analysis
from coach_app.report.sources import source_title
from coach_app.report.wording import Wording

COLUMNS = (
    "file",
    "start_s",
    "end_s",
    "speaker",
    "kind",
    "severity",
    "measured",
    "limit",
    "unit",
    "shown_at_s",
    "held_back",
    "say",
    "evidence",
    "why",
    "rule",
    "source",
)

#: A spreadsheet takes a cell that begins like this for a formula, and words of a call are not ours.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(analysis: Analysis, language: str) -> str:
    """Flags of a judged call, one a row, notes included.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        With a byte order mark, without which spreadsheets misread Chinese.
    """
    words = Wording(language)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in analysis.findings:
        flag = finding.flag
        row = (
            safe(analysis.started.file),
            f"{flag.span.start_s:.2f}",
            f"{flag.span.end_s:.2f}",
            words.speaker(flag.speaker),
            words.kind(flag.kind),
            words.severity(flag.severity),
            _number(flag.measured),
            _number(flag.limit),
            words.unit(flag.unit),
            _number(finding.shown_at_s),
            words.held_back(finding.held_back),
            *(safe(text) for text in (flag.say, flag.evidence, flag.why, flag.rule, source_title(flag.source))),
        )
        writer.writerow(row)
    return "\ufeff" + text.getvalue()


def safe(cell: str) -> str:
    """A cell of words that no spreadsheet takes for a formula.

    Examples
    --------
    >>> safe("=1+1"), safe("您好")
    ("'=1+1", '您好')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _number(value: float | None) -> str:
    """A number of our own, which may well begin with a minus sign."""
    return "" if value is None else f"{value:.2f}"
