"""What stands around a match and turns its meaning: negation, condition, courtesy, quotation."""

from __future__ import annotations

import re

from feedback.lexicon import Guards, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_wordings import NEGATIONS

#: How far before a match a negation or a quotation is looked for, in characters.
_BEFORE, _QUOTE_BEFORE = 4, 8
#: 是不是, 能不能 ask; they deny nothing.
_ASKING = re.compile(r"(.)[不没]\1|有没有|是否")
_COURTESY_COST = 0.17


class PhraseGuards:
    """The guards of a pack, ready to be asked about a match.

    Parameters
    ----------
    guards : Guards
        Of the lexicon.
    """

    def __init__(self, guards: Guards) -> None:
        self._negations = tuple(normal(word).chars for word in guards.negations)
        self._conditions = tuple(normal(word).chars for word in guards.conditions)
        self._courtesies = tuple(normal(word).chars for word in guards.courtesies)
        self._quotes = tuple(normal(word).chars for word in guards.quotes)

    def block(self, kind: PhraseClass, text: NormalText, start: int, end: int) -> bool:
        """Return whether the words around ``text.chars[start:end]`` turn a match into something else.

        Only forbidden phrases are asked about: a standard phrase that is denied is a wording of its own.
        """
        if kind is not PhraseClass.FORBIDDEN:
            return False
        around = self._around(text, start, end)
        return self._denied(text, start) or any(w in around for w in self._conditions) or self._quoted(text, start)

    def courtesy_cost(self, text: NormalText, start: int, end: int) -> float:
        """Return how much closer a forbidden phrase must be when its sentence is a courteous one."""
        around = self._around(text, start, end)
        return _COURTESY_COST if any(word in around for word in self._courtesies) else 0.0

    @staticmethod
    def _around(text: NormalText, start: int, end: int) -> str:
        left, right = text.sentence(start, end)
        return text.chars[left:start] + "\0" + text.chars[end:right]

    def _denied(self, text: NormalText, start: int) -> bool:
        if text.chars[start] in NEGATIONS:
            before = self._before(text, start, 2)
            return before.endswith(("不是", "并非", "不会"))
        before = self._before(text, start, _BEFORE)
        if _ASKING.search(before):
            return False
        return before.endswith((*NEGATIONS, *self._negations))

    def _quoted(self, text: NormalText, start: int) -> bool:
        before = self._before(text, start, _QUOTE_BEFORE)
        return any(quote in before for quote in self._quotes)

    @staticmethod
    def _before(text: NormalText, start: int, count: int) -> str:
        left, _ = text.clause(start, start + 1)
        return text.chars[max(left, start - count) : start]
