"""What each side said until the other spoke: the turns of the conversation, by the words.

A recogniser's utterance ends where it heard a pause or cut at its longest segment, which
is no unit of a conversation. "The agent's second utterance" means the agent's second turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from audio.block import Speaker
from audio.span import Span
from feedback.sentences import Sentence

#: A silence of this length ends a turn even if the other side says nothing.
GAP_S = 2.0
#: Words of listening; put in while the other goes on they end no turn and ask for no answer.
_LISTENING = frozenset("嗯哦噢啊哎唉喔诶对是好行的")
_SHORT, _SHORT_INSIDE = 2, 4
#: The other goes on if the next sentence begins within this time.
_GOES_ON_S = 1.0


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """One side's sentences until the other side spoke.

    Parameters
    ----------
    speaker : Speaker
        Whose.
    sentences : tuple of Sentence
        At least one, oldest first.
    span : Span
        From its first to its last syllable.
    cues : frozenset of str
        Cues of all its sentences.
    listens : bool
        It only shows that somebody listens: 嗯, 好的.
    """

    speaker: Speaker
    sentences: tuple[Sentence, ...]
    span: Span
    cues: frozenset[str]
    listens: bool

    @property
    def text(self) -> str:
        """Everything said in it."""
        return "".join(s.text for s in self.sentences)

    @property
    def syllables(self) -> int:
        """Spoken syllables."""
        return sum(s.syllables for s in self.sentences)


def spoken_turns(agent: Sequence[Sentence], customer: Sequence[Sentence]) -> list[SpokenTurn]:
    """Join both sides' sentences to turns, in the order of their beginning.

    Parameters
    ----------
    agent, customer : sequence of Sentence
        Oldest first.

    Returns
    -------
    list of SpokenTurn
        A side's turn ends when the other side speaks after it began, or after a silence of 2 s.
    """
    groups: list[list[Sentence]] = []
    said = sorted([*agent, *customer], key=lambda s: (s.span.start_s, s.span.end_s))
    for n, sentence in enumerate(said):
        if groups and _listens(sentence, said, n):
            continue
        last = groups[-1] if groups else None
        if last and last[-1].speaker is sentence.speaker and _end_s(last) + GAP_S > sentence.span.start_s:
            last.append(sentence)
        else:
            groups.append([sentence])
    return [_turn(group) for group in groups]


def _turn(group: Sequence[Sentence]) -> SpokenTurn:
    """Put together once what is asked often."""
    span = Span(group[0].span.start_s, _end_s(group))
    cues = _once(frozenset(cue for sentence in group for cue in sentence.cues))
    listens = sum(s.syllables for s in group) <= _SHORT and is_listening("".join(s.text for s in group), _SHORT)
    return SpokenTurn(group[0].speaker, tuple(group), span, cues, listens)


@lru_cache(maxsize=512)
def _once(cues: frozenset[str]) -> frozenset[str]:
    """The same cues, kept once however many turns have them."""
    return cues


def _end_s(group: Sequence[Sentence]) -> float:
    return max(sentence.span.end_s for sentence in group)


def is_listening(text: str, longest: int) -> bool:
    """Whether a text is nothing but words of listening.

    Examples
    --------
    >>> is_listening("嗯，是的。", 4), is_listening("是的，可以。", 4)
    (True, False)
    """
    syllables = [char for char in text if char.isalnum()]
    return len(syllables) <= longest and set(syllables) <= _LISTENING


def _listens(sentence: Sentence, said: Sequence[Sentence], n: int) -> bool:
    """Whether a sentence is a word of listening within the other side's talk."""
    before, after = said[n - 1], said[n + 1] if n + 1 < len(said) else None
    if before.speaker is sentence.speaker or sentence.syllables > _SHORT_INSIDE:
        return False
    if before.span.end_s >= sentence.span.end_s:
        return is_listening(sentence.text, _SHORT_INSIDE)
    goes_on = after is not None and after.speaker is before.speaker
    soon = after is not None and after.span.start_s - before.span.end_s < _GOES_ON_S
    return goes_on and soon and is_listening(sentence.text, _SHORT)
