"""The ways to write a judged call, by the name that is given on the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach_app.report.audacity import to_audacity
from coach_app.report.document import to_json
from coach_app.report.masked import masked
from coach_app.report.model import Analysis
from coach_app.report.page import to_html
from coach_app.report.subtitles import to_srt
from coach_app.report.table import to_csv
from coach_app.report.text import to_text
from coach_app.report.textgrid import to_textgrid
from coach_app.report.vtt import to_vtt


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a judged call: from the analysis and a language to text."""

    suffix: str
    make: Callable[[Analysis, str], str]

    def write(
        self, analysis: Analysis, language: str, *, identifiers: bool = False, published: Collection[str] = ()
    ) -> str:
        """The call as text.

        Parameters
        ----------
        analysis : Analysis
            The judged call.
        language : str
            ``zh`` or ``en``.
        identifiers : bool
            Whether numbers of cards, telephones and papers, passwords and codes are shown. Whoever shows
            them keeps that in the journal (:mod:`coach_app.privacy.disclosure`).
        published : collection of str
            Numbers that stay readable in any case.
        """
        return self.make(analysis if identifiers else masked(analysis, published), language)


#: Name to format.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(".txt", to_text),
        "json": Format(".json", lambda analysis, _: to_json(analysis)),
        "html": Format(".html", to_html),
        "srt": Format(".srt", to_srt),
        "vtt": Format(".vtt", to_vtt),
        "textgrid": Format(".TextGrid", to_textgrid),
        "audacity": Format(".labels.txt", to_audacity),
        "csv": Format(".csv", to_csv),
    }
)
