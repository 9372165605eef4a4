"""A spoken sentence with its type, its ending and the phrases that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.block import Speaker
from audio.span import Span
from feedback.lexicon import Phrase, PhraseClass


class SentenceType(StrEnum):
    """What a sentence does, decided from its words before its melody is judged."""

    COURTESY_QUESTION = "courtesy_question"
    """好吗, 可以吗, 请问…: a rise is right."""
    MA_QUESTION = "ma_question"
    """A genuine question with 吗: a rise is right."""
    BARE_QUESTION = "bare_question"
    """什么, 哪里, A-不-A without 请 / 请问 / 麻烦."""
    RHETORICAL_QUESTION = "rhetorical_question"
    """不是…吗, 怎么还…: an accusation asked."""
    STATEMENT = "statement"
    APOLOGY = "apology"
    NEGATIVE = "negative"
    """A refusal or a negative answer."""


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """A phrase of the lexicon in a sentence.

    Parameters
    ----------
    phrase : str
        Id such as ``STD-22``.
    said : bool
        ``True`` for said, ``False`` for possibly.
    score : float
        In [0, 1].
    text : str
        The characters that matched.
    span : Span
        When they were spoken.
    entry : Phrase or None
        The lexicon's entry: its class, what to say instead, its limit.
    heard_at_s : float
        Call time at which it could first be known; a hearing that stood still may be earlier
        than the final words.
    """

    phrase: str
    said: bool
    score: float
    text: str
    span: Span
    entry: Phrase | None = None
    heard_at_s: float = 0.0

    @property
    def forbidden(self) -> bool:
        """Whether the pack forbids it."""
        return self.entry is not None and self.entry.kind is PhraseClass.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an utterance.

    Parameters
    ----------
    speaker : Speaker
        Who said it.
    span : Span
        From its first to its last syllable.
    text : str
        Its characters, with its closing punctuation if there was any.
    syllables : int
        Spoken syllables.
    type : SentenceType
        What it does.
    phrases : tuple of PhraseSpan
        Phrases found in it, or across it and the sentence before (then on the later one).
    known_at_s : float
        Call time at which its words were final.
    confidence : float
        Mean over its words, in [0, 1].
    unclear : bool
        The recogniser guessed.
    ends_turn : bool
        It is the last of its utterance.
    provisional : bool
        From a hearing that stood still, not from final words.
    cues : tuple of str
        Cues of the pack that its words give, such as ``complains``.
    fillers : tuple of PhraseSpan
        Fillers in it, each use by itself.
    """

    speaker: Speaker
    span: Span
    text: str
    syllables: int
    type: SentenceType
    phrases: tuple[PhraseSpan, ...] = ()
    known_at_s: float = 0.0
    confidence: float = 1.0
    unclear: bool = False
    ends_turn: bool = True
    provisional: bool = False
    cues: tuple[str, ...] = ()
    fillers: tuple[PhraseSpan, ...] = ()
