"""A judged call as a Praat TextGrid: transcript, words and flags as tiers for phoneticians."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from praatio import textgrid
from praatio.data_classes.interval_tier import IntervalTier

from audio.block import Speaker
from audio.span import Span
from coach_app.report.model import Analysis
from coach_app.report.wording import Wording

_Entry = tuple[Span, str]


def to_textgrid(analysis: Analysis, language: str) -> str:
    """TextGrid in Praat's long text form.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        For each speaker the tiers ``agent``, ``agent words``, and ``agent flags``; flags that
        overlap go to further tiers, because intervals of one tier may not.
    """
    words = Wording(language)
    grid = textgrid.Textgrid(0.0, analysis.duration_s)
    for speaker in analysis.started.speakers:
        said = [one.utterance for one in analysis.said if one.utterance.speaker is speaker]
        _add(grid, speaker.value, [(utterance.span, utterance.text) for utterance in said], analysis.duration_s)
        spoken = [(word.span, word.text) for utterance in said for word in utterance.words]
        _add(grid, f"{speaker} words", spoken, analysis.duration_s)
        _add(grid, f"{speaker} flags", _flags(analysis, speaker, words), analysis.duration_s)
    return _text(grid)


def _flags(analysis: Analysis, speaker: Speaker, words: Wording) -> list[_Entry]:
    own = [finding.flag for finding in analysis.findings if finding.flag.speaker is speaker]
    return [(flag.span, f"{words.kind(flag.kind)} {words.measured(flag) or flag.evidence}".strip()) for flag in own]


def _add(grid: textgrid.Textgrid, name: str, entries: Iterable[_Entry], duration_s: float) -> None:
    for number, row in enumerate(_rows(entries, duration_s), 1):
        tier = IntervalTier(
            name if number == 1 else f"{name} {number}",
            [(span.start_s, span.end_s, text) for span, text in row],
            minT=0.0,
            maxT=duration_s,
        )
        grid.addTier(tier)


def _rows(entries: Iterable[_Entry], duration_s: float) -> list[list[_Entry]]:
    """Entries in as few rows as it takes for none to overlap; at least one row."""
    rows: list[list[_Entry]] = [[]]
    for span, text in sorted(entries):
        inside = span & Span(0.0, duration_s)
        if inside is None or not text:
            continue
        row = next((row for row in rows if not row or row[-1][0].end_s <= inside.start_s), None)
        if row is None:
            row = []
            rows.append(row)
        row.append((inside, text))
    return rows


def _text(grid: textgrid.Textgrid) -> str:
    # The library writes files only.
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "call.TextGrid"
        grid.save(str(file), format="long_textgrid", includeBlankSpaces=True)
        return file.read_text("utf-8")
