"""The transcript as WebVTT, which browsers and players show beside sound, each line with its speaker."""

from __future__ import annotations

import html

from coach_app.report.model import Analysis
from coach_app.report.subtitles import captions


def to_vtt(analysis: Analysis, language: str) -> str:
    """Captions of a judged call.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        One cue for each utterance, with a voice tag, and each alert or nudge, by time.

    References
    ----------
    W3C, WebVTT: The Web Video Text Tracks Format.
    """
    cues = [
        f"{number}\n{_time(cue.start_s)} --> {_time(cue.end_s)}\n{_voiced(cue.who, cue.text)}"
        for number, cue in enumerate(captions(analysis, language), 1)
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _voiced(who: str, text: str) -> str:
    # A cue's payload ends at an empty line, and "-->" may not be in it: the escaped ">" sees to that.
    said = html.escape(" ".join(text.split()), quote=False)
    return f"<v {who}>{said}" if who else said


def _time(seconds: float) -> str:
    """Hours to milliseconds.

    Examples
    --------
    >>> _time(3725.5)
    '01:02:05.500'
    """
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
