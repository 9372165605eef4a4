"""What was said, as sentences with types, phrases, cues and fillers: the words that rules read.

Everything is known from an instant on and never revised, save provisional sentences:
words that stood still for a moment may already tick an item or raise an alert, words that
stood while more was said after them may raise an alert, and the final words confirm them or
make them vanish.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from feedback.lexicon import Lexicon
from feedback.normal_text import normal
from feedback.phrases import Hit, Verdict
from feedback.sentence_split import Piece, split
from feedback.sentence_types import classify
from feedback.sentences import PhraseSpan, Sentence
from feedback.standing import Standing, Stood

#: Sentences of one speaker no further apart may share a phrase.
_TOGETHER_S = 2.5
#: What an utterance holds may be asked for again until so long after it was judged.
_ASKED_S = 600.0
#: Utterances no further apart were cut by the recogniser, not by the speaker.
_CUT_S = 0.3


class Matching(Protocol):
    """What finds the phrases of a text."""

    def match(self, text: str, *, confidence: float = 1.0, previous: str = "", goes_on: bool = False) -> list[Hit]:
        """Phrases in a text, some of them begun in the sentence before."""

    def may_forbid(self, text: str) -> bool:
        """Whether a text that goes on may hold a forbidden phrase, at a glance."""


class Hears(Protocol):
    """What finds the cues of a sentence."""

    def heard(self, text: str, speaker: Speaker, phrases: Collection[str] = ()) -> tuple[str, ...]:
        """Names of the cues."""


@dataclass(slots=True)
class _Said:
    """One speaker's words."""

    speaker: Speaker
    finals: list[Sentence] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    # What was asked for last: how many final ones, those that stand, and the list of both.
    given: tuple[int, list[Sentence] | None, list[Sentence]] = field(default_factory=lambda: (0, None, []))
    utterances: dict[tuple[float, float, str], tuple[PhraseSpan, ...]] = field(default_factory=dict)
    """Phrases of those utterances that hold some."""
    asked: list[tuple[float, float, str]] = field(default_factory=list)
    """Which of them somebody has asked for, in that order."""


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
        self._nothing: list[Sentence] = []

    def hear(self, heard: Utterance | Hearing) -> None:
        """Take what a recogniser said of one speaker, in its order."""
        said = self._said.setdefault(heard.speaker, _Said(heard.speaker))
        if isinstance(heard, Hearing):
            said.standing.hear(heard)
            return
        before = said.finals[-1] if said.finals else None
        said.standing.end(heard.settled_at_s)
        early = _first_heard(self._early(said, before.known_at_s if before else 0.0, heard.settled_at_s))
        new = [_since(s, early) for s in self._read(heard, before)]
        said.finals += new
        if phrases := tuple(phrase for sentence in new for phrase in sentence.phrases):
            said.utterances[_key(heard)] = phrases

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant, oldest first; what still stands provisionally comes last.

        Nobody may change the list; it is the same as long as the same is known.
        """
        said = self._said.get(speaker)
        if said is None:
            return self._nothing
        n = bisect_right(said.finals, as_of_s + 1e-9, key=lambda s: s.known_at_s)
        text = said.standing.at(as_of_s)
        stands: list[Sentence] | None = None
        for stood in reversed(text.known(as_of_s) if text else []):
            if provisional := self._provisional(said, stood):
                stands = provisional
                break
        if n != said.given[0] or stands is not said.given[1]:
            said.given = n, stands, said.finals[:n] + (stands or [])
        return said.given[2]

    @property
    def provisional(self) -> int:
        """How many provisional texts are kept."""
        return sum(len(said.standing.texts) for said in self._said.values())

    def forget(self, before_s: float) -> None:
        """Nobody will ask for an instant before this one again, so that what nothing can come of any more may go.

        Provisional words count until the next final ones, and those may still be on their way. What an
        utterance holds, once somebody asked for it, is there for ten minutes more.
        """
        for said in self._said.values():
            n = bisect_right(said.finals, before_s + 1e-9, key=lambda s: s.known_at_s)
            said.standing.forget(said.finals[n - 1].known_at_s if n else 0.0)
            while said.asked and said.asked[0][1] < before_s - _ASKED_S:
                said.utterances.pop(said.asked.pop(0), None)

    def phrases_of(self, utterance: Utterance) -> tuple[PhraseSpan, ...]:
        """Phrases of an utterance that was heard before, for underlining; of an old one when it is first asked for."""
        said, key = self._said.get(utterance.speaker), _key(utterance)
        if said is None or key not in said.utterances:
            return ()
        said.asked.append(key)
        return said.utterances[key]

    def _early(self, said: _Said, begun_s: float, until_s: float) -> list[Sentence]:
        """What had stood provisionally since the last final words, oldest first."""
        known = (s for text in said.standing.between(begun_s, until_s) for s in text.known(until_s))
        return [sentence for s in known if s.at_s < until_s for sentence in self._provisional(said, s)]

    def _provisional(self, said: _Said, stood: Stood) -> list[Sentence]:
        """Sentences of what had stood; none where words follow it, unless it holds a forbidden phrase."""
        if stood.sentences is None:
            stood.sentences = []
            if not stood.rest or self._matcher.may_forbid(stood.text + stood.rest):
                stood.sentences = self._guess(said, stood)
        return stood.sentences

    def _guess(self, said: _Said, stood: Stood) -> list[Sentence]:
        heard = Utterance(said.speaker, stood.span, stood.text, settled_at_s=stood.at_s)
        n = bisect_right(said.finals, stood.at_s, key=lambda s: s.known_at_s)
        before = said.finals[n - 1] if n else None
        read = self._read(heard, before, stood.rest)
        if stood.rest and not any(p.forbidden and p.said for sentence in read for p in sentence.phrases):
            return []
        early = _first_heard(self._early(said, before.known_at_s if before else 0.0, stood.at_s))
        return [replace(_since(s, early), provisional=True) for s in read]

    def _read(self, utterance: Utterance, before: Sentence | None, rest: str = "") -> list[Sentence]:
        """Sentences of an utterance; `rest` is what followed it and may tell what its end meant."""
        pieces = split(utterance)
        read: list[Sentence] = []
        for n, piece in enumerate(pieces):
            previous = read[-1] if read else before
            last = n + 1 == len(pieces)
            read.append(self._sentence(utterance, piece, previous, last, rest if last else ""))
        return read

    def _sentence(self, utterance: Utterance, piece: Piece, before: Sentence | None, last: bool, rest: str) -> Sentence:
        speaker, text = utterance.speaker, piece.text
        near = before is not None and before.span.gap(piece.span) <= _TOGETHER_S
        previous = before.text if before and near else ""
        hits: Sequence[Hit] = []
        if speaker is Speaker.AGENT:
            hits = self._matcher.match(text + rest, confidence=piece.confidence, previous=previous, goes_on=bool(rest))
            hits = [hit for hit in hits if hit.end <= len(text)]
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


@dataclass(frozen=True, slots=True)
class _Early:
    """What was said provisionally: when each phrase was first heard, and forbidden words when they were."""

    phrases: dict[str, float]
    forbidden: dict[str, float]

    def heard_at_s(self, hit: PhraseSpan) -> float:
        """When a phrase was first heard; the same words may have been told as another forbidden phrase."""
        first_s = min(hit.heard_at_s, self.phrases.get(hit.phrase, hit.heard_at_s))
        if not hit.forbidden:
            return first_s
        same = (at_s for words, at_s in self.forbidden.items() if words in hit.text or hit.text in words)
        return min(first_s, *same, hit.heard_at_s)


def _first_heard(sentences: Iterable[Sentence]) -> _Early:
    """When each phrase was first said, provisionally."""
    early = _Early({}, {})
    for sentence in sentences:
        for hit in sentence.phrases:
            if hit.said:
                early.phrases.setdefault(hit.phrase, hit.heard_at_s)
                if hit.forbidden:
                    early.forbidden.setdefault(hit.text, hit.heard_at_s)
    return early


def _since(sentence: Sentence, early: _Early) -> Sentence:
    """The sentence with phrases that had been heard before, marked so."""
    if not early.phrases or not sentence.phrases:
        return sentence
    return replace(
        sentence,
        phrases=tuple(replace(p, heard_at_s=early.heard_at_s(p)) if p.said else p for p in sentence.phrases),
    )
