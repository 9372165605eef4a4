"""Three ways from a text to an entry of the lexicon: by wording, by patterns by sound, by exact patterns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from feedback.lexicon import Lexicon, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_entries import Entry, names, owners
from feedback.phrase_evidence import (
    PATTERN_LEAST,
    WHOLE,
    Lengths,
    contradiction,
    likeness,
    pattern_from,
    said_from,
    whole_said_from,
)
from feedback.phrase_guards import PhraseGuards
from feedback.phrase_patterns import PatternGroups, find
from feedback.phrase_places import NEEDED, Found, Matches, needed_near, sentence_of_its_own, together
from feedback.phrase_wordings import Match, Wording, WordingTable, filled, weights_of, wording_of

#: A standard wording of this weight that is there word by word is said, whatever stands around it.
_WEIGHTY, _VERBATIM = 2.4, 0.96
#: Wordings of up to this many syllables must be a sentence of their own, word by word.
_SHORT, _SHORT_FORBIDDEN = 2, 3
#: A forbidden wording lighter than this must be most of its clause: it is too easily part of something else.
_LIGHT_FORBIDDEN = 5.0
#: A near miss must explain this share of the match.
_NEAR_SHARE = 0.6
#: Wordings less similar than this are of no interest.
_FLOOR = 0.5
#: No text is as similar as this.
_NO_INTEREST = 2.0
#: Syllables that may lie between the patterns of an entry, for each pattern after the first: more in entries
#: whose wordings leave room for names.
_GAP, _GAP_WITH_SLOTS = 10, 16
#: A name is misheard more than other words; below this it is another name, and the phrase no more than possible.
_NAMED, _UNNAMED = 0.7, -0.02
#: Distance above the threshold of what is there character by character, and the most that patterns reach.
EXACT_MARGIN = 0.2
#: What is this far below its threshold is not even possible.
LEAST_MARGIN = -0.1


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, how long its sentences are, and the ordinary words that it holds."""

    heard: NormalText
    lengths: Lengths
    ordinary: tuple[str, ...]


