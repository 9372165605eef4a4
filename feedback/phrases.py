"""Which standard and forbidden phrases a text holds, although a recogniser misheard it.

Three routes lead to a hit (:mod:`feedback.phrase_routes`): a wording of the pack aligned syllable
by syllable, the patterns of an entry found near each other, or an exact pattern, which is the only
way for phrases of one or two syllables. Guards ask what stands around the match, and hits that a
better one explains are dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from feedback.lexicon import Lexicon, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_places import Found
from feedback.phrase_routes import LEAST_MARGIN, Routes


class Verdict(StrEnum):
    """How sure a hit is."""

    SAID = "said"
    POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text.

    Parameters
    ----------
    phrase : str
        Id such as ``STD-22``.
    verdict : Verdict
        Said, or close enough to ask.
    score : float
        Similarity in [0, 1].
    start, end : int
        Half-open range of characters of the text given.
    text : str
        Those characters.
    """

    phrase: str
    verdict: Verdict
    score: float
    start: int
    end: int
    text: str


#: Words of a recogniser that trusts them less than this must be closer to the wording, by so much of the
#: difference: nobody is accused of what was hardly heard.
_CONFIDENT, _DOUBT, _DOUBT_FORBIDDEN = 0.6, 0.3, 0.6
_CONFIDENT_FORBIDDEN = 0.9
#: A forbidden phrase that is not there word by word is no more than possible below this confidence.
_UNSURE = 0.5
#: Of two hits on mostly the same words the one this much closer to its entry silences the other.
_MOSTLY, _CLOSER = 0.6, 0.2
#: What is yet to be said, as far as anybody knows: characters of no language that the lexicon has.
_UNSAID = "\u0e01" * 12
#: A phrase spread over two sentences begins so many syllables before the second at most.
_REACH = 16
#: Longer utterances are looked at in windows of about this many syllables, each beginning in the middle
#: of the one before: two sentences at a time, as phrases are spread over two at most.
_WINDOW = 64
#: A text, whether forbidden phrases alone were looked for in it, and among which phrases.
_Asked = tuple[str, bool, frozenset[str] | None]
#: Texts whose hits are remembered: each sentence is looked at again beside the next of its speaker.
_LATELY = 8


