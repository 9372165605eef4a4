"""What measures of words share: their parameters, the agent's sentences with something in them, and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import Measured, Need
from feedback.drills.spoken import names
from feedback.drills.stretches import sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import alternatives, heard_in
from feedback.normal_text import normal
from feedback.sentences import PhraseSpan, Sentence

#: What every measure of words needs.
WORDS = frozenset({Need.WORDS})
#: Under so many syllables nothing can be said of a share of them.
ENOUGH = 20


def listed(check: Check, name: str) -> tuple[str, ...]:
    """A parameter that lists what to look for, its alternatives taken apart."""
    return alternatives(names(check, name))


def holding(take: Take, check: Check, spans: Sequence[Span], name: str, *, sure: bool = True) -> list[Sentence]:
    """The agent's sentences in the stretches that hold something of a list."""
    wanted = listed(check, name)
    return [s for s in sentences_in(take, spans) if heard_in(s, wanted, sure=sure)]


def counted(sure: Sequence[Sentence | PhraseSpan], best: Sequence[Sentence | PhraseSpan] = ()) -> Measured:
    """So many of them, with what they said; `best` has those besides that were only possibly said."""
    shown = list(sure) or list(best)
    span = shown[0].span if shown else None
    return Measured(float(len(sure)), span, quoted(shown), float(max(len(sure), len(best))))


def least(sure: Sequence[Sentence | PhraseSpan], best: Sequence[Sentence | PhraseSpan]) -> Measured:
    """So many of something that should not be said: at best what was only possibly said was not."""
    shown = list(sure) or list(best)
    span = shown[0].span if shown else None
    return Measured(float(len(best)), span, quoted(shown), float(len(sure)))


def quoted(found: Iterable[Sentence | PhraseSpan], most: int = 4) -> str:
    """The words behind a count.

    Examples
    --------
    >>> quoted([])
    ''
    """
    texts = list(dict.fromkeys(one.text.strip("，,。 ") for one in found))
    return "、".join(f"「{text}」" for text in texts[:most])


def syllables(sentences: Iterable[Sentence]) -> int:
    """Spoken syllables."""
    return sum(len(normal(s.text).chars) for s in sentences)
