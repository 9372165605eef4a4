"""One call being judged: the parts of this package put together by hand.

Everything above sees a call through this door: observations go in, changes, gauges and
figures come out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Track
from feedback.baseline import Baseline
from feedback.checklist import Checklist
from feedback.conditions import CONDITIONS
from feedback.dialogue import Dialogue
from feedback.engine import RuleEngine, Sources
from feedback.flag import Change, ItemState, Kind, Severity
from feedback.gauges import GaugeRow, gauge_rows
from feedback.judge import TICK_S
from feedback.metrics import METRICS
from feedback.missing import Cause
from feedback.normal_text import normal
from feedback.nudges import Nudger
from feedback.pack import Pack
from feedback.phrases import Verdict
from feedback.reference import CallReferences
from feedback.rule import Rule
from feedback.sentences import PhraseSpan
from feedback.stretch_measures import speech_s
from feedback.summary import Figures, call_figures
from feedback.timeline import Observation, Timeline
from feedback.turns import talk
from feedback.view import View
from feedback.vocabulary import Vocabulary
from feedback.widening import widened_rules
from feedback.word_metrics import item_params

#: Items whose phrases only the side that answers the call says.
OPENING = ("opening", "offer_help")


@dataclass(frozen=True, slots=True)
class Read:
    """An utterance as the pack reads it.

    Parameters
    ----------
    syllables : int
        Spoken syllables.
    rate_cpm : float or None
        Net rate; ``None`` without a voice lane or without talk.
    phrases : tuple of PhraseSpan
        What it holds of the pack.
    """

    syllables: int
    rate_cpm: float | None
    phrases: tuple[PhraseSpan, ...]


class CallJudge:
    """Judges one call by one pack.

    Parameters
    ----------
    pack : Pack
        The rules.
    speakers : sequence of Speaker
        Sides that can be heard.
    tracks : frozenset of Track
        Lanes that exist.
    baseline : Baseline or None
        The agent's saved usual voice.
    patient : bool
        Voice waits for words, so that what is shown is reproducible (batch); ``False`` live.
    language : str
        ``zh`` or ``en``.
    mono_mix : bool
        One channel holds both sides: nothing is worse than a note and nothing is missing.
    placeholders : mapping of str to str
        What this agent says in the pack's blanks (公司, 姓名, 工号 …); they win over the pack's own.
    silenced : collection of str
        Kinds that this agent does not want to be shown; their flags open all the same.
    wrong : mapping of str to int
        Rule to how often this agent called it wrong: it gives way as far as the pack allows.
    vocabulary : Vocabulary or None
        Of this pack with these `placeholders`, where more calls are judged by it; ``None`` to make it.
    aside : Path or None
        Folder in which what is old of a long call is put aside; ``None`` to keep it in memory.
    """

    def __init__(
        self,
        pack: Pack,
        speakers: Sequence[Speaker],
        tracks: frozenset[Track],
        *,
        baseline: Baseline | None = None,
        patient: bool = True,
        language: str = "zh",
        mono_mix: bool = False,
        placeholders: Mapping[str, str] = MappingProxyType({}),
        silenced: Collection[str] = (),
        wrong: Mapping[str, int] = MappingProxyType({}),
        vocabulary: Vocabulary | None = None,
        aside: Path | None = None,
    ) -> None:
        self._pack = pack
        self._tracks = tracks
        self._timeline = Timeline(speakers, aside)
        words_of = vocabulary.for_a_call() if vocabulary else Vocabulary.of(pack, placeholders)
        self._matcher = words_of.matcher
        self._dialogue = Dialogue(words_of.lexicon, words_of.matcher, words_of.cues, words_of.fillers)
        self._openings = frozenset(p for item in pack.checklist if item.item in OPENING for p in item.ticked_by)
        self._saved = None if mono_mix else baseline
        saved = {Speaker.AGENT: self._saved} if self._saved else {}
        self._references = CallReferences(self._timeline, saved, pack.file.syllables_per_nucleus)
        words = Track.WORDS in tracks
        self._checklist = Checklist(pack.checklist, speakers, words=words, mixed=mono_mix)
        items = item_params(pack.checklist, language)
        rules = [naming_items(rule, items) for rule in widened_rules(pack.rules, wrong)]
        self._engine = RuleEngine(
            [as_note(rule) for rule in rules] if mono_mix else rules,
            METRICS,
            CONDITIONS,
            self._checklist,
            Nudger(pack.file.budget, saved_baseline=bool(saved), silenced=frozenset(silenced)),
            Sources(self._timeline, self._dialogue, self._references),
            tracks,
            patient,
            language,
        )
        self._gauged = 0

    @property
    def timeline(self) -> Timeline:
        """Everything that was observed of the call."""
        return self._timeline

    @property
    def saved(self) -> Baseline | None:
        """The agent's saved usual voice, where one is the reference."""
        return self._saved

    @property
    def items(self) -> tuple[ItemState, ...]:
        """The checklist as it stands."""
        return self._checklist.states

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """Ids of rules whose input is missing."""
        return self._engine.not_assessed

    def add(self, observation: Observation) -> None:
        """Take what a lane said, in the lane's own order."""
        self._timeline.add(observation)
        if isinstance(observation, Utterance | Hearing):
            self._dialogue.hear(observation)

    def advance(self) -> list[Change]:
        """Judge every tick that the lanes have reached since the last call."""
        changes = self._engine.advance()
        self._dialogue.forget(self._engine.judged_s)
        return changes

    def drop(self, track: Track) -> None:
        """Go on without a lane that failed."""
        self._tracks = self._tracks - {track}
        self._engine.drop(track)

    def lost(self, speaker: Speaker, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        """Judge nothing that needs a side's sound where that sound is missing.

        Rules that need it have no opinion over the stretch, and none afterwards about anything that
        reaches back into it; checklist items that may have been said or become due in it are not
        assessed. A flag that opened in it before the loss was known is withdrawn by the next `advance`.

        Parameters
        ----------
        speaker : Speaker
            Whose sound. While a call is paused, both sides' is missing.
        from_s : float
            From when.
        until_s : float or None
            Until when; ``None`` while it is still missing. Say it again with the end when the sound is
            back.
        cause : Cause
            Why: a pause that ends ends no loss of a device, and the other way round.
        """
        self._timeline.lose(speaker, from_s, until_s, cause)

    def dispute(self, number: int) -> None:
        """The agent called a flag wrong: manners only, the flag itself stands until it closes."""
        self._engine.dispute(number)

    def finish(self, duration_s: float) -> list[Change]:
        """Judge what is left; the call lasted `duration_s`."""
        return self._engine.finish(duration_s)

    def gauges(self) -> list[GaugeRow]:
        """Gauges of every tick since the last call."""
        if Track.PROSODY not in self._tracks:
            return []
        reached_s = min(voice.end_s for voice in self._timeline.voices.values())
        rows: list[GaugeRow] = []
        while (self._gauged + 1) * TICK_S <= reached_s + 1e-9:
            self._gauged += 1
            rows += gauge_rows(self._view(round(self._gauged * TICK_S, 3)))
        return rows

    def read(self, utterance: Utterance) -> Read:
        """What the pack reads in an utterance that was added before."""
        syllables = len(normal(utterance.text).chars)
        talked_s = 0.0
        if Track.PROSODY in self._tracks:
            voice = self._timeline.voices[utterance.speaker]
            spans = voice.speech(min(utterance.span.end_s, voice.end_s), utterance.span.start_s)
            talked_s = speech_s([s for span in talk(spans) if (s := span & utterance.span)])
        rate = 60 * syllables / talked_s if talked_s > 0.3 else None
        return Read(syllables, rate, self._phrases(utterance))

    def figures(self, duration_s: float) -> dict[str, Figures]:
        """Figures over the whole call."""
        return call_figures(self._view(duration_s)) if Track.PROSODY in self._tracks else {}

    def usual(self, speaker: Speaker, as_of_s: float) -> Baseline | None:
        """The voice that a speaker is compared with, saved or settled from the call."""
        return self._references.at(speaker, as_of_s)

    def view_at(self, at_s: float) -> View:
        """The call as it was known at an instant, for what is marked when it is over."""
        return self._view(at_s)

    def ticks(self, phrase: str) -> tuple[str, ...]:
        """Checklist items that a phrase can tick."""
        return tuple(item.item for item in self._pack.checklist if phrase in item.ticked_by)

    def _phrases(self, utterance: Utterance) -> tuple[PhraseSpan, ...]:
        if utterance.speaker is Speaker.AGENT:
            return self._dialogue.phrases_of(utterance)
        # The customer says no standard phrases; one that opens the call shows swapped channels.
        if not self._matcher.may_hold(utterance.text, self._openings):
            return ()
        hits = self._matcher.match(utterance.text, confidence=utterance.confidence)
        return tuple(
            PhraseSpan(h.phrase, h.verdict is Verdict.SAID, h.score, h.text, utterance.span)
            for h in hits
            if h.phrase in self._openings
        )

    def _view(self, now_s: float) -> View:
        return View(self._timeline, self._dialogue, self._references, now_s, now_s, items=self._checklist.states)


def naming_items(rule: Rule, items: Mapping[str, str | list[str]]) -> Rule:
    """The rule with what is called what on the checklist and by what it is heard, if it is about items."""
    if rule.kind not in (Kind.PHRASE_MISSING, Kind.ORDER_BROKEN):
        return rule
    return rule.model_copy(update={"params": {**items, **rule.params}})


def as_note(rule: Rule) -> Rule:
    """The rule as it may judge when nobody knows who is speaking."""
    return rule.model_copy(update={"severity": Severity.NOTE, "alert_above": None, "alert_below": None})
