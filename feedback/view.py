"""What a rule may look at when it is judged: everything known at one tick, nothing later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.baseline import Baseline
from feedback.flag import ItemState
from feedback.sentences import Sentence
from feedback.timeline import Timeline
from feedback.track import VoiceTrack


class Words(Protocol):
    """What the words lane said, read as sentences with types and phrases."""

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant, oldest first."""


class References(Protocol):
    """The baseline of each speaker as it stood at an instant."""

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:
        """The reference, or ``None`` before enough was heard."""

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:
        """Spoken syllables for each nucleus that this speaker's sound shows, as far as words told."""


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
    """

    timeline: Timeline
    words: Words
    references: References
    now_s: float
    since_s: float
    ended: bool = False
    items_changed: tuple[ItemState, ...] = ()
    items: tuple[ItemState, ...] = ()

    def hears(self, speaker: Speaker) -> bool:
        """Whether this side has a channel at all."""
        return speaker in self.timeline.voices

    def voice(self, speaker: Speaker) -> VoiceTrack:
        """The speaker's voice measures; never read rows past `now_s`."""
        return self.timeline.voices[speaker]

    def speech(self, speaker: Speaker, since_s: float = 0.0) -> list[Span]:
        """Stretches of voice activity up to now."""
        return self.timeline.voices[speaker].speech(self.now_s, since_s) if self.hears(speaker) else []

    def lost(self, speaker: Speaker) -> tuple[Span, ...]:
        """Stretches in which this side's sound is missing, oldest first."""
        return self.timeline.voices[speaker].lost if self.hears(speaker) else ()

    def baseline(self, speaker: Speaker) -> Baseline | None:
        """The speaker's reference as of now."""
        return self.references.at(speaker, self.now_s)

    def sentences(self, speaker: Speaker) -> list[Sentence]:
        """The speaker's sentences known by now, oldest first."""
        return self.words.sentences(speaker, self.now_s)

    def utterances(self, speaker: Speaker) -> list[Utterance]:
        """The speaker's utterances known by now, oldest first."""
        return self.timeline.utterances(speaker, self.now_s) if self.hears(speaker) else []

    def is_new(self, known_at_s: float) -> bool:
        """Whether something became knowable in this tick."""
        return self.since_s < known_at_s <= self.now_s
