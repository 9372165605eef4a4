"""Where a phrase was found, and how matches of its wordings lie to each other in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from feedback.lexicon import Phrase
from feedback.normal_text import NormalText
from feedback.phrase_wordings import Match, Wording

#: Words that a wording cannot do without may be misheard as far as this.
NEEDED = 0.8
#: So far beside the match they may stand, in syllables.
_BESIDE = 3
#: Alternatives of a pattern that differ by no more than this are equally close.
_AS_CLOSE = 0.05

#: Matches by the row of their wording.
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


def together(options: list[list[tuple[Match, Wording]]]) -> list[tuple[Match, Wording]]:
    """Return one match for every pattern: the closest, and of equally close ones that which stands nearest."""
    first = max(options[0], key=lambda option: (option[0].similarity, option[1].weight))
    chosen = [first]
    for some in options[1:]:
        closest = max(match.similarity for match, _ in some)
        equal = [option for option in some if option[0].similarity >= closest - _AS_CLOSE]
        chosen.append(min(equal, key=lambda option: (abs(option[0].start - first[0].start), -option[1].weight)))
    return chosen


def needed_near(rows: tuple[int, ...], one: Found, matches: Matches) -> bool:
    """Whether a word that an entry cannot do without stands in or beside a hit."""
    left, right = one.start - _BESIDE, one.end + _BESIDE
    return any(
        row in matches
        and matches[row].similarity >= NEEDED
        and left <= matches[row].start
        and matches[row].end <= right
        for row in rows
    )


def sentence_of_its_own(wording: Wording, match: Match, heard: NormalText) -> bool:
    """Whether a wording stands there character by character, and nothing else in its sentence."""
    exact = heard.chars[match.start : match.end] == wording.chars
    return exact and heard.sentence(match.start, match.end) == (match.start, match.end)
