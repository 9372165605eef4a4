"""Which standard and forbidden phrases a text holds, although a recogniser misheard it.

Three routes lead to a hit. A wording of the pack is aligned with the text syllable by syllable;
the patterns of an entry are all found near each other; or an exact pattern is there character by
character, which is the only way for phrases of one or two syllables. Guards then ask what stands
around the match, and hits that a better one explains are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from feedback.alignment import LONGEST_TEXT
from feedback.lexicon import Lexicon, Phrase, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_guards import PhraseGuards
from feedback.phrase_patterns import find
from feedback.phrase_wordings import Match, Wording, WordingTable, wording_of


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit before its verdict: range in normal characters and distance above the threshold."""

    phrase: Phrase
    score: float
    margin: float
    start: int
    end: int


#: Below the threshold for `said` by this much a hit is still possible.
_POSSIBLE = 0.12
#: Similarity that a wording of given weight needs, see :func:`said_from`.
_LEAST, _BASE, _BY_WEIGHT, _BY_COVERAGE, _FORBIDDEN_MORE = 0.6, 0.55, 1.0, 0.2, 0.05
#: Wordings of up to this many syllables must be heard word by word.
_SHORT, _SHORT_FORBIDDEN = 2, 3
#: Pattern atoms: similarity needed by syllables 2 and 3 and more; one syllable must be the character itself.
_ATOM_TWO, _ATOM_MORE = 0.88, 0.78
#: A wording that supports the patterns, and the matched weight that needs no support.
_SUPPORT, _ENOUGH_WEIGHT = 0.5, 6.0
#: Syllables that may lie between the atoms of a pattern, per atom.
_ATOM_GAP = 10
#: A recogniser that trusts its own words less than this must be closer to the wording.
_CONFIDENT, _DOUBT = 0.6, 0.3
#: Of overlapping hits the one this much closer to its entry silences the other.
_SILENCED = 0.4


def said_from(weight: float, coverage: float, forbidden: bool) -> float:
    """Return the similarity from which a wording counts as said.

    Parameters
    ----------
    weight : float
        Weight of the wording in full syllables: the shorter, the closer it must be.
    coverage : float
        Share of the sentence that the match covers: a phrase that is the whole sentence may be
        misheard further than one that is found somewhere in it.
    forbidden : bool
        A false alarm costs more than a miss.

    Notes
    -----
    Found on half of the heard wordings and checked on the other half.
    """
    least = max(_LEAST, _BASE + _BY_WEIGHT / max(weight, 1.0)) - _BY_COVERAGE * (coverage - 0.5)
    return least + (_FORBIDDEN_MORE if forbidden else 0.0)


