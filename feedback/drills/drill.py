"""A drill as its author writes it: who calls and what they say, what they wait for, and what makes a pass.

The customer is a small machine: a line is spoken, then it waits for what the line `expects`,
loses patience in the steps of `on_silence`, and goes on where `next` or a branch leads.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from feedback.drills.check import Criterion, LineId, PhraseId
from feedback.rule import Frozen

DrillId = Annotated[str, Field(pattern=r"^[A-Z]{2,8}-\d{2,4}$")]
#: Where a drill goes when nothing follows: the customer hangs up, or the last prompt is done.
END = "end"


class DrillKind(StrEnum):
    """What is practised, and by which weights it is marked."""

    ROLE_PLAY = "role_play"
    PROCEDURE = "procedure"
    WORDING = "wording"
    VOICE_DRILL = "voice_drill"


class Wait(Frozen):
    """What is waited for after a line, or what leads down a branch. Without fields: the end of the agent's turn.

    Parameters
    ----------
    said : tuple of str
        One of these phrases, or all of them with `all_of`.
    words : tuple of str
        One of these words, by their sound. With `said` too, either will do.
    all_of : bool
        Every one of `said` is needed.
    turns : int
        So many turns of the agent at least.
    speech_s : float or None
        So much talk of the agent at least.
    silence_s : float or None
        Nobody speaks for so long: the step of a procedure whose answer is a pause.
    patience_s : float
        Turn over and nothing of it heard: so much longer the customer waits before going on to `otherwise`.
    """

    said: tuple[PhraseId, ...] = ()
    words: tuple[str, ...] = ()
    all_of: bool = False
    turns: int = Field(1, ge=1, le=10)
    speech_s: float | None = Field(None, gt=0, le=180)
    silence_s: float | None = Field(None, gt=0, le=60)
    patience_s: float = Field(4.0, ge=0, le=60)

    @property
    def by_words(self) -> bool:
        """The words decide, and not the end of the turn alone."""
        return bool(self.said or self.words)


class Silence(Frozen):
    """One step of a customer who hears nothing.

    Parameters
    ----------
    after_s : float
        Seconds of silence, counted from the end of what was heard last.
    say : str
        One of the stock lines: ``still_there``, ``hurry``, ``hello``, ``cannot_hear``; empty to say nothing.
    repeat : bool
        The line again.
    go : str
        Line to go on to, or ``end``; empty to go on waiting.
    """

    after_s: float = Field(gt=0, le=120)
    say: Literal["", "still_there", "hurry", "hello", "cannot_hear"] = ""
    repeat: bool = False
    go: str = ""


class Branch(Frozen):
    """Where the call goes when something else was said: a customer calms when understood."""

    when: Wait
    next: str


class Line(Frozen):
    """What the customer says, or the screen asks for, and what follows.

    Parameters
    ----------
    id : str
        Within the drill.
    mood : str
        How to voice it; one of the book's moods.
    text : str
        Its words.
    read : str
        The words that are to be read aloud, where `text` asks for them in words of its own.
    replaces : str
        The mood that a synthetic voice cannot play (``dialect``, ``whisper``) and for which this is the replacement.
    voice : str
        Of this line, where somebody else takes the telephone; empty for the drill's.
    sound : str
        What stands for the words where there are none: ``silence`` with `lasts_s`, ``noise`` under the words.
    lasts_s : float or None
        How long a silence lasts.
    times : int
        A prompt that is answered so often in a row.
    target : float or None
        What each answer to this prompt aims at, in the unit of the drill's measure (160 characters a minute).
    expects : Wait
        What is waited for after it.
    otherwise : str
        Where it goes when the turn is over without it; empty for `next`.
    branch : tuple of Branch
        Tried in order before `next`.
    on_silence : tuple of Silence
        Steps of patience; without any the line waits until nobody is taken to be there any more (a voice drill does).
    next : str
        Line that follows, or ``end``.
    """

    id: LineId
    mood: str
    text: str
    read: str = ""
    replaces: str = ""
    voice: str = ""
    sound: Literal["", "silence", "noise"] = ""
    lasts_s: float | None = Field(None, gt=0, le=180)
    times: int = Field(1, ge=1, le=10)
    target: float | None = None
    expects: Wait = Wait()
    otherwise: str = ""
    branch: tuple[Branch, ...] = ()
    on_silence: tuple[Silence, ...] = ()
    next: str


class Drill(Frozen):
    """One drill.

    Parameters
    ----------
    id, title, kind, difficulty, sector, background
        As the catalogue has them; difficulty from 1 to 4.
    customer_type : str
        Its strategy card (``CUS-10``), or empty.
    speaks : str
        ``customer`` for lines that are heard, ``prompt`` for lines that are read.
    voice : str
        Which of the customer's voices; empty for the one its number gives.
    whole_call : bool
        Opening and closing phrases are part of it, `base_exempt` excepted.
    base_exempt : tuple of str
        Phrases of the base criteria that are not asked for.
    must, order, must_not : tuple of str
        Ids that have to be met, whose order counts, and that fail the drill.
    pass_ : tuple of Criterion
        Written ``[[drill.pass]]``.
    line : tuple of Line
        In the order of the catalogue; the first one begins.
    greets_first : bool
        The agent speaks first, as in an answered call; the customer waits for it at the first line.
    source : tuple of str
        Titles and places of the documents.
    """

    id: DrillId
    title: str = Field(min_length=1)
    kind: DrillKind
    difficulty: int = Field(ge=1, le=5)
    sector: str
    background: str
    customer_type: str = ""
    speaks: Literal["customer", "prompt"] = "customer"
    voice: str = ""
    whole_call: bool = False
    base_exempt: tuple[PhraseId, ...] = ()
    must: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    must_not: tuple[PhraseId, ...] = ()
    greets_first: bool = True
    source: tuple[str, ...] = ()
    pass_: tuple[Criterion, ...] = Field(default=(), alias="pass")
    line: tuple[Line, ...] = Field(min_length=1)
