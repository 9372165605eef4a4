"""A recogniser that is told what it hears while it hears: for answers whose words are written down."""

from __future__ import annotations

from collections.abc import Sequence

from asr_models.recognizer import Capabilities, Identity
from asr_models.scripted import Line, ScriptedRecognizer
from asr_models.simplify import plain
from asr_models.spread import tokens
from asr_models.transcript import Hearing, Utterance
from audio.block import RATE, Samples, Speaker
from audio.span import Span, to_seconds


class PlacedWords:
    """An engine for one call whose words become known as it goes on.

    Parameters
    ----------
    identity : Identity
        Written into reports.

    Examples
    --------
    >>> import numpy as np
    >>> engine = PlacedWords(Identity("scripted", "answers", "zh"))
    >>> ears = engine.recognizer(Speaker.AGENT)
    >>> engine.place(Span(0.2, 0.5), "您好")
    >>> [said.text for _ in range(10) for said in ears.accept(np.zeros(1600, np.float32)) if isinstance(said, Utterance)]
    ['您好']
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._placed: list[Line] = []

    @property
    def identity(self) -> Identity:
        """Engine, model and language."""
        return self._identity

    def place(self, span: Span, text: str) -> None:
        """The agent is going to say something then."""
        if tokens(text):
            self._placed.append(Line(Speaker.AGENT, span, plain(text)))

    def recognizer(self, speaker: Speaker, start_s: float = 0.0) -> _PlacedRecognizer:
        """Give a recogniser that hears what is placed; the customer's is told nothing."""
        return _PlacedRecognizer(self._placed if speaker is Speaker.AGENT else [], start_s)


class _PlacedRecognizer:
    """Hears one placed line after the other."""

    def __init__(self, placed: list[Line], start_s: float) -> None:
        self._placed = placed
        self._at_s = start_s
        self._taken = 0
        self._line: ScriptedRecognizer | None = None

    @property
    def capabilities(self) -> Capabilities:
        """Streaming; its word times are spread evenly."""
        return Capabilities(streaming=True, word_times=False, confidence=False)

    @property
    def settled_s(self) -> float:
        """The start of the line that is being said, or what was fed."""
        return self._line.settled_s if self._line is not None else self._at_s

    def accept(self, step: Samples) -> Sequence[Hearing | Utterance]:
        """Pass one step of sound; say the line that has ended."""
        if self._line is None and self._taken < len(self._placed):
            line = self._placed[self._taken]
            self._line = ScriptedRecognizer([line], self._at_s, hearings=True)
        said = self._line.accept(step) if self._line is not None else []
        self._at_s += to_seconds(len(step), RATE)
        if any(isinstance(one, Utterance) for one in said):
            self._line, self._taken = None, self._taken + 1
        return said

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Say the line that the sound still holds."""
        return self._line.finish() if self._line is not None else []
