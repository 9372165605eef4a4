"""Uses of fillers (口头禅) in a sentence, character by character.

Fillers are short and everywhere, so only exact characters count, and a word that merely
contains one (额度, 干嘛) is listed with the entry as a near miss.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedback.lexicon import Lexicon, Phrase, PhraseClass
from feedback.normal_text import NormalText, normal
from feedback.phrase_patterns import find
from feedback.phrases import Hit, Verdict


class FillerFinder:
    """Finds the uses of a pack's fillers.

    Parameters
    ----------
    lexicon : Lexicon
        Of the pack.

    Examples
    --------
    >>> from feedback.lexicon import Lexicon
    >>> none = FillerFinder(Lexicon(schema="coach.phrases/1"))
    >>> none("那个，就是说")
    []
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = lexicon.of(PhraseClass.FILLER)

    def __call__(self, text: str) -> list[Hit]:
        """Uses in a text, in order; where entries overlap the longer one counts."""
        heard = normal(text)
        uses = [(start, end, entry.id) for entry in self._entries for start, end in _uses(entry, heard)]
        found: list[Hit] = []
        heard_end = 0
        for start, end, name in sorted(uses, key=lambda use: (use[0], -use[1])):
            if start < heard_end:
                continue
            heard_end = end
            first, last = heard.place(start, end)
            found.append(Hit(name, Verdict.SAID, 1.0, first, last, text[first:last]))
        return found


def _uses(entry: Phrase, heard: NormalText) -> Iterator[tuple[int, int]]:
    spared = [place for miss in entry.near_misses for place in find(miss, heard)]
    seen: set[tuple[int, int]] = set()
    for pattern in entry.match_any:
        for start, end in find(pattern, heard):
            if (start, end) not in seen and not any(a <= start and end <= b for a, b in spared):
                seen.add((start, end))
                yield start, end
