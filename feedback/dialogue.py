"""What was said, as sentences with types, phrases, cues and fillers: the words that rules read.

Everything is known from an instant on and never revised, save provisional sentences:
words that stood still for a moment may already tick an item or raise an alert, and the
final words confirm them or make them vanish.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from feedback.judge import TICK_S
from feedback.lexicon import Lexicon
from feedback.normal_text import normal
from feedback.phrases import Hit, Verdict
from feedback.sentence_split import Piece, split
from feedback.sentence_types import classify
from feedback.sentences import PhraseSpan, Sentence

#: A hearing that did not change for this long may be acted on.
STILL_S = 0.6
#: Sentences of one speaker no further apart may share a phrase.
_TOGETHER_S = 2.5
#: Utterances no further apart were cut by the recogniser, not by the speaker.
_CUT_S = 0.3


class Matching(Protocol):
    """What finds the phrases of a text."""

    def match(self, text: str, *, confidence: float = 1.0, previous: str = "") -> list[Hit]:
        """Phrases in a text, some of them begun in the sentence before."""


class Hears(Protocol):
    """What finds the cues of a sentence."""

    def heard(self, text: str, speaker: Speaker, phrases: Collection[str] = ()) -> tuple[str, ...]:
        """Names of the cues."""


@dataclass(slots=True)
class _Still:
    """A provisional text: since when it stands and until when."""

    hearing: Hearing
    since_s: float
    until_s: float = float("inf")
    sentences: list[Sentence] | None = None

    @property
    def known_at_s(self) -> float:
        """The first tick at which it had stood long enough, so that what is known never lies between two ticks."""
        return math.ceil(round((self.since_s + STILL_S) / TICK_S, 6)) * TICK_S


@dataclass(slots=True)
class _Said:
    """One speaker's words."""

    finals: list[Sentence] = field(default_factory=list)
    stills: list[_Still] = field(default_factory=list)
    utterances: dict[tuple[float, float, str], tuple[PhraseSpan, ...]] = field(default_factory=dict)


