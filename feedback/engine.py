"""Runs a pack's rules over a call, tick by tick, and decides what is shown.

A tick is judged once the lanes behind it have heard the sound up to there, and sees only
what could be known then; so the flags are the same live, replayed and in batch. What the
voice tells need not wait for the words, nor what words alone tell for the voice: each has its
own row of ticks. With `patient` all go together, and what is *shown* is reproducible as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Protocol

from audio.block import Speaker
from audio.lane import Track
from feedback.condition import Condition
from feedback.flag import Change, Closed, ItemChanged, ItemState, Withdrawn
from feedback.judge import TICK_S, Began, Ended, Judge, Undone, Verdict
from feedback.metric import Metric
from feedback.nudges import Nudger
from feedback.review import Review
from feedback.rule import Rule
from feedback.showing import Showing
from feedback.timeline import Timeline
from feedback.view import References, Remembered, View, Words
from feedback.wakes import Wakes


class Checks(Protocol):
    """The checklist, as the engine drives it."""

    @property
    def states(self) -> tuple[ItemState, ...]:
        """Every item as it stands."""

    def tick(self, view: View) -> Sequence[ItemState]:
        """Items whose state changed at this tick."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the engine reads: filled by others, judged here."""

    timeline: Timeline
    words: Words
    references: References


@dataclass(slots=True)
class _Row:
    """Judges that are asked together, and how many ticks they have been asked."""

    judges: list[Judge]
    waits_for: frozenset[Track]
    words: bool
    ticks: int = 0
    busy: set[int] = field(default_factory=set)  # places of the judges that have something open
    kinds: list[tuple[Wakes, Speaker]] = field(init=False)  # by what judges are woken
    kind_of: list[int] = field(init=False)  # of each judge

    def due(self, reached_s: float) -> Iterator[float]:
        while (self.ticks + 1) * TICK_S <= reached_s + 1e-9:
            yield round((self.ticks + 1) * TICK_S, 3)
            self.ticks += 1

    def __post_init__(self) -> None:
        each = [(judge.wakes, judge.rule.speaker) for judge in self.judges]
        self.kinds = list(dict.fromkeys(each))
        self.kind_of = [self.kinds.index(kind) for kind in each]

    def awake(self, view: View) -> list[tuple[int, Judge]]:
        """Judges that may have something to say, in the pack's order, each with its place."""
        awake, busy, judges = [wakes.awake(view, speaker) for wakes, speaker in self.kinds], self.busy, self.judges
        return [(place, judges[place]) for place, kind in enumerate(self.kind_of) if awake[kind] or place in busy]


