"""What the checklist goes by: ticks, cues, turns, waits and who is on the line, as of an instant.

Each final sentence is read once; only provisional ones, which may vanish, are read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.checklist_rules import ItemRule
from feedback.cues import holds_sound
from feedback.holds import Hold, holds
from feedback.sentence_types import asks
from feedback.sentences import PhraseSpan, Sentence
from feedback.spoken_turns import SpokenTurn, spoken_turns
from feedback.view import View

#: Voice activity without words shows that somebody is there only if there is this much of it:
#: line noise opens a voice activity detector for moments.
_THERE_S = 3.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A sentence that says an item, or comes close.

    Parameters
    ----------
    sentence : Sentence
        The words.
    said : bool
        ``False`` for close.
    text : str
        What matched, or the whole sentence.
    """

    sentence: Sentence
    said: bool
    text: str

    @property
    def at_s(self) -> float:
        """When it was said."""
        return self.sentence.span.start_s


@dataclass(frozen=True, slots=True)
class Facts:
    """The call as the checklist sees it at one instant.

    Parameters
    ----------
    now_s : float
        The instant.
    ended : bool
        The call is over.
    settled_s : float
        Up to here the agent's words are final.
    agent, customer : tuple of Sentence
        What was said.
    turns : tuple of SpokenTurn
        Of both sides.
    agent_turns : tuple of SpokenTurn
        Those of the agent that say something.
    waits : tuple of Hold
        Announced or not.
    ticks : dict
        Per item, oldest first.
    customer_there : bool
        Somebody was heard on the other side.
    guessed : tuple of Span
        Where the recogniser guessed at the agent's words, or heard none in what was spoken.
    """

    now_s: float
    ended: bool
    settled_s: float
    agent: tuple[Sentence, ...]
    customer: tuple[Sentence, ...]
    turns: tuple[SpokenTurn, ...]
    agent_turns: tuple[SpokenTurn, ...]
    waits: tuple[Hold, ...]
    ticks: dict[str, list[Tick]]
    customer_there: bool
    guessed: tuple[Span, ...] = ()

    def said(self, phrases: Iterable[str]) -> bool:
        """Whether the agent said one of these phrases."""
        wanted = set(phrases)
        return any(p.said and p.phrase in wanted for s in self.agent for p in s.phrases)

    def with_cue(self, speaker: Speaker, cues: Iterable[str], since_s: float = 0.0) -> Sentence | None:
        """The first sentence of a side that gives one of the cues and ends after `since_s`.

        Only of final words: half a word may sound like another (正在进… like 再见), and what
        makes an item due or overdue reminds somebody of something.
        """
        wanted = set(cues)
        sentences = self.agent if speaker is Speaker.AGENT else self.customer
        final = (s for s in sentences if not s.provisional)
        return next((s for s in final if s.span.end_s > since_s and wanted & set(s.cues)), None)

    def unsure(self, stretch: Span, least_confidence: float) -> bool:
        """Whether the recogniser guessed at the agent's words in a stretch."""
        doubtful = [s.span for s in self.agent if s.unclear or s.confidence < least_confidence]
        return any(span.gap(stretch) == 0 for span in (*doubtful, *self.guessed))


class FactFinder:
    """Collects the facts, sentence by sentence.

    Parameters
    ----------
    items : sequence of ItemRule
        Of the pack.
    """

    def __init__(self, items: Sequence[ItemRule]) -> None:
        self._items = tuple(items)
        self._ticks: dict[str, list[Tick]] = {rule.item: [] for rule in items}
        self._read = 0
        self._lists: tuple[Sequence[Sentence], Sequence[Sentence]] = ((), ())
        self._heard: tuple[int, int, tuple[Sentence, ...]] | None = None
        self._turns: tuple[SpokenTurn, ...] = ()
        self._agent_turns: tuple[SpokenTurn, ...] = ()

    def changed(self, view: View) -> bool:
        """Whether other words are known than when facts were last collected."""
        agent, customer = view.sentences(Speaker.AGENT), view.sentences(Speaker.CUSTOMER)
        if agent is self._lists[0] and customer is self._lists[1]:
            return False
        return _heard(agent, customer) != self._heard

    def collect(self, view: View) -> Facts:
        """The facts as of the view's instant."""
        agent, customer = view.sentences(Speaker.AGENT), view.sentences(Speaker.CUSTOMER)
        self._lists = agent, customer
        heard = _heard(agent, customer)
        if heard != self._heard:
            self._heard = heard
            self._turns = tuple(spoken_turns(agent, customer))
            self._agent_turns = tuple(t for t in self._turns if t.speaker is Speaker.AGENT and not t.listens)

        def speech(stretch: Span) -> list[Span]:
            voices = view.timeline.voices.values()
            until_s = min(stretch.end_s, view.now_s)
            return [span for voice in voices for span in voice.speech(until_s, stretch.start_s)]

        return Facts(
            now_s=view.now_s,
            ended=view.ended,
            settled_s=settled_s(view, Speaker.AGENT),
            agent=tuple(agent),
            customer=tuple(customer),
            turns=self._turns,
            agent_turns=self._agent_turns,
            waits=tuple(holds(self._turns, view.now_s, speech)),
            ticks=self._ticked(agent),
            customer_there=bool(customer) or _voice_there(view),
            guessed=view.unclear(Speaker.AGENT),
        )

    def _ticked(self, agent: Sequence[Sentence]) -> dict[str, list[Tick]]:
        final = sum(1 for s in agent if not s.provisional)
        for sentence in agent[self._read : final]:
            self._tick(sentence, self._ticks)
        self._read = final
        ticks = {item: list(found) for item, found in self._ticks.items()}
        for sentence in agent[final:]:
            self._tick(sentence, ticks)
        return ticks

    def _tick(self, sentence: Sentence, ticks: dict[str, list[Tick]]) -> None:
        for rule in self._items:
            tick = _tick_of(rule, sentence)
            if tick is not None:
                ticks[rule.item].append(tick)


def settled_s(view: View, speaker: Speaker) -> float:
    """Up to where a side's words are final."""
    return view.timeline.settled_s(Track.WORDS, speaker, view.now_s) if view.hears(speaker) else view.now_s


def ticking(rule: ItemRule, sentence: Sentence) -> list[PhraseSpan]:
    """Phrases of a sentence that tick an item."""
    return [phrase for phrase in sentence.phrases if phrase.phrase in rule.ticked_by]


def _tick_of(rule: ItemRule, sentence: Sentence) -> Tick | None:
    if rule.without and any(holds_sound(sentence.text, word) for word in rule.without):
        return None
    if rule.with_any and not any(holds_sound(sentence.text, word) for word in rule.with_any):
        return None
    hits = sorted(ticking(rule, sentence), key=lambda hit: not hit.said)
    if hits and hits[0].said:
        return Tick(sentence, asks(sentence.type) or not rule.asked, hits[0].text)
    if set(rule.cues) & set(sentence.cues):
        return Tick(sentence, not sentence.unclear, sentence.text)
    if hits or set(rule.nearly) & set(sentence.cues):
        return Tick(sentence, False, hits[0].text if hits else sentence.text)
    return None


def _heard(agent: Sequence[Sentence], customer: Sequence[Sentence]) -> tuple[int, int, tuple[Sentence, ...]]:
    """What tells one state of the words from another: final sentences are only ever added."""
    provisional = [s for side in (agent[-8:], customer[-8:]) for s in side if s.provisional]
    return len(agent), len(customer), tuple(provisional)


def _voice_there(view: View) -> bool:
    return sum(span.duration_s for span in view.speech(Speaker.CUSTOMER)) >= _THERE_S
