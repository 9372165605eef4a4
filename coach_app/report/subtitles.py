"""The transcript as subtitles (SRT), flags with what they suggest beneath the words they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import srt

from audio.span import Span
from coach_app.report.model import Analysis
from coach_app.report.wording import Wording
from feedback.flag import Flag, Kind

#: A subtitle shorter than this cannot be read.
_SHORTEST_S = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Caption:
    """One line beside the sound; `who` is empty where nobody says it."""

    start_s: float
    end_s: float
    who: str
    text: str


def captions(analysis: Analysis, language: str) -> list[Caption]:
    """What stands beside the sound: each utterance and each alert or nudge, by time.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.
    """
    words = Wording(language)
    lines = [
        (said.utterance.span, words.speaker(said.utterance.speaker), said.utterance.text) for said in analysis.said
    ]
    for finding in analysis.mistakes:
        flag = finding.flag
        about = [f"{words.shape(flag.severity)} {words.kind(flag.kind)}", words.measured(flag) or flag.evidence]
        lines.append((place_of(flag), "", f"[{' '.join(filter(None, about))}] {flag.say}"))
    return sorted(
        Caption(span.start_s, max(span.end_s, span.start_s + _SHORTEST_S), who, text) for span, who, text in lines
    )


def place_of(flag: Flag) -> Span:
    """Where a flag stands beside the sound: its stretch; of what was not said, where that became known."""
    if flag.kind is Kind.PHRASE_MISSING:
        return Span(flag.opened_at_s, flag.opened_at_s)
    return flag.span


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
    subtitles = [
        srt.Subtitle(
            number,
            timedelta(seconds=caption.start_s),
            timedelta(seconds=caption.end_s),
            f"{caption.who}：{caption.text}" if caption.who else caption.text,
        )
        for number, caption in enumerate(captions(analysis, language), 1)
    ]
    return str(srt.compose(subtitles, reindex=False))