class Routes:
    """The entries of a lexicon and the ways to them.

    Parameters
    ----------
    lexicon : Lexicon
        Its fillers are left out.
    values : mapping of str to str
        Configured placeholders.
    only : collection of str or None
        Entries that are looked for; what a character says about them is still judged by all.
    """

    def __init__(self, lexicon: Lexicon, values: Mapping[str, str], only: Collection[str] | None = None) -> None:
        values = {name: value for name, value in values.items() if normal(value).chars}  # something that can be heard
        digits = frozenset(name for name, slot in lexicon.placeholders.items() if slot.takes == "digits")
        phrases = [phrase for phrase in lexicon.phrases if phrase.kind is not PhraseClass.FILLER]
        weights = weights_of(phrase.wordings() for phrase in phrases)
        rows: dict[Wording, int] = {}

        @cache  # most texts are asked for again: as another form of themselves, or by another entry
        def row(text: str) -> int:
            return rows.setdefault(wording_of(text, digits, weights), len(rows))

        def both(texts: Sequence[str]) -> tuple[int, ...]:
            """With the configured values, and open: a name may be misheard beyond knowing."""
            return tuple(dict.fromkeys(row(form) for text in texts for form in (filled(text, values), text)))

        def atoms(patterns: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
            return tuple(both(pattern.split("|")) for pattern in patterns)

        self._entries = tuple(
            Entry(
                number,
                phrase,
                both(phrase.wordings()),
                atoms(phrase.match_all),
                atoms(phrase.needs),
                both(phrase.near_misses),
                tuple(normal(word).chars for word in phrase.unless),
                _GAP_WITH_SLOTS if any("{" in w for w in phrase.wordings()) else _GAP,
                tuple(row(name) for name in names(phrase, lexicon, values)),
            )
            for number, phrase in enumerate(one for one in phrases if only is None or one.id in only)
        )
        self._ordinary = tuple(normal(word).chars for word in lexicon.ordinary)
        self._guards = PhraseGuards(lexicon.guards)
        self._table = WordingTable(tuple(rows))
        self._owners = owners(self._entries, len(rows))
        self._patterns = PatternGroups(entry.phrase.match_any for entry in self._entries)
        self._floor = self._floors(self._entries)
        self._forbidden = tuple(e for e in self._entries if e.phrase.kind is PhraseClass.FORBIDDEN)
        self._floor_forbidden = self._floors(self._forbidden)
        self._among: dict[frozenset[str], tuple[tuple[Entry, ...], npt.NDArray[np.float32]]] = {}
        self.standard = frozenset(e.phrase.id for e in self._entries if e.phrase.kind is PhraseClass.STANDARD)

    def find(
        self,
        heard: NormalText,
        left: int,
        right: int,
        *,
        forbidden: bool = False,
        among: frozenset[str] | None = None,
    ) -> list[Found]:
        """Return the best hit of every entry in ``heard.chars[left:right]``, possible ones included.

        Parameters
        ----------
        heard : NormalText
            The whole text.
        left, right : int
            The window that is looked at.
        forbidden : bool
            Look for forbidden phrases alone, in a fraction of the time.
        among : frozenset of str or None
            Entries whose hits are wanted, if not those of all; they are found as they are among all.
        """
        entries, floor = self._entries, self._floor
        if among is not None:
            entries, floor = self._those(among)
        elif forbidden:
            entries, floor = self._forbidden, self._floor_forbidden
        matches = self._table.match(heard.chars[left:right], floor)
        if left:
            matches = {row: Match(m.similarity, m.cost, m.start + left, m.end + left) for row, m in matches.items()}
        window = heard.chars[left:right]
        there = tuple(word for word in self._ordinary if word in window)
        text, found = _Text(heard, Lengths(heard), there), []
        worded = {number for row in matches for number in self._owners[row]}
        open_to = self._patterns.open_to(heard)
        for entry in entries:
            ways = list(self._by_wording(entry, text, matches)) if entry.number in worded else []
            ways.extend(self._by_atoms(entry, matches, heard))
            if entry.number in open_to:
                ways.extend(self._by_pattern(entry, heard, left, right))
            if not ways:
                continue
            kept = [one for one in ways if one.margin >= LEAST_MARGIN and self._allowed(entry, one, heard, matches)]
            if kept:
                best = max(kept, key=lambda one: (one.margin, one.end - one.start))
                unnamed = entry.who and not self._named(entry, best, heard, matches)
                found.append(replace(best, margin=min(best.margin, _UNNAMED)) if unnamed else best)
        return found

    def _by_wording(self, entry: Entry, text: _Text, matches: Matches) -> Iterator[Found]:
        heard, lengths = text.heard, text.lengths
        forbidden = entry.phrase.kind is PhraseClass.FORBIDDEN
        rows = [row for row in entry.wordings if row in matches]
        patterns = self._patterns_found(entry, heard, matches)
        for row in rows:
            match, wording = matches[row], self._table.wordings[row]
            short = wording.syllables <= (_SHORT_FORBIDDEN if forbidden else _SHORT)
            if short and sentence_of_its_own(wording, match, heard):
                yield Found(entry.phrase, 1.0, 0.0, EXACT_MARGIN, match.start, match.end)
            if wording.syllables <= _SHORT:
                continue
            coverage = min(wording.syllables, match.end - match.start) / lengths.around(match.start, match.end)
            needed = said_from(wording.weight, coverage, patterns, forbidden=forbidden)
            if not forbidden and wording.weight >= _WEIGHTY:
                needed = min(needed, _VERBATIM)
            if coverage >= WHOLE:
                if match.similarity - min(needed, whole_said_from(wording.weight, 1.0, 0.0)) < LEAST_MARGIN:
                    continue  # however alike what differs is
                alike = likeness(wording, region := heard.chars[match.start : match.end], match.similarity)
                against = contradiction(wording, region, text.ordinary)
                needed = min(needed, whole_said_from(wording.weight, alike, against))
            elif forbidden and (wording.syllables <= _SHORT_FORBIDDEN or wording.weight < _LIGHT_FORBIDDEN):
                continue
            if forbidden and match.similarity < 1.0:
                needed += self._guards.courtesy_cost(heard, match.start, match.end)
            yield Found(entry.phrase, match.similarity, match.cost, match.similarity - needed, match.start, match.end)

    def _patterns_found(self, entry: Entry, heard: NormalText, matches: Matches) -> float:
        if len(entry.atoms) < 2:  # a single word says too little
            return 0.0
        return sum(any(True for _ in self._atom(atom, heard, matches)) for atom in entry.atoms) / len(entry.atoms)

    def _by_atoms(self, entry: Entry, matches: Matches, heard: NormalText) -> Iterator[Found]:
        """Yield the hit of all patterns together: in any order within a sentence, in theirs across two."""
        if not entry.atoms:
            return
        options = []
        for atom in entry.atoms:
            options.append(list(self._atom(atom, heard, matches)))
            if not options[-1]:
                return
        best = together(options)
        start, end = min(m.start for m, _ in best), max(m.end for m, _ in best)
        if len(best) == 1 and best[0][0].cost > 0.0:  # one word alone is too easily another of the same sound
            return
        starts = [m.start for m, _ in best]
        places = sorted((m.start, m.end) for m, _ in best)
        if any(before[1] > after[0] for before, after in pairwise(places)):
            return
        if starts != sorted(starts) and any(start < stop < end for stop in heard.stops):
            return
        if end - start > sum(w.syllables for _, w in best) + entry.gap * (len(best) - 1):
            return
        mean = sum(m.similarity * w.weight for m, w in best) / max(sum(w.weight for _, w in best), 0.1)
        yield Found(
            entry.phrase, mean, sum(m.cost for m, _ in best), min(mean - PATTERN_LEAST, EXACT_MARGIN), start, end
        )

    def _atom(self, rows: tuple[int, ...], heard: NormalText, matches: Matches) -> Iterator[tuple[Match, Wording]]:
        """Yield what a pattern's alternatives match closely enough."""
        for row in rows:
            wording = self._table.wordings[row]
            if wording.syllables == len(wording.sounds) == 1:
                place = heard.chars.find(wording.chars)
                if place >= 0:
                    yield Match(1.0, 0.0, place, place + 1), wording
            elif row in matches and matches[row].similarity >= pattern_from(wording.weight):
                yield matches[row], wording

    def _by_pattern(self, entry: Entry, heard: NormalText, left: int, right: int) -> Iterator[Found]:
        for pattern in entry.phrase.match_any:
            for start, end in find(pattern, heard):
                if left <= start < end <= right:
                    yield Found(entry.phrase, 1.0, 0.0, EXACT_MARGIN, start, end)

    def _allowed(self, entry: Entry, one: Found, heard: NormalText, matches: Matches) -> bool:
        if any(not needed_near(rows, one, matches) for rows in entry.needs):
            return False
        for row in entry.near:
            near = matches.get(row)
            if near is not None and near.cost <= one.cost:
                shared = min(near.end, one.end) - max(near.start, one.start)
                if shared >= _NEAR_SHARE * (one.end - one.start):
                    return False
        left, right = heard.sentence(one.start, one.end)
        if any(word in heard.chars[left:right] for word in entry.unless):
            return False
        return not self._guards.block(entry.phrase.kind, heard, one.start, one.end)

    def _named(self, entry: Entry, one: Found, heard: NormalText, matches: Matches) -> bool:
        """Whether one of the speaker's own names stands in the sentences of a hit, however misheard."""
        left, right = heard.sentence(one.start, one.end)
        return any(row in matches and left <= matches[row].start and matches[row].end <= right for row in entry.who)

    def _those(self, wanted: frozenset[str]) -> tuple[tuple[Entry, ...], npt.NDArray[np.float32]]:
        """Some entries and the floors of their rows: what it is among all, so that the same is found."""
        if wanted not in self._among:
            entries = tuple(entry for entry in self._entries if entry.phrase.id in wanted)
            floor = np.where(self._floors(entries) < _NO_INTEREST, self._floor, np.float32(_NO_INTEREST))
            self._among[wanted] = entries, floor
        return self._among[wanted]

    def _floors(self, entries: Sequence[Entry]) -> npt.NDArray[np.float32]:
        """How close each wording must be to be of interest to these entries; others' are never aligned."""
        floor = np.full(len(self._table.wordings), _NO_INTEREST, dtype=np.float32)
        for entry in entries:
            rows = (*entry.wordings, *entry.near)
            floor[list(rows)] = np.minimum(floor[list(rows)], _FLOOR)
            for row in entry.who:
                floor[row] = min(floor[row], _NAMED)
            for row in (row for pattern in entry.needs for row in pattern):
                floor[row] = min(floor[row], NEEDED)
            for row in (row for pattern in entry.atoms for row in pattern):
                floor[row] = min(floor[row], pattern_from(self._table.wordings[row].weight))
        return floor
