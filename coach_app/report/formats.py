"""The ways to write a judged call, by the name that is given on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach_app.report.document import to_json
from coach_app.report.model import Analysis
from coach_app.report.page import to_html
from coach_app.report.subtitles import to_srt
from coach_app.report.table import to_csv
from coach_app.report.text import to_text
from coach_app.report.textgrid import to_textgrid


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a judged call: from the analysis and a language to text."""

    suffix: str
    write: Callable[[Analysis, str], str]


#: Name to format.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(".txt", to_text),
        "json": Format(".json", lambda analysis, _: to_json(analysis)),
        "html": Format(".html", to_html),
        "srt": Format(".srt", to_srt),
        "textgrid": Format(".TextGrid", to_textgrid),
        "csv": Format(".csv", to_csv),
    }
)
