"""Sessions of which only the words are kept, in a moment."""

from __future__ import annotations

from pathlib import Path

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.heard_words import write_words
from coach_app.observed import WORDS


def keep_words(data: Path, session: str, *texts: str) -> Path:
    """Keep what agent and customer said in turn, four seconds each, the agent first."""
    folder = data / "sessions" / session
    folder.mkdir(parents=True, exist_ok=True)
    sides = (Speaker.AGENT, Speaker.CUSTOMER)
    said = [
        Utterance(sides[n % 2], Span(4.0 * n, 4.0 * n + 3.0), text, (), 0.95, 4.0 * n + 3.5)
        for n, text in enumerate(texts)
    ]
    hearings = [Hearing(Speaker.AGENT, Span(0.0, 1.0), '],"hearings":[', 1.0)]
    (folder / WORDS).write_text(write_words(said, hearings), "utf-8")
    return folder