class PhraseMatcher:
    """Finds the phrases of a lexicon in texts.

    Parameters
    ----------
    lexicon : Lexicon
        Standard and forbidden entries are matched; fillers are not, see :mod:`feedback.fillers`.
    placeholders : mapping of str to str
        Configured values, such as ``{"公司": "中国银行"}``; others take anything of their kind.
    """

    def __init__(self, lexicon: Lexicon, placeholders: Mapping[str, str] = {}) -> None:
        digits = frozenset(name for name, slot in lexicon.placeholders.items() if slot.takes == "digits")
        self._phrases = tuple(p for p in lexicon.phrases if p.kind is not PhraseClass.FILLER)
        self._guards = PhraseGuards(lexicon.guards)
        rows: dict[Wording, int] = {}

        def row(text: str) -> int:
            return rows.setdefault(wording_of(text, placeholders, digits), len(rows))

        self._wordings = [tuple(row(w) for w in p.wordings()) for p in self._phrases]
        self._near = [tuple(row(w) for w in p.near_misses) for p in self._phrases]
        self._atoms = [
            tuple(tuple(row(part) for part in atom.split("|")) for atom in p.match_all) for p in self._phrases
        ]
        self._table = WordingTable(tuple(rows))
        atoms = {index for phrase in self._atoms for atom in phrase for index in atom}
        self._floor = np.array(
            [self._floor_of(w, i in atoms) for i, w in enumerate(self._table.wordings)], dtype=np.float32
        )

    def match(self, text: str, *, confidence: float = 1.0, previous: str = "") -> list[Hit]:
        """Return every phrase that a text holds.

        Parameters
        ----------
        text : str
            What one speaker said without interruption, as a recogniser wrote it.
        confidence : float
            The recogniser's, in [0, 1].
        previous : str
            The same speaker's preceding sentence: a standard phrase may be spread over both.

        Returns
        -------
        list of Hit
            In the order of their place, at most one per phrase. Ranges refer to `text`.
        """
        heard = normal(text)
        found = self._found(heard)
        if previous and heard.chars:
            joined = normal(f"{previous}\n{text}")
            border = len(joined.chars) - len(heard.chars)
            known = {f.phrase.id for f in found if f.margin >= 0}
            for crossing in self._found(joined):
                across = crossing.start < border < crossing.end
                if across and crossing.phrase.kind is PhraseClass.STANDARD and crossing.phrase.id not in known:
                    found.append(_Found(crossing.phrase, crossing.score, crossing.margin, 0, crossing.end - border))
        doubt = max(0.0, _CONFIDENT - confidence) * _DOUBT
        return self._hits(heard, found, doubt)

    def _hits(self, heard: NormalText, found: list[_Found], doubt: float) -> list[Hit]:
        hits = []
        for one in found:
            margin = one.margin - doubt
            if margin < -_POSSIBLE or _silenced(one, found):
                continue
            start, end = heard.place(one.start, one.end)
            verdict = Verdict.SAID if margin >= 0 else Verdict.POSSIBLY
            hits.append(Hit(one.phrase.id, verdict, round(one.score, 3), start, end, heard.source[start:end]))
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.phrase))

    def _found(self, heard: NormalText) -> list[_Found]:
        chars = heard.chars[-LONGEST_TEXT:]
        offset = len(heard.chars) - len(chars)
        matches = {
            row: Match(m.similarity, m.start + offset, m.end + offset)
            for row, m in self._table.match(chars, self._floor).items()
        }
        found = []
        for index, phrase in enumerate(self._phrases):
            routes = [*self._by_wording(index, heard, matches), *self._by_atoms(index, heard, matches)]
            routes.extend(self._by_pattern(phrase, heard))
            kept = [one for one in routes if self._allowed(index, one, heard, matches)]
            if kept:
                found.append(max(kept, key=lambda one: (one.margin, one.end - one.start)))
        return found

    def _by_wording(self, index: int, heard: NormalText, matches: Mapping[int, Match]) -> list[_Found]:
        phrase = self._phrases[index]
        forbidden = phrase.kind is PhraseClass.FORBIDDEN
        found = []
        for row in self._wordings[index]:
            match = matches.get(row)
            if match is None:
                continue
            wording = self._table.wordings[row]
            short = wording.syllables <= (_SHORT_FORBIDDEN if forbidden else _SHORT)
            if short and not _word_by_word(wording, match, heard):
                continue
            needed = said_from(wording.weight, _coverage(heard, match.start, match.end), forbidden)
            if not _exact(wording, match, heard):
                needed += self._guards.courtesy_cost(phrase, heard, match.start, match.end)
            margin = 1.0 - min(needed, 0.99) if short else match.similarity - needed
            found.append(_Found(phrase, match.similarity, margin, match.start, match.end))
        return found

    def _by_atoms(self, index: int, heard: NormalText, matches: Mapping[int, Match]) -> list[_Found]:
        phrase, atoms = self._phrases[index], self._atoms[index]
        best: list[tuple[Match, Wording]] = []
        for atom in atoms:
            options = [(m, self._table.wordings[row]) for row in atom if (m := self._atom(row, heard, matches))]
            if not options:
                return []
            best.append(max(options, key=lambda option: (option[0].similarity, option[1].weight)))
        if not best:
            return []
        start, end = min(m.start for m, _ in best), max(m.end for m, _ in best)
        if end - start > sum(w.syllables for _, w in best) + _ATOM_GAP * (len(best) - 1):
            return []
        weight = sum(w.weight for _, w in best)
        support = max((matches[row].similarity for row in self._wordings[index] if row in matches), default=0.0)
        mean = sum(m.similarity * w.weight for m, w in best) / max(weight, 0.1)
        enough = max(support / _SUPPORT, weight / _ENOUGH_WEIGHT)
        margin = min(mean - _ATOM_MORE, 0.2) if enough >= 1.0 else enough - 1.0
        return [_Found(phrase, mean * min(1.0, enough), margin, start, end)]

    def _atom(self, row: int, heard: NormalText, matches: Mapping[int, Match]) -> Match | None:
        match, wording = matches.get(row), self._table.wordings[row]
        if wording.literal and wording.syllables == 1:
            place = heard.chars.find(wording.chars)
            return Match(1.0, place, place + 1) if place >= 0 else None
        if match is None:
            return None
        return match if match.similarity >= (_ATOM_TWO if wording.syllables == 2 else _ATOM_MORE) else None

    def _by_pattern(self, phrase: Phrase, heard: NormalText) -> list[_Found]:
        return [
            _Found(phrase, 1.0, 0.2, start, end)
            for pattern in phrase.match_any
            for start, end in find(pattern, heard)
            if end > start
        ]

    def _allowed(self, index: int, one: _Found, heard: NormalText, matches: Mapping[int, Match]) -> bool:
        nearest = max((matches[row].similarity for row in self._near[index] if row in matches), default=0.0)
        if nearest > one.score or (nearest == one.score == 1.0):
            return False
        return not self._guards.blocks(one.phrase, heard, one.start, one.end)

    @staticmethod
    def _floor_of(wording: Wording, atom: bool) -> float:
        if wording.syllables <= _SHORT:
            return _ATOM_TWO
        return min(_SUPPORT, _ATOM_MORE) if not atom else min(_ATOM_MORE, _LEAST - _BY_COVERAGE)


def _word_by_word(wording: Wording, match: Match, heard: NormalText) -> bool:
    """Whether a short wording is a clause of its own, character by character."""
    return _exact(wording, match, heard) and heard.clause(match.start, match.end) == (match.start, match.end)


def _exact(wording: Wording, match: Match, heard: NormalText) -> bool:
    return heard.chars[match.start : match.end] == wording.chars


def _coverage(heard: NormalText, start: int, end: int) -> float:
    left, right = heard.sentence(start, end)
    return (end - start) / max(right - left, 1)


def _silenced(one: _Found, found: list[_Found]) -> bool:
    """Whether a hit on the same words is so much closer to its entry that this one is its echo."""
    for other in found:
        overlap = min(one.end, other.end) - max(one.start, other.start)
        if other is one or overlap <= 0:
            continue
        if other.margin >= one.margin + _SILENCED:
            return True
        inside = other.start <= one.start and one.end <= other.end
        rival = other.phrase.kind is not one.phrase.kind and other.phrase.kind is PhraseClass.STANDARD
        if rival and inside and other.margin > 0 and other.end - other.start > one.end - one.start:
            return True
    return False
