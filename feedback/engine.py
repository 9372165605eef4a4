"""Runs a pack's rules over a call, tick by tick, and decides what is shown.

Two clocks drive it: one for what the voice tells, one for what the words tell. A tick
is judged once the lanes behind it have heard the sound up to there, and sees only what
could be known then; so the flags are the same live, replayed and in batch. With
`patient` both clocks move together and what is *shown* is reproducible as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from audio.block import Speaker
from audio.lane import Track
from feedback.condition import Condition
from feedback.flag import Change, Closed, Flag, ItemChanged, ItemState, Opened, Shown, Withdrawn
from feedback.judge import Began, Changed, Ended, Judge, Verdict
from feedback.metric import Metric
from feedback.nudges import Nudger
from feedback.review import Review
from feedback.rule import Rule
from feedback.timeline import Timeline
from feedback.view import References, View, Words

#: Seconds between two ticks of call time.
TICK_S = 0.2


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
        Both clocks wait for each other.
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
        judges = [
            Judge(rule, metrics[rule.metric], numbers, language)
            for rule in rules
            if metrics[rule.metric].tracks <= tracks
            and rule.speaker in speakers
            and (not metrics[rule.metric].both or len(speakers) == 2)
        ]
        self._by_voice = [j for j in judges if Track.WORDS not in j.metric.tracks]
        self._by_words = [j for j in judges if Track.WORDS in j.metric.tracks]
        self._conditions = conditions
        self._checklist = checklist
        self._nudger = nudger
        self._sources = sources
        self._review = Review(metrics, conditions)
        self._tracks = tracks
        self._patient = patient
        self._ticked = {Track.PROSODY: 0, Track.WORDS: 0}
        self._waiting: dict[int, tuple[Flag, float]] = {}
        self._opened: dict[int, Judge] = {}

    def drop(self, track: Track) -> None:
        """Go on without a lane that failed: its rules say nothing from here on."""
        self._tracks = self._tracks - {track}

    def advance(self) -> list[Change]:
        """Judge every tick that the lanes have reached since the last call."""
        changes: list[Change] = []
        voice_s, words_s = self._reached_s(Track.PROSODY), self._reached_s(Track.WORDS)
        words_s = min(words_s, voice_s)
        if self._patient:
            voice_s = words_s
        while (n := self._ticked[Track.PROSODY] + 1) * TICK_S <= voice_s + 1e-9:
            changes += self._step(n * TICK_S, voice=True, words=self._patient)
            self._ticked[Track.PROSODY] = n
            if self._patient:
                self._ticked[Track.WORDS] = n
        while (n := self._ticked[Track.WORDS] + 1) * TICK_S <= words_s + 1e-9:
            changes += self._step(n * TICK_S, voice=False, words=True)
            self._ticked[Track.WORDS] = n
        return changes

    def finish(self, duration_s: float) -> list[Change]:
        """Judge what is left and close what is open; the call lasted `duration_s`."""
        changes = self.advance()
        changes += self._step(duration_s, voice=True, words=True, ended=True)
        for judge in self._by_voice + self._by_words:
            changes += [self._close(v.flag, duration_s) for v in judge.finish(duration_s) if isinstance(v, Ended)]
        return changes + self._reviewed(self._view(duration_s, duration_s, ended=True))

    def _reached_s(self, track: Track) -> float:
        if track not in self._tracks:
            return float("inf") if track is Track.WORDS else self._reached_s(Track.WORDS)
        timeline = self._sources.timeline
        if track is Track.PROSODY:
            return min(timeline.voices[s].end_s for s in timeline.speakers)
        return min(timeline.heard_s(track, s) for s in timeline.speakers)

    def _view(self, now_s: float, since_s: float, ended: bool = False) -> View:
        s = self._sources
        flags = tuple(f for j in self._by_voice + self._by_words for f in j.open_flags)
        states = self._checklist.states
        return View(s.timeline, s.words, s.references, now_s, since_s, ended, items=states, open_flags=flags)

    def _step(self, now_s: float, voice: bool, words: bool, ended: bool = False) -> list[Change]:
        clock = Track.WORDS if words else Track.PROSODY
        now_s = round(now_s, 3)
        view = self._view(now_s, round(self._ticked[clock] * TICK_S, 3), ended)
        changes: list[Change] = []
        judges = self._by_voice if voice and Track.PROSODY in self._tracks else []
        if words and Track.WORDS in self._tracks:
            items = tuple(self._checklist.tick(view))
            changes += [ItemChanged(now_s, state) for state in items]
            view = replace(view, items_changed=items, items=self._checklist.states)
            judges = [*judges, *self._by_words]
        for judge in judges:
            for verdict in judge.tick(view, self._allowed(judge.rule, view)):
                changes += self._take(verdict, judge, now_s)
        if words:
            changes += self._reviewed(view)
        return changes + self._show(view)

    def _allowed(self, rule: Rule, view: View) -> bool:
        by_words = rule.metric in {j.rule.metric for j in self._by_words}
        asked = (self._conditions[name] for name in rule.unless)
        return not any(c.holds(view, rule) for c in asked if by_words or Track.WORDS not in c.tracks)

    def _take(self, verdict: Verdict, judge: Judge, now_s: float) -> list[Change]:
        flag = verdict.flag
        if isinstance(verdict, Began):
            self._opened[flag.number] = judge
            self._waiting[flag.number] = (flag, now_s)
            self._review.watch(flag, judge.rule)
            return []
        if isinstance(verdict, Changed):
            cooldown_s, spoken_s = judge.rule.cooldown_s, 0.0
            return [] if self._nudger.consider(flag, now_s, spoken_s, cooldown_s) else [Shown(now_s, flag)]
        return [*self._announce(flag.number, "closed"), self._close(flag, now_s)]

    def _close(self, flag: Flag, at_s: float) -> Closed:
        self._nudger.gone(flag.number)
        self._review.closed(flag)
        self._waiting.pop(flag.number, None)
        return Closed(at_s, flag)

    def _reviewed(self, view: View) -> list[Change]:
        changes: list[Change] = []
        for change in self._review.tick(view):
            if isinstance(change, Withdrawn):
                number = change.flag.number
                self._opened[number].drop(number)
                self._nudger.gone(number)
                if self._is_unannounced(number, view.now_s):
                    del self._waiting[number]
                    continue
                self._waiting.pop(number, None)
            changes.append(change)
        return changes

    def _is_unannounced(self, number: int, now_s: float) -> bool:
        waiting = self._waiting.get(number)
        return waiting is not None and waiting[1] == now_s

    def _announce(self, number: int, held_back: str) -> list[Change]:
        waiting = self._waiting.get(number)
        return [] if waiting is None or waiting[1] < 0 else [Opened(waiting[1], waiting[0], False, held_back)]

    def _show(self, view: View) -> list[Change]:
        changes: list[Change] = []
        spoken_s = self._agent_speech_s(view)
        for number, (flag, since_s) in list(self._waiting.items()):
            why = self._nudger.consider(flag, view.now_s, spoken_s, self._opened[number].rule.cooldown_s)
            new = since_s >= 0
            if not why:
                del self._waiting[number]
                changes.append(Opened(view.now_s, flag, True) if new else Shown(view.now_s, flag))
            elif new:
                self._waiting[number] = (flag, -1.0)
                changes.append(Opened(view.now_s, flag, False, why))
        return changes

    def _agent_speech_s(self, view: View) -> float:
        return sum(s.duration_s for s in view.speech(Speaker.AGENT))
