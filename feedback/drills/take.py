"""A take: one go at a drill, as everything that marks it sees it. Whole and over; nothing here is live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audio.block import Speaker
from audio.brightness import BrightRows
from audio.span import Span
from feedback.calibration import Calibration
from feedback.drills.drill import Drill
from feedback.flag import Flag, ItemState
from feedback.sentences import PhraseSpan, Sentence
from feedback.view import View


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it was played or put on the screen.

    Parameters
    ----------
    line : str
        Its id.
    nth : int
        Counted from 0 where a line was asked for or played more than once.
    span : Span
        From its first to its last sample; of a prompt that makes no sound, the instant it appeared.
    text : str
        What was said or shown.
    stock : str
        Name of a stock line (``still_there``) that was said beside the drill's own lines; else empty.
    """

    line: str
    nth: int
    span: Span
    text: str = ""
    stock: str = ""


@dataclass(frozen=True, slots=True)
class HangUp:
    """The end of the call.

    Parameters
    ----------
    by : Speaker or None
        Who hung up; ``None`` where the recording just ends.
    at_s : float
        When.
    """

    by: Speaker | None
    at_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agent said between one line and the next.

    Parameters
    ----------
    shown : Shown or None
        The line it answers; ``None`` for what was said before the first line.
    span : Span
        From the end of that line to the beginning of the next one (or of the first line, or the end).
    """

    shown: Shown | None
    span: Span


@dataclass(frozen=True, slots=True)
class Take:
    """One go at a drill.

    Parameters
    ----------
    drill : Drill
        What was practised.
    view : View
        The call as it was known at its end: voices, sentences with phrases, turns, usual voice.
    shown : tuple of Shown
        Lines in the order they came, stock lines among them.
    hang_up : HangUp
        How it ended.
    flags : tuple of Flag
        Flags that stand.
    items : tuple of ItemState
        The checklist at the end.
    ticked : frozenset of str
        Texts of the criteria that the learner ticked.
    has_words : bool
        The words were heard to the end.
    has_voice : bool
        The voice was measured to the end.
    calibration : Calibration or None
        The agent's reading on this device; ``None`` leaves out what is told only against it. Where nothing but a
        usual voice is known, a calibration with nothing but that.
    bright : BrightRows or None
        Spectral balance of the agent's sound, row by row; without it a smile is not told.
    """

    drill: Drill
    view: View
    shown: tuple[Shown, ...]
    hang_up: HangUp
    flags: tuple[Flag, ...] = ()
    items: tuple[ItemState, ...] = ()
    ticked: frozenset[str] = frozenset()
    has_words: bool = True
    has_voice: bool = True
    calibration: Calibration | None = None
    bright: BrightRows | None = None

    @property
    def whole(self) -> Span:
        """The take from its first to its last sample."""
        return Span(0.0, self.view.now_s)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was said between the lines, in order; stock lines cut nothing."""
        lines = [shown for shown in self.shown if not shown.stock]
        ends = [shown.span.start_s for shown in lines] + [self.view.now_s]
        first = Answer(None, Span(0.0, ends[0]))
        after = (
            Answer(shown, Span(min(shown.span.end_s, until_s), until_s))
            for shown, until_s in zip(lines, ends[1:], strict=True)
        )
        return (first, *after)

    def sentences(self, speaker: Speaker = Speaker.AGENT) -> list[Sentence]:
        """Sentences of one side, oldest first."""
        return self.view.sentences(speaker)

    def phrases(self, ids: Iterable[str] = ()) -> list[PhraseSpan]:
        """Phrases in the agent's sentences, oldest first; of `ids` only, if any are named."""
        wanted = frozenset(ids)
        found = [phrase for sentence in self.sentences() for phrase in sentence.phrases]
        return sorted((p for p in found if not wanted or p.phrase in wanted), key=lambda p: p.span.start_s)