class RuleEngine:
    """Judges one call.

    Parameters
    ----------
    rules : sequence of Rule
        In the pack's order.
    metrics, conditions : mapping
        The tables that rules refer to.
    checklist : Checks
        The call's checklist.
    nudger : Nudger
        Decides what is shown.
    sources : Sources
        What is known.
    tracks : frozenset of Track
        Lanes that exist; rules that need another are not assessed.
    patient : bool
        Voice and words wait for each other, so that what is shown is reproducible.
    language : str
        Of the sentences in flags.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        metrics: Mapping[str, Metric],
        conditions: Mapping[str, Condition],
        checklist: Checks,
        nudger: Nudger,
        sources: Sources,
        tracks: frozenset[Track],
        patient: bool = True,
        language: str = "zh",
    ) -> None:
        numbers = count(1)
        speakers = frozenset(sources.timeline.speakers)
        heard = [
            rule
            for rule in rules
            if metrics[rule.metric].tracks <= tracks
            and rule.speaker in speakers
            and (not metrics[rule.metric].both or len(speakers) == 2)
        ]
        judges = [Judge(rule, metrics[rule.metric], numbers, language) for rule in heard]
        by_voice = [j for j in judges if Track.WORDS not in j.metric.tracks]
        at_once = [j for j in judges if j.metric.at_once and not j.rule.unless]
        by_words = [j for j in judges if j not in by_voice and j not in at_once]
        both = frozenset(Track)
        self._rows = (
            [_Row(by_voice + at_once + by_words, both, words=True)]
            if patient
            else [
                _Row(by_voice, frozenset({Track.PROSODY}), words=False),
                _Row(at_once, frozenset({Track.WORDS}), words=False),
                _Row(by_words, both, words=True),
            ]
        )
        self._unheard = tuple(rule.id for rule in rules if rule not in heard)
        self._conditions = conditions
        self._checklist = checklist
        self._showing = Showing(nudger, {rule.id: rule.cooldown_s for rule in rules})
        self._sources = sources
        self._review = Review(metrics, conditions)
        self._tracks = tracks
        self._muted: set[int] = set()
        self._remembered = Remembered()
        self._latest_s = 0.0

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """Ids of rules without input: their lane, speaker or second channel is missing."""
        lost = (j.rule.id for row in self._rows for j in row.judges if not j.metric.tracks <= self._tracks)
        return (*self._unheard, *lost)

    @property
    def judged_s(self) -> float:
        """The last tick that every rule was asked about; none is asked about an earlier one again."""
        return round(min(row.ticks for row in self._rows) * TICK_S, 3)

    def drop(self, track: Track) -> None:
        """Go on without a lane that failed: its rules say nothing from here on."""
        self._tracks = self._tracks - {track}

    def dispute(self, number: int) -> None:
        """The agent called a flag wrong: it is shown no more, and its kind keeps quiet for a while."""
        self._showing.disputed(number, self._latest_s)

    def advance(self) -> list[Change]:
        """Judge every tick that the lanes have reached since the last call."""
        changes: list[Change] = []
        for row in self._rows:
            for now_s in row.due(self._reached_s(row.waits_for)):
                changes += self._step(row, now_s)
        return changes

    def finish(self, duration_s: float) -> list[Change]:
        """Judge what is left and close what is open; the call lasted `duration_s`."""
        changes = self.advance()
        for row in self._rows:
            # Never rounded down: words that settle with the last sample belong to the call.
            changes += self._step(row, duration_s, ended=True)
        for row in self._rows:
            for judge in row.judges:
                for verdict in judge.finish():
                    changes += self._take(verdict, judge, duration_s)
        return changes + self._reviewed(self._view(duration_s, duration_s, ended=True))

    def _reached_s(self, tracks: frozenset[Track]) -> float:
        timeline, waited = self._sources.timeline, tracks & self._tracks or self._tracks
        reached = [timeline.heard_s(track, s) for track in waited for s in timeline.speakers]
        if Track.PROSODY in waited:
            reached += [voice.end_s for voice in timeline.voices.values()]
        return min(reached, default=0.0)

    def _view(self, now_s: float, since_s: float, ended: bool = False) -> View:
        s = self._sources
        items = self._checklist.states
        return View(s.timeline, s.words, s.references, now_s, since_s, ended, items=items, remembered=self._remembered)

    def _step(self, row: _Row, now_s: float, ended: bool = False) -> list[Change]:
        view = self._view(now_s, round(row.ticks * TICK_S, 3), ended)
        self._latest_s = max(self._latest_s, now_s)
        changes: list[Change] = []
        if row.words and Track.WORDS in self._tracks:
            items = tuple(self._checklist.tick(view))
            changes += [ItemChanged(now_s, state) for state in items]
            if items:
                view = replace(view, items_changed=items, items=self._checklist.states)
        for place, judge in row.awake(view):
            for verdict in self._ask(judge, view):
                changes += self._take(verdict, judge, now_s)
            (row.busy.add if judge.busy else row.busy.discard)(place)
        if row.words and Track.WORDS in self._tracks:
            changes += self._reviewed(view)
        busy = (each.judges[place] for each in self._rows for place in each.busy)
        fading = {judge.fading for judge in busy if judge.fading is not None}
        return [*changes, *self._showing.offer(self._latest_s, lambda: self._agent_speech_s(view), fading, ended)]

    def _ask(self, judge: Judge, view: View) -> list[Verdict]:
        if not judge.metric.tracks <= self._tracks:
            return judge.finish()
        return judge.tick(view, lambda: not self._excepted(judge, view))

    def _excepted(self, judge: Judge, view: View) -> bool:
        """Whether an exception of the rule holds; asked only when something was found wrong."""
        waits = Track.WORDS in judge.metric.tracks
        asked = [self._conditions[name] for name in judge.rule.unless]
        return any(c.holds(view, judge.rule) for c in asked if waits or Track.WORDS not in c.tracks)

    def _take(self, verdict: Verdict, judge: Judge, now_s: float) -> list[Change]:
        flag = verdict.flag
        if isinstance(verdict, Began):
            self._showing.began(flag)
            self._review.watch(flag, judge.rule)
        elif isinstance(verdict, Undone):
            return [Withdrawn(now_s, flag, "lost")] if self._showing.gone(flag.number) else []
        elif flag.number in self._muted:
            if isinstance(verdict, Ended):
                self._muted.discard(flag.number)
        elif isinstance(verdict, Ended):
            self._showing.gone(flag.number)
            self._review.closed(flag, now_s)
            return [Closed(now_s, flag)]
        else:
            self._showing.alerted(flag)
        return []

    def _reviewed(self, view: View) -> list[Change]:
        """Second thoughts; a flag that nobody heard of is dropped without a word."""
        changes: list[Change] = []
        for change in self._review.tick(view):
            if isinstance(change, Withdrawn):
                self._muted.add(change.flag.number)
                if not self._showing.gone(change.flag.number):
                    continue
            changes.append(change)
        return changes

    def _agent_speech_s(self, view: View) -> float:
        return view.voice(Speaker.AGENT).spoken_s(view.now_s) if view.hears(Speaker.AGENT) else 0.0