class Dialogue:
    """Reads utterances and hearings as sentences.

    Parameters
    ----------
    lexicon : Lexicon
        Where a phrase's entry is looked up.
    matcher : Matching
        Finds phrases; see :class:`feedback.phrases.PhraseMatcher`.
    cues : Hears
        Finds cues; see :class:`feedback.cues.CueTable`.
    fillers : callable or None
        Gives the uses of fillers in a text as hits.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        matcher: Matching,
        cues: Hears,
        fillers: Callable[[str], Iterable[Hit]] | None = None,
    ) -> None:
        self._entries = {entry.id: entry for entry in lexicon.phrases}
        self._matcher = matcher
        self._cues = cues
        self._fillers = fillers
        self._said: dict[Speaker, _Said] = {}

    def hear(self, heard: Utterance | Hearing) -> None:
        """Take what a recogniser said of one speaker, in its order."""
        said = self._said.setdefault(heard.speaker, _Said())
        if isinstance(heard, Hearing):
            self._stand(said, heard)
            return
        before = said.finals[-1] if said.finals else None
        if said.stills:
            said.stills[-1].until_s = min(said.stills[-1].until_s, heard.settled_at_s)
        early = _first_heard(self._early(said, before.known_at_s if before else 0.0, heard.settled_at_s))
        new = [_since(s, early) for s in self._read(heard, before)]
        said.finals += new
        said.utterances[_key(heard)] = tuple(phrase for sentence in new for phrase in sentence.phrases)

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant, oldest first; what still stands provisionally comes last."""
        said = self._said.get(speaker)
        if said is None:
            return []
        known = said.finals[: bisect_right(said.finals, as_of_s + 1e-9, key=lambda s: s.known_at_s)]
        still = self._standing(said, as_of_s)
        return known + self._provisional(said, still) if still else known

    def phrases_of(self, utterance: Utterance) -> tuple[PhraseSpan, ...]:
        """Phrases of an utterance that was heard before, for underlining."""
        said = self._said.get(utterance.speaker)
        return said.utterances.get(_key(utterance), ()) if said else ()

    def _stand(self, said: _Said, hearing: Hearing) -> None:
        last = said.stills[-1] if said.stills else None
        if last and last.until_s == float("inf"):
            if last.hearing.text == hearing.text:
                return
            last.until_s = hearing.at_s
        if hearing.text:
            said.stills.append(_Still(hearing, hearing.at_s))

    def _standing(self, said: _Said, as_of_s: float) -> _Still | None:
        """The provisional text that had stood still long enough at an instant."""
        n = bisect_right(said.stills, as_of_s + 1e-9, key=lambda s: s.since_s)
        still = said.stills[n - 1] if n else None
        return still if still and still.known_at_s <= as_of_s + 1e-9 < still.until_s else None

    def _early(self, said: _Said, begun_s: float, until_s: float) -> list[Sentence]:
        """What had stood provisionally since the last final words, oldest first."""
        first = bisect_left(said.stills, begun_s, key=lambda s: s.since_s)
        stood = [s for s in said.stills[first:] if s.since_s < until_s and s.known_at_s < min(s.until_s, until_s)]
        return [sentence for still in stood for sentence in self._provisional(said, still)]

    def _provisional(self, said: _Said, still: _Still) -> list[Sentence]:
        if still.sentences is None:
            hearing = still.hearing
            guess = Utterance(hearing.speaker, hearing.span, hearing.text, settled_at_s=still.known_at_s)
            n = bisect_right(said.finals, still.since_s, key=lambda s: s.known_at_s)
            before = said.finals[n - 1] if n else None
            early = _first_heard(self._early(said, before.known_at_s if before else 0.0, still.since_s))
            still.sentences = [replace(_since(s, early), provisional=True) for s in self._read(guess, before)]
        return still.sentences

    def _read(self, utterance: Utterance, before: Sentence | None) -> list[Sentence]:
        pieces = split(utterance)
        read: list[Sentence] = []
        for n, piece in enumerate(pieces):
            last = read[-1] if read else before
            read.append(self._sentence(utterance, piece, last, n + 1 == len(pieces)))
        return read

    def _sentence(self, utterance: Utterance, piece: Piece, before: Sentence | None, last: bool) -> Sentence:
        speaker, text = utterance.speaker, piece.text
        near = before is not None and before.span.gap(piece.span) <= _TOGETHER_S
        previous = before.text if before and near else ""
        hits: Sequence[Hit] = []
        if speaker is Speaker.AGENT:
            hits = self._matcher.match(text, confidence=piece.confidence, previous=previous)
        cues = self._cues.heard(text, speaker, {hit.phrase for hit in hits if hit.verdict is Verdict.SAID})
        if before and near and before.ends_turn and before.span.gap(piece.span) <= _CUT_S:
            joined = self._cues.heard(before.text.rstrip("，,。.、 ") + text, speaker)
            cues += tuple(name for name in joined if name not in cues and name not in before.cues)
        fillers = self._fillers(text) if self._fillers and speaker is Speaker.AGENT else ()
        return Sentence(
            speaker=speaker,
            span=piece.span,
            text=text,
            syllables=len(normal(text).chars),
            type=classify(text),
            phrases=tuple(self._phrase(hit, piece, utterance) for hit in hits),
            known_at_s=utterance.settled_at_s,
            confidence=piece.confidence,
            unclear=utterance.unclear,
            ends_turn=last,
            cues=cues,
            fillers=tuple(self._phrase(hit, piece, utterance) for hit in fillers),
        )

    def _phrase(self, hit: Hit, piece: Piece, utterance: Utterance) -> PhraseSpan:
        said = hit.verdict is Verdict.SAID and not utterance.unclear
        span = piece.when(hit.start, hit.end)
        entry = self._entries.get(hit.phrase)
        return PhraseSpan(hit.phrase, said, hit.score, hit.text, span, entry, utterance.settled_at_s)


def _key(utterance: Utterance) -> tuple[float, float, str]:
    return utterance.span.start_s, utterance.settled_at_s, utterance.text


def _first_heard(sentences: Iterable[Sentence]) -> dict[str, float]:
    """When each phrase was first said, provisionally."""
    first: dict[str, float] = {}
    for sentence in sentences:
        for phrase in sentence.phrases:
            if phrase.said:
                first.setdefault(phrase.phrase, phrase.heard_at_s)
    return first


def _since(sentence: Sentence, early: dict[str, float]) -> Sentence:
    """The sentence with phrases that had been heard before, marked so."""
    if not early:
        return sentence
    return replace(
        sentence,
        phrases=tuple(
            replace(p, heard_at_s=min(p.heard_at_s, early.get(p.phrase, p.heard_at_s))) if p.said else p
            for p in sentence.phrases
        ),
    )
