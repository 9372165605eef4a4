"""What a rule may look at when it is judged: everything known at one tick, nothing later."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.baseline import Baseline
from feedback.flag import ItemState
from feedback.sentences import Sentence
from feedback.timeline import Timeline
from feedback.track import VoiceTrack
from feedback.turns import talk

T = TypeVar("T")


class Words(Protocol):
    """What the words lane said, read as sentences with types and phrases."""

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant, oldest first; the same list as long as they are the same."""


class References(Protocol):
    """The baseline of each speaker as it stood at an instant."""

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:
        """The reference, or ``None`` before enough was heard."""

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:
        """Spoken syllables for each nucleus that this speaker's sound shows, as far as words told."""


class Remembered:
    """What was made of the words, until other words are known: it is passed from tick to tick.

    Examples
    --------
    >>> remembered, agent = Remembered(), []
    >>> remembered.of(agent, [])["turns"] = 3
    >>> remembered.of(agent, ["other"])
    {}
    """

    def __init__(self) -> None:
        self._words: tuple[Sequence[object], Sequence[object]] = ((), ())
        self._known: dict[Hashable, Any] = {}

    def of(self, agent: Sequence[object], customer: Sequence[object]) -> dict[Hashable, Any]:
        """What was made of these very lists; nothing yet if they are others than before."""
        before = self._words
        if agent is not before[0] or customer is not before[1]:
            self._words, self._known = (agent, customer), {}
        return self._known


@dataclass(frozen=True, slots=True)
class View:
    """The call as it was known at a tick.

    Parameters
    ----------
    timeline, words, references
        Sources; use the methods below, which never look past `now_s`.
    now_s : float
        The tick.
    since_s : float
        The tick before: finders report what became knowable in ``(since_s, now_s]``.
    ended : bool
        The sound is over and this is its last tick.
    items_changed : tuple of ItemState
        Checklist items whose state changed at this tick.
    items : tuple of ItemState
        The whole checklist.
    remembered : Remembered
        What was made of the words of earlier ticks.
    """

    timeline: Timeline
    words: Words
    references: References
    now_s: float
    since_s: float
    ended: bool = False
    items_changed: tuple[ItemState, ...] = ()
    items: tuple[ItemState, ...] = ()
    remembered: Remembered = field(default_factory=Remembered, repr=False, compare=False)
    _known: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def hears(self, speaker: Speaker) -> bool:
        """Whether this side has a channel at all."""
        return speaker in self.timeline.voices

    def voice(self, speaker: Speaker) -> VoiceTrack:
        """The speaker's voice measures; never read rows past `now_s`."""
        return self.timeline.voices[speaker]

    def speech(self, speaker: Speaker, since_s: float = 0.0) -> list[Span]:
        """Stretches of voice activity up to now; nobody may change the list."""
        if not self.hears(speaker):
            return []
        asked = (speaker, since_s)
        if asked not in self._known:
            self._known[asked] = self.timeline.voices[speaker].speech(self.now_s, since_s)
        known: list[Span] = self._known[asked]
        return known

    def talk(self, speaker: Speaker, since_s: float = 0.0) -> list[Span]:
        """Stretches of talk up to now, short pauses included; nobody may change the list."""
        return self.once(("talk", speaker, since_s), lambda: talk(self.speech(speaker, since_s)))

    def lost(self, speaker: Speaker) -> tuple[Span, ...]:
        """Stretches in which this side's sound is missing, oldest first."""
        return self.timeline.voices[speaker].lost if self.hears(speaker) else ()

    def baseline(self, speaker: Speaker) -> Baseline | None:
        """The speaker's reference as of now."""
        return self.once(("baseline", speaker), lambda: self.references.at(speaker, self.now_s))

    def sentences(self, speaker: Speaker) -> list[Sentence]:
        """The speaker's sentences known by now, oldest first; nobody may change the list."""
        if speaker not in self._known:
            self._known[speaker] = self.words.sentences(speaker, self.now_s)
        known: list[Sentence] = self._known[speaker]
        return known

    def says_new(self) -> bool:
        """Whether a sentence of either side became known in this tick: with none, most finders need not look."""
        return self.once("says new", lambda: any(map(self._says_new, Speaker)))

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, asked once at this tick: several rules want the same.

        Parameters
        ----------
        key : hashable
            Says what is asked for and everything that it depends on beside this view.
        work : callable
            Looks at nothing but this view; what it gives is shared, so nobody may change it.
        """
        if key not in self._known:
            self._known[key] = work()
        known: T = self._known[key]
        return known

    def once_said(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, asked once until other words are known: most ticks bring none.

        Parameters
        ----------
        key : hashable
            Says what is asked for.
        work : callable
            Looks at nothing but sentences; what it gives is shared, so nobody may change it.
        """
        known = self.remembered.of(self.sentences(Speaker.AGENT), self.sentences(Speaker.CUSTOMER))
        if key not in known:
            known[key] = work()
        made: T = known[key]
        return made

    def utterances(self, speaker: Speaker) -> list[Utterance]:
        """The speaker's utterances known by now, oldest first."""
        return self.timeline.utterances(speaker, self.now_s) if self.hears(speaker) else []

    def utterances_in(self, speaker: Speaker, span: Span) -> list[Utterance]:
        """Those known by now that reach into a stretch, oldest first."""
        return self.timeline.said[speaker].inside(span, self.now_s) if self.hears(speaker) else []

    def new_utterances(self, speaker: Speaker) -> list[Utterance]:
        """Those that became known in this tick, oldest first."""
        return self.timeline.said[speaker].since(self.since_s, self.now_s) if self.hears(speaker) else []

    def unclear(self, speaker: Speaker) -> tuple[Span, ...]:
        """Where words known by now are a guess."""
        return self.timeline.said[speaker].unclear(self.now_s) if self.hears(speaker) else ()

    def is_new(self, known_at_s: float) -> bool:
        """Whether something became knowable in this tick."""
        return self.since_s < known_at_s <= self.now_s

    def _says_new(self, speaker: Speaker) -> bool:
        for sentence in reversed(self.sentences(speaker)):
            if self.is_new(sentence.known_at_s):
                return True
            if not sentence.provisional:  # final ones became known in their order
                return False
        return False