class PhraseMatcher:
    """Finds the phrases of a lexicon in texts.

    Parameters
    ----------
    lexicon : Lexicon
        Standard and forbidden entries are matched; fillers are not, see :mod:`feedback.fillers`.
    placeholders : mapping of str to str
        Configured values, such as ``{"公司": "中国银行"}``; others take anything of their kind.
    only : collection of str or None
        Entries that are looked for, in a fraction of the time; hits that another entry would explain
        better are not dropped then.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        placeholders: Mapping[str, str] = MappingProxyType({}),
        *,
        only: Collection[str] | None = None,
    ) -> None:
        self._routes = Routes(lexicon, placeholders, only)
        self._lately: dict[_Asked, dict[str, Found]] = {}

    def fresh(self) -> PhraseMatcher:
        """The same phrases for another call: the tables are shared, what was heard lately is not."""
        other = copy(self)
        other.forget()
        return other

    def forget(self) -> None:
        """Remember no text that was heard."""
        self._lately = {}

    def match(self, text: str, *, confidence: float = 1.0, previous: str = "", goes_on: bool = False) -> list[Hit]:
        """Return every phrase that a text holds.

        Parameters
        ----------
        text : str
            What one speaker said without interruption, as a recogniser wrote it.
        confidence : float
            The recogniser's, in [0, 1].
        previous : str
            The same speaker's preceding sentence: a standard phrase may be spread over both.
        goes_on : bool
            The sentence is not over: what is a phrase only as a sentence of its own is none yet.

        Returns
        -------
        list of Hit
            In the order of their place, at most one per phrase. Ranges refer to `text`.
        """
        text = text + _UNSAID if goes_on else text
        heard = normal(text)
        found = self._best(heard)
        if previous and heard.chars:
            self._across(previous, text, found)
        return sorted(_hits(heard, found, confidence), key=lambda hit: (hit.start, hit.end, hit.phrase))

    def may_forbid(self, text: str) -> bool:
        """Whether a text that goes on may hold a forbidden phrase: a quick look before :meth:`match`.

        Parameters
        ----------
        text : str
            As for :meth:`match`, which may still say no.
        """
        return any(one.margin >= 0.0 for one in self._best(normal(text + _UNSAID), forbidden=True).values())

    def may_hold(self, text: str, phrases: frozenset[str]) -> bool:
        """Whether :meth:`match` may find one of some phrases in a text: a look that costs less the fewer they are.

        Parameters
        ----------
        text : str
            As for :meth:`match`.
        phrases : frozenset of str
            Ids of standard or forbidden phrases.
        """
        return bool(self._best(normal(text), among=phrases))

    def _best(
        self, heard: NormalText, *, forbidden: bool = False, among: frozenset[str] | None = None
    ) -> dict[str, Found]:
        """The best hit of each entry; a sentence is asked for again when the next one comes."""
        asked = (heard.source, forbidden, among)
        if asked not in self._lately:
            while len(self._lately) >= _LATELY:
                del self._lately[next(iter(self._lately))]
            self._lately[asked] = self._looked(heard, forbidden, among)
        return dict(self._lately[asked])

    def _looked(self, heard: NormalText, forbidden: bool, among: frozenset[str] | None) -> dict[str, Found]:
        best: dict[str, Found] = {}
        for left, right in _windows(heard):
            for one in self._routes.find(heard, left, right, forbidden=forbidden, among=among):
                known = best.get(one.phrase.id)
                if known is None or one.margin > known.margin:
                    best[one.phrase.id] = one
        return best

    def _across(self, previous: str, text: str, found: dict[str, Found]) -> None:
        """Add the standard phrases that began in the sentence before."""
        joined = normal(f"{previous}\n{text}")
        border = len(joined.chars) - len(normal(text).chars)
        before = {name for name, one in self._best(normal(previous)).items() if one.margin >= 0.0}
        for one in self._best(joined, among=self._routes.standard).values():
            known = found.get(one.phrase.id)
            spread = border - _REACH <= one.start < border < one.end and one.phrase.id not in before
            if spread and (known is None or one.margin > known.margin):
                found[one.phrase.id] = replace(one, start=0, end=one.end - border)


def _windows(heard: NormalText) -> Iterator[tuple[int, int]]:
    length = len(heard.chars)
    left = 0
    while length - left > _WINDOW:
        yield left, left + _WINDOW
        middle = left + _WINDOW // 2
        left = max((c for c in heard.commas if left < c <= middle), default=middle)
    yield left, length


def _hits(heard: NormalText, found: Mapping[str, Found], confidence: float) -> Iterator[Hit]:
    for one in found.values():
        margin = one.margin - _doubt(one, confidence)
        if margin < LEAST_MARGIN or _silenced(one, found):
            continue
        start, end = heard.place(one.start, one.end)
        guess = one.phrase.kind is PhraseClass.FORBIDDEN and one.cost > 0.0 and confidence < _UNSURE
        verdict = Verdict.SAID if margin >= 0 and not guess else Verdict.POSSIBLY
        yield Hit(one.phrase.id, verdict, round(max(0.0, one.score), 3), start, end, heard.source[start:end])


def _doubt(one: Found, confidence: float) -> float:
    if one.phrase.kind is PhraseClass.FORBIDDEN and one.cost > 0.0:
        return max(0.0, _CONFIDENT_FORBIDDEN - confidence) * _DOUBT_FORBIDDEN
    return max(0.0, _CONFIDENT - confidence) * _DOUBT


def _silenced(one: Found, found: Mapping[str, Found]) -> bool:
    """Whether a hit on the same words is so much closer to its entry that this one is its echo."""
    for other in found.values():
        shared = min(one.end, other.end) - max(one.start, other.start)
        if other is one or shared <= 0 or other.margin <= 0:
            continue
        inside = shared >= _MOSTLY * (one.end - one.start)
        if inside and other.score >= one.score + _CLOSER:
            return True
        longer = other.end - other.start > one.end - one.start
        kinds = (one.phrase.kind, other.phrase.kind) == (PhraseClass.FORBIDDEN, PhraseClass.STANDARD)
        if kinds and longer and shared == one.end - one.start:
            return True
    return False
