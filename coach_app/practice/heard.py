"""What a customer has heard since their own last word, and whether it is what they waited for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audio.span import Span
from coach_app.practice.acts import Known, Words
from feedback.drills.drill import Wait
from feedback.drills.wanted import words_in

#: Before anything is.
NOTHING_KNOWN = Known(0.0, 0.0)
#: A sound of the agent shorter than this is no turn: a cough, a click.
_SHORTEST_TURN_S = 0.15
#: Talk within this much of the other is one turn.
TURN_GAP_S = 0.8
#: Words that end so much before the customer's line did still answer it; words that were settled up to so
#: much before the end of the turn are all of it.
_EARLY_S, _SETTLED_S = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """The agent's part since a moment.

    Parameters
    ----------
    talk : tuple of Span
        What was spoken, in order; the last one may still go on.
    words : tuple of Words
        What was said in it, as far as it has settled.
    known : Known
        Up to where words have been told, whether there were any or not.
    """

    talk: tuple[Span, ...] = ()
    words: tuple[Words, ...] = ()
    known: Known = NOTHING_KNOWN

    @classmethod
    def since(cls, at_s: float, talk: Sequence[Span], words: Sequence[Words], known: Known = NOTHING_KNOWN) -> Heard:
        """What of all talk and words came after a moment."""
        later = tuple(Span(max(at_s, s.start_s), s.end_s) for s in talk if s.end_s > at_s)
        return cls(later, tuple(w for w in words if w.span.end_s > at_s - _EARLY_S), known)

    @property
    def turns(self) -> tuple[Span, ...]:
        """Talk with its thinking pauses closed, without what is too short for a turn."""
        turns: list[Span] = []
        for span in self.talk:
            if turns and span.start_s - turns[-1].end_s < TURN_GAP_S:
                turns[-1] = Span(turns[-1].start_s, span.end_s)
            else:
                turns.append(span)
        return tuple(turn for turn in turns if turn.end_s - turn.start_s >= _SHORTEST_TURN_S)

    @property
    def speech_s(self) -> float:
        """How long was spoken, pauses left out."""
        return sum(span.end_s - span.start_s for span in self.talk)

    @property
    def settled(self) -> bool:
        """Every word of what was spoken is known."""
        return not self.turns or self._all_said or self._all_known

    @property
    def settled_s(self) -> float:
        """When the last words settled, or it was known that there are no more; 0 if neither is so."""
        none_left = self.known.at_s if self.turns and self._all_known and not self._all_said else 0.0
        return max((none_left, *(words.at_s for words in self.words)))

    @property
    def _all_said(self) -> bool:
        return bool(self.words and self.words[-1].span.end_s >= self.turns[-1].end_s - _SETTLED_S)

    @property
    def _all_known(self) -> bool:
        """A cough at the end of a turn never becomes words."""
        return self.known.until_s >= self.turns[-1].end_s

    def met_s(self, wait: Wait, *, by_words: bool = True) -> float | None:
        """Since when a wait is over, or ``None``; its silence is for the caller to measure.

        Parameters
        ----------
        wait : Wait
            What is waited for.
        by_words : bool
            Words are heard in this call; without that any turn will do where words are waited for.

        Returns
        -------
        float or None
            When the words settled that were waited for; 0 where it depends on no words.
        """
        if len(self.turns) < wait.turns or self.speech_s < (wait.speech_s or 0.0):
            return None
        if not wait.by_words or not by_words:
            return 0.0
        for n in range(len(self.words)):
            if _holds(self.words[: n + 1], wait):
                return self.words[n].at_s
        return None


def _holds(words: Sequence[Words], wait: Wait) -> bool:
    phrases = {phrase for one in words for phrase in one.phrases}
    said = bool(wait.said) and (set(wait.said) <= phrases if wait.all_of else bool(set(wait.said) & phrases))
    return said or bool(wait.words and any(words_in(text, wait.words) for text in _texts(words)))


def _texts(words: Sequence[Words]) -> list[str]:
    """Each piece by itself, and all in a row: a word may lie across two pieces."""
    return [*(one.text for one in words), "".join(one.text for one in words)]
