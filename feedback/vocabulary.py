"""The words of a pack made ready to be heard: for one agent, and for all the calls of that agent.

Making the tables of phrases and cues takes longer than judging a minute of talk, and they are the
same for every call by the same rules; what was heard in one call must not reach another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from feedback.cues import CueTable
from feedback.fillers import FillerFinder
from feedback.lexicon import Lexicon
from feedback.pack import Pack
from feedback.phrase_wordings import readable
from feedback.phrases import PhraseMatcher


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What finds the words of a pack.

    Parameters
    ----------
    lexicon : Lexicon
        With what is to be said instead as the agent can say it.
    matcher : PhraseMatcher
        Finds standard and forbidden phrases.
    cues : CueTable
        Finds cues.
    fillers : FillerFinder
        Finds fillers.
    """

    lexicon: Lexicon
    matcher: PhraseMatcher
    cues: CueTable
    fillers: FillerFinder

    @classmethod
    def of(cls, pack: Pack, placeholders: Mapping[str, str] = MappingProxyType({})) -> Vocabulary:
        """From a pack; what this agent says in its blanks wins over the pack's own."""
        values = {**pack.file.placeholders, **placeholders}
        return cls(
            sayable(pack.lexicon, values),
            PhraseMatcher(pack.lexicon, values),
            CueTable(pack.file.cues, pack.lexicon),
            FillerFinder(pack.lexicon),
        )

    def for_a_call(self) -> Vocabulary:
        """The same for another call: the tables are shared, what was heard is not."""
        return replace(self, matcher=self.matcher.fresh())


class Vocabularies:
    """Vocabularies of one pack, the last of them kept: most calls in a row are one agent's.

    Parameters
    ----------
    pack : Pack
        Whose words.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._last: tuple[tuple[tuple[str, str], ...], Vocabulary] | None = None

    def of(self, placeholders: Sequence[tuple[str, str]]) -> Vocabulary:
        """With what an agent says in the pack's blanks: name and text."""
        asked, last = tuple(placeholders), self._last
        if last is None or last[0] != asked:
            self._last = last = (asked, Vocabulary.of(self._pack, dict(asked)))
        return last[1]


def sayable(lexicon: Lexicon, values: Mapping[str, str]) -> Lexicon:
    """The lexicon with what is to be said instead as this agent can say it: no blank is ever shown."""
    otherwise = {name: slot.otherwise for name, slot in lexicon.placeholders.items()}
    phrases = tuple(
        one.model_copy(update={"replacement": readable(one.replacement, values, otherwise)}) for one in lexicon.phrases
    )
    return lexicon.model_copy(update={"phrases": phrases})
