"""Three ways from a text to an entry of the lexicon: by wording, by patterns by sound, by exact patterns."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from feedback.lexicon import Lexicon, Phrase, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_guards import PhraseGuards
from feedback.phrase_patterns import find
from feedback.phrase_wordings import Match, Wording, WordingTable, weights_of, wording_of

#: Similarity that a wording needs, see :func:`said_from`.
_BASE, _BY_WEIGHT, _LEAST, _BY_COVERAGE, _FORBIDDEN_MORE, _BY_PATTERNS = 0.65, 1.3, 0.6, 0.2, 0.05, 0.12
#: The same where the wording is nearly all that was said: what differs may differ if it sounds alike.
_WHOLE, _WHOLE_BASE, _WHOLE_BY_WEIGHT, _BY_LIKENESS = 0.7, 0.58, 0.9, 0.4
_CONTRADICTED = 0.3
#: A standard wording of this weight that is there word by word is said, whatever stands around it.
_WEIGHTY, _VERBATIM = 2.4, 0.96
#: Wordings of up to this many syllables must be a sentence of their own, word by word.
_SHORT, _SHORT_FORBIDDEN = 2, 3
#: A forbidden wording lighter than this must be most of its clause: it is too easily part of something else.
_LIGHT_FORBIDDEN = 5.0
#: Similarity that a pattern of given weight needs by sound; one syllable must be the character itself.
_ATOM_LEAST, _ATOM_BASE, _ATOM_BY_WEIGHT, _ATOM_MOST = 0.78, 0.7, 0.5, 0.95
#: Words that a wording cannot do without may be misheard as far as this.
_NEEDED = 0.7
#: Wordings less similar than this are of no interest.
_FLOOR = 0.5
#: Syllables that may lie between the patterns of an entry, for each pattern after the first.
_ATOM_GAP = 10
#: Distance above the threshold of what is there character by character, and the most that patterns reach.
EXACT_MARGIN = 0.2

Matches = Mapping[int, Match]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: its range in normal characters, its cost, and how far above its threshold it is."""

    phrase: Phrase
    score: float
    cost: float
    margin: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase with the rows of the wording table that belong to it."""

    phrase: Phrase
    wordings: tuple[int, ...]
    atoms: tuple[tuple[int, ...], ...]
    needs: tuple[tuple[int, ...], ...]
    near: tuple[int, ...]
    unless: tuple[str, ...]


def said_from(weight: float, coverage: float, patterns: float, *, forbidden: bool) -> float:
    """Return the similarity from which a wording counts as said.

    Parameters
    ----------
    weight : float
        Weight of the wording in full syllables: the shorter, the closer it must be.
    coverage : float
        Share of the sentence that the wording covers: a phrase that is the whole sentence may be
        misheard further than one that is found somewhere in it.
    patterns : float
        Share of the entry's patterns that were found by sound besides.
    forbidden : bool
        A false alarm costs more than a miss.

    Notes
    -----
    Form and numbers from an experiment on heard wordings, ordinary sentences and both with sampled
    errors; ``benchmarks/phrases.py`` prints what they give.
    """
    least = max(_LEAST, _BASE + _BY_WEIGHT / max(weight, 1.0)) - _BY_COVERAGE * (coverage - 0.5)
    return least - _BY_PATTERNS * patterns + (_FORBIDDEN_MORE if forbidden else 0.0)


def whole_said_from(weight: float, likeness: float) -> float:
    """Return the similarity from which a wording counts as said that is nearly the whole sentence.

    Parameters
    ----------
    weight : float
        Weight of the wording in full syllables.
    likeness : float
        How alike the syllables sound in which wording and text differ, in [0, 1]: mishearing leaves
        near-homophones, another sentence leaves other sounds.
    """
    return _WHOLE_BASE + _WHOLE_BY_WEIGHT / max(weight, 1.0) - _BY_LIKENESS * (likeness - 0.5)


class Routes:
    """The entries of a lexicon and the ways to them.

    Parameters
    ----------
    lexicon : Lexicon
        Its fillers are left out.
    values : mapping of str to str
        Configured placeholders.
    """

    def __init__(self, lexicon: Lexicon, values: Mapping[str, str]) -> None:
        digits = frozenset(name for name, slot in lexicon.placeholders.items() if slot.takes == "digits")
        phrases = [phrase for phrase in lexicon.phrases if phrase.kind is not PhraseClass.FILLER]
        weights = weights_of(phrase.wordings() for phrase in phrases)
        rows: dict[Wording, int] = {}

        def row(text: str) -> int:
            return rows.setdefault(wording_of(text, values, digits, weights), len(rows))

        def atoms(patterns: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
            return tuple(tuple(row(part) for part in pattern.split("|")) for pattern in patterns)

        self._entries = tuple(
            Entry(
                phrase,
                tuple(row(w) for w in phrase.wordings()),
                atoms(phrase.match_all),
                atoms(phrase.needs),
                tuple(row(w) for w in phrase.near_misses),
                tuple(normal(word).chars for word in phrase.unless),
            )
            for phrase in phrases
        )
        self._ordinary = tuple(normal(word).chars for word in lexicon.ordinary)
        self._guards = PhraseGuards(lexicon.guards)
        self._table = WordingTable(tuple(rows))
        self._floor = self._floors()

    def find(self, heard: NormalText, left: int, right: int) -> list[Found]:
        """Return the best hit of every entry in ``heard.chars[left:right]``, possible ones included."""
        matches = {
            row: Match(match.similarity, match.cost, match.start + left, match.end + left)
            for row, match in self._table.match(heard.chars[left:right], self._floor).items()
        }
        found = []
        for entry in self._entries:
            ways = [*self._by_wording(entry, heard, matches), *self._by_atoms(entry, matches, heard)]
            ways.extend(self._by_pattern(entry, heard, left, right))
            kept = [one for one in ways if self._allowed(entry, one, heard, matches)]
            if kept:
                found.append(max(kept, key=lambda one: (one.margin, one.end - one.start)))
        return found

    def _by_wording(self, entry: Entry, heard: NormalText, matches: Matches) -> Iterator[Found]:
        forbidden = entry.phrase.kind is PhraseClass.FORBIDDEN
        patterns = self._patterns_found(entry, heard, matches)
        for row in entry.wordings:
            match = matches.get(row)
            if match is None:
                continue
            wording = self._table.wordings[row]
            short = wording.syllables <= (_SHORT_FORBIDDEN if forbidden else _SHORT)
            if short and _sentence_of_its_own(wording, match, heard):
                yield Found(entry.phrase, 1.0, 0.0, EXACT_MARGIN, match.start, match.end)
            if wording.syllables <= _SHORT:
                continue
            left, right = heard.sentence(match.start, match.end)
            coverage = min(wording.syllables, match.end - match.start) / spoken_length(heard.chars[left:right])
            needed = said_from(wording.weight, coverage, patterns, forbidden=forbidden)
            if not forbidden and wording.weight >= _WEIGHTY:
                needed = min(needed, _VERBATIM)
            if coverage >= _WHOLE:
                whole = whole_said_from(wording.weight, _likeness(wording, match, heard))
                needed = min(needed, whole + _CONTRADICTED * self._contradiction(wording, match, heard))
            elif forbidden and (wording.syllables <= _SHORT_FORBIDDEN or wording.weight < _LIGHT_FORBIDDEN):
                continue
            if forbidden and match.similarity < 1.0:
                needed += self._guards.courtesy_cost(heard, match.start, match.end)
            yield Found(entry.phrase, match.similarity, match.cost, match.similarity - needed, match.start, match.end)

    def _contradiction(self, wording: Wording, match: Match, heard: NormalText) -> float:
        """Return the share of the match that is made of ordinary words which the wording does not have."""
        region = heard.chars[match.start : match.end]
        taken: set[int] = set()
        for word in self._ordinary:
            place = region.find(word)
            if place >= 0 and word not in wording.chars:
                taken.update(range(place, place + len(word)))
        return len(taken) / max(len(region), 1)

    def _patterns_found(self, entry: Entry, heard: NormalText, matches: Matches) -> float:
        if len(entry.atoms) < 2:  # a single word says too little
            return 0.0
        return sum(any(True for _ in self._atom(atom, heard, matches)) for atom in entry.atoms) / len(entry.atoms)

    def _by_atoms(self, entry: Entry, matches: Matches, heard: NormalText) -> Iterator[Found]:
        best: list[tuple[Match, Wording]] = []
        for atom in entry.atoms:
            options = list(self._atom(atom, heard, matches))
            if not options:
                return
            best.append(max(options, key=lambda option: (option[0].similarity, option[1].weight)))
        if not best:
            return
        start, end = min(m.start for m, _ in best), max(m.end for m, _ in best)
        if end - start > sum(w.syllables for _, w in best) + _ATOM_GAP * (len(best) - 1):
            return
        mean = sum(m.similarity * w.weight for m, w in best) / max(sum(w.weight for _, w in best), 0.1)
        yield Found(entry.phrase, mean, sum(m.cost for m, _ in best), min(mean - _ATOM_LEAST, EXACT_MARGIN), start, end)

    def _atom(self, rows: tuple[int, ...], heard: NormalText, matches: Matches) -> Iterator[tuple[Match, Wording]]:
        for row in rows:
            wording = self._table.wordings[row]
            if wording.syllables == len(wording.sounds) == 1:
                place = heard.chars.find(wording.chars)
                if place >= 0:
                    yield Match(1.0, 0.0, place, place + 1), wording
            elif row in matches and matches[row].similarity >= _atom_from(wording.weight):
                yield matches[row], wording

    def _by_pattern(self, entry: Entry, heard: NormalText, left: int, right: int) -> Iterator[Found]:
        for pattern in entry.phrase.match_any:
            for start, end in find(pattern, heard):
                if left <= start < end <= right:
                    yield Found(entry.phrase, 1.0, 0.0, EXACT_MARGIN, start, end)

    def _allowed(self, entry: Entry, one: Found, heard: NormalText, matches: Matches) -> bool:
        if any(not _found(rows, matches) for rows in entry.needs):
            return False
        for row in entry.near:
            near = matches.get(row)
            overlaps = near is not None and min(near.end, one.end) > max(near.start, one.start)
            if near is not None and overlaps and near.cost <= one.cost:
                return False
        left, right = heard.sentence(one.start, one.end)
        if any(word in heard.chars[left:right] for word in entry.unless):
            return False
        return not self._guards.block(entry.phrase.kind, heard, one.start, one.end)

    def _floors(self) -> npt.NDArray[np.float32]:
        floor = np.ones(len(self._table.wordings), dtype=np.float32)
        for entry in self._entries:
            rows = (*entry.wordings, *entry.near)
            floor[list(rows)] = np.minimum(floor[list(rows)], _FLOOR)
            for row in (row for pattern in entry.needs for row in pattern):
                floor[row] = min(floor[row], _NEEDED)
            for row in (row for pattern in entry.atoms for row in pattern):
                floor[row] = min(floor[row], _atom_from(self._table.wordings[row].weight))
        return floor


def _atom_from(weight: float) -> float:
    return min(_ATOM_MOST, max(_ATOM_LEAST, _ATOM_BASE + _ATOM_BY_WEIGHT / max(weight, 0.5)))


def _found(rows: tuple[int, ...], matches: Matches) -> bool:
    return any(row in matches and matches[row].similarity >= _NEEDED for row in rows)


def spoken_length(chars: str) -> int:
    """Return about how many syllables `chars` are: Latin letters are about a third of one, as in words.

    Examples
    --------
    >>> spoken_length("iyi没事"), spoken_length("")
    (3, 1)
    """
    letters = sum(char.isascii() for char in chars)
    return max(1, len(chars) - letters + math.ceil(letters / 3))


def _sentence_of_its_own(wording: Wording, match: Match, heard: NormalText) -> bool:
    exact = heard.chars[match.start : match.end] == wording.chars
    return exact and heard.sentence(match.start, match.end) == (match.start, match.end)


def _likeness(wording: Wording, match: Match, heard: NormalText) -> float:
    """Return how much of what differs in characters is alike in sound."""
    equal = _common(wording, heard.chars[match.start : match.end]) / max(wording.weight, 0.1)
    return (match.similarity - equal) / (1.0 - equal) if equal < 1.0 else 1.0


def _common(wording: Wording, chars: str) -> float:
    """Return the weight of the longest common subsequence of characters."""
    before = [0.0] * (len(chars) + 1)
    for token, weight in zip(wording.chars, wording.weights, strict=True):
        row = [0.0]
        for place, char in enumerate(chars):
            row.append(max(before[place + 1], row[-1], before[place] + (weight if token == char else 0.0)))
        before = row
    return before[-1]
