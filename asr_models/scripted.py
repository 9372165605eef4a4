"""A recogniser that hears exactly what a label file says.

It makes the judging testable by itself: sound from the file, words from the labels,
with the timing of a real streaming recogniser and none of its errors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asr_models.errors import ScriptError
from asr_models.recognizer import Capabilities, Identity
from asr_models.simplify import plain
from asr_models.spread import spread
from asr_models.transcript import Hearing, Utterance, Word
from audio.block import RATE, Samples, Speaker
from audio.span import Span, to_samples, to_seconds

#: Silence a streaming recogniser waits for before it calls an utterance final.
ENDPOINT_S = 0.3

#: Who hears the words when no file names itself.
LABELS = Identity("scripted", "labels", "zh")

_ADVICE = "Give a JSON file whose 'utterances' each have speaker, start, end and text."


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled utterance: who said what, when."""

    speaker: Speaker
    span: Span
    text: str


class ScriptedEngine:
    """Hears the lines it was given and nothing else.

    Parameters
    ----------
    lines : sequence of Line
        In any order; overlapping lines of one speaker are allowed.
    identity : Identity
        Written into reports.
    hearings : bool
        Whether growing provisional text comes before each utterance.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        identity: Identity = LABELS,
        hearings: bool = True,
    ) -> None:
        self._lines = tuple(lines)
        self._identity = identity
        self._hearings = hearings

    @property
    def identity(self) -> Identity:
        """Engine, model and language."""
        return self._identity

    def recognizer(self, speaker: Speaker, start_s: float = 0.0) -> ScriptedRecognizer:
        """Give a recogniser that hears this speaker's lines from `start_s` on."""
        mine = [line for line in self._lines if line.speaker is speaker and line.span.start_s >= start_s]
        return ScriptedRecognizer(mine, start_s, self._hearings)


class ScriptedRecognizer:
    """Says each line when the sound has passed its end by `ENDPOINT_S`.

    Parameters
    ----------
    lines : sequence of Line
        One speaker's lines.
    start_s : float
        Call time at which its sound begins.
    hearings : bool
        Whether to give growing provisional text.
    """

    def __init__(self, lines: Sequence[Line], start_s: float, hearings: bool) -> None:
        self._pending = sorted(lines, key=lambda line: (line.span.end_s, line.span.start_s))
        self._fed = to_samples(start_s, RATE)
        self._hearings = hearings
        self._heard = ""

    @property
    def capabilities(self) -> Capabilities:
        """Streaming; its word times are spread evenly."""
        return Capabilities(streaming=True, word_times=False, confidence=False)

    @property
    def settled_s(self) -> float:
        """The start of the earliest line still to be said, or what was fed."""
        return min([self._fed_s, *(line.span.start_s for line in self._pending)])

    def accept(self, step: Samples) -> Sequence[Hearing | Utterance]:
        """Pass one step of sound; say the lines that have ended."""
        self._fed += len(step)
        said: list[Hearing | Utterance] = []
        while self._pending and to_samples(self._pending[0].span.end_s + ENDPOINT_S, RATE) <= self._fed:
            line = self._pending.pop(0)
            said.append(self._utterance(line, spread(line.text, line.span), line.text))
            self._heard = ""
        return said + self._hearing()

    def finish(self) -> Sequence[Hearing | Utterance]:
        """Say the lines that the sound still holds, cut where it ends."""
        said: list[Hearing | Utterance] = []
        for line in self._pending:
            script = spread(line.text, line.span)
            words = [word for word in script if word.span.start_s < self._fed_s]
            if words:
                last = words[-1]
                words[-1] = Word(last.text, Span(last.span.start_s, min(last.span.end_s, self._fed_s)))
                text = line.text if len(words) == len(script) else "".join(word.text for word in words)
                said.append(self._utterance(line, words, text))
        self._pending.clear()
        return said

    @property
    def _fed_s(self) -> float:
        return to_seconds(self._fed, RATE)

    def _utterance(self, line: Line, words: Sequence[Word], text: str) -> Utterance:
        span = Span(words[0].span.start_s, words[-1].span.end_s)
        return Utterance(line.speaker, span, text, tuple(words), settled_at_s=self._fed_s)

    def _hearing(self) -> list[Hearing | Utterance]:
        begun = min((line for line in self._pending if line.span.start_s < self._fed_s), default=None, key=_start)
        if begun is None or not self._hearings:
            return []
        words = [word for word in spread(begun.text, begun.span) if word.span.end_s <= self._fed_s]
        text = "".join(word.text for word in words)
        if not text or text == self._heard:
            return []
        self._heard = text
        return [Hearing(begun.speaker, Span(begun.span.start_s, words[-1].span.end_s), text, self._fed_s)]


def _start(line: Line) -> float:
    return line.span.start_s


def load_scripted(path: Path, language: str = "zh") -> ScriptedEngine:
    """Read a label file.

    Parameters
    ----------
    path : Path
        JSON with `utterances`: a list of objects with `speaker` (agent or customer),
        `start` and `end` in seconds and `text`. Other keys are ignored.
    language : str
        Code of the language spoken.

    Returns
    -------
    ScriptedEngine
        Hears exactly those utterances.

    Raises
    ------
    ScriptError
        If the file cannot be read or lacks what is needed; the sentence names the place.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise ScriptError(f"The words file '{path}' cannot be read ({problem.strerror}).", _ADVICE) from problem
    except (ValueError, RecursionError) as problem:
        raise ScriptError(f"The words file '{path}' is not JSON ({problem}).", _ADVICE) from problem
    items = document.get("utterances") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise ScriptError(f"The words file '{path}' has no list 'utterances'.", _ADVICE)
    lines = [_line(item, f"Utterance {number} of '{path}'") for number, item in enumerate(items, 1)]
    return ScriptedEngine(
        [line for line in lines if spread(line.text, line.span)], Identity("scripted", path.stem, language)
    )


def _line(item: object, place: str) -> Line:
    if not isinstance(item, Mapping):
        raise ScriptError(f"{place} is not an object.", _ADVICE)
    missing = [key for key in ("speaker", "start", "end", "text") if key not in item]
    if missing:
        raise ScriptError(f"{place} has no {' and no '.join(missing)}.", _ADVICE)
    if item["speaker"] not in tuple(Speaker):
        raise ScriptError(f"{place} has the speaker '{item['speaker']}'.", "It must be agent or customer.")
    start, end = (_seconds(item[key], key, place) for key in ("start", "end"))
    if end <= start:
        raise ScriptError(f"{place} ends ({end:g} s) before it has begun ({start:g} s).", "Put start before end.")
    if not isinstance(item["text"], str):
        raise ScriptError(f"{place} has a text that is not a string.", _ADVICE)
    return Line(Speaker(item["speaker"]), Span(start, end), plain(item["text"]))


def _seconds(value: object, key: str, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise ScriptError(f"{place} has {value!r} as {key}.", "Give seconds from the start of the call, 0 or more.")
    return float(value)
