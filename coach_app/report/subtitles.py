"""The transcript as subtitles (SRT), flags with what they suggest beneath the words they belong to."""

from __future__ import annotations

from datetime import timedelta

import srt

from audio.span import Span
from coach_app.report.model import Analysis
from coach_app.report.wording import Wording

#: A subtitle shorter than this cannot be read.
_SHORTEST_S = 1.0


def to_srt(analysis: Analysis, language: str) -> str:
    """Subtitles of a judged call.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        One subtitle for each utterance and each alert or nudge, by time.
    """
    words = Wording(language)
    lines = [
        (said.utterance.span, f"{words.speaker(said.utterance.speaker)}：{said.utterance.text}")
        for said in analysis.said
    ]
    for finding in analysis.mistakes:
        flag = finding.flag
        measured = words.measured(flag) or flag.evidence
        lines.append((flag.span, f"[{words.shape(flag.severity)} {words.kind(flag.kind)} {measured}] {flag.say}"))
    subtitles = [
        srt.Subtitle(index, timedelta(seconds=span.start_s), timedelta(seconds=_end_s(span)), text)
        for index, (span, text) in enumerate(sorted(lines), 1)
    ]
    return str(srt.compose(subtitles, reindex=False))


def _end_s(span: Span) -> float:
    return max(span.end_s, span.start_s + _SHORTEST_S)
