"""A judged call as labels of Audacity: a track to import beside the sound, one line a label."""

from __future__ import annotations

from audio.span import Span
from coach_app.report.model import Analysis
from coach_app.report.subtitles import place_of
from coach_app.report.wording import Wording


def to_audacity(analysis: Analysis, language: str) -> str:
    """Labels of a judged call.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        Start, end and text, separated by tabs: what was said, and every flag, by time.

    References
    ----------
    Audacity manual, "Importing and Exporting Labels".
    """
    words = Wording(language)
    lines: list[tuple[Span, str]] = [
        (said.utterance.span, f"{words.speaker(said.utterance.speaker)}：{said.utterance.text}")
        for said in analysis.said
    ]
    for finding in analysis.findings:
        flag = finding.flag
        about = words.measured(flag) or flag.evidence
        lines.append((place_of(flag), f"[{words.shape(flag.severity)} {words.kind(flag.kind)}] {about} {flag.say}"))
    return "".join(f"{span.start_s:.6f}\t{span.end_s:.6f}\t{' '.join(text.split())}\n" for span, text in sorted(lines))
