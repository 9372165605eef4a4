"""Conversations for tests: who says what when, heard by the scripted recogniser, judged by the default pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from asr_models.lane import WordsLane
from asr_models.scripted import Line, ScriptedEngine
from asr_models.transcript import Hearing, Utterance
from audio.block import RATE, AudioBlock, Speaker
from audio.prosody import HOP, ProsodyFrames
from audio.span import Span
from feedback.baseline import Baseline
from feedback.checklist import Checklist
from feedback.cues import CueTable
from feedback.dialogue import Dialogue
from feedback.fillers import FillerFinder
from feedback.flag import ItemState
from feedback.judge import TICK_S
from feedback.metric import Reading
from feedback.metrics import METRICS
from feedback.pack import Pack, load_pack
from feedback.phrases import Hit, PhraseMatcher
from feedback.rule import Rule
from feedback.timeline import Timeline
from feedback.view import View

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER
#: (who, start, end, text)
Said = tuple[Speaker, float, float, str]


@cache
def pack() -> Pack:
    """The default pack."""
    return load_pack()


class Remembering:
    """The default pack's phrases; tests say the same sentences again and again."""

    def __init__(self) -> None:
        self._matcher = PhraseMatcher(pack().lexicon)
        self._known: dict[tuple[str, float, str, bool], list[Hit]] = {}

    def match(self, text: str, *, confidence: float = 1.0, previous: str = "", goes_on: bool = False) -> list[Hit]:
        """Hits of a text, worked out once."""
        key = (text, confidence, previous, goes_on)
        if key not in self._known:
            self._known[key] = self._matcher.match(text, confidence=confidence, previous=previous, goes_on=goes_on)
        return self._known[key]

    def may_forbid(self, text: str) -> bool:
        """Whether to look closely at a text."""
        return self._matcher.may_forbid(text)


@cache
def matcher() -> Remembering:
    """The default pack's phrases."""
    return Remembering()


@cache
def cues() -> CueTable:
    """The default pack's cues."""
    return CueTable(pack().file.cues, pack().lexicon)


def dialogue() -> Dialogue:
    """A dialogue that has heard nothing."""
    return Dialogue(pack().lexicon, matcher(), cues(), FillerFinder(pack().lexicon))


def rule(name: str) -> Rule:
    """A rule of the default pack."""
    return next(r for r in pack().rules if r.id == name)


class NoReference:
    """Nothing is known of anybody's usual voice."""

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:  # noqa: ARG002
        """No baseline."""
        return None

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:  # noqa: ARG002
        """One syllable for each nucleus."""
        return 1.0


class Conversation:
    """A call with words and voice activity wherever somebody speaks.

    Parameters
    ----------
    said : sequence of (Speaker, float, float, str)
        Who says what from when to when.
    duration_s : float
        Length of the call.
    speakers : sequence of Speaker
        Sides that have a channel.
    """

    def __init__(
        self, said: Sequence[Said], duration_s: float, speakers: Sequence[Speaker] = (AGENT, CUSTOMER)
    ) -> None:
        self.duration_s = duration_s
        self.timeline = Timeline(speakers)
        self.dialogue = dialogue()
        engine = ScriptedEngine([Line(who, Span(start, end), text) for who, start, end, text in said])
        for speaker in speakers:
            lane = WordsLane(speaker, engine.recognizer(speaker))
            silence = AudioBlock(speaker, np.zeros(round(duration_s * RATE), np.float32), 0)
            for seen in (*lane.feed(silence), *lane.finish()):
                self.timeline.add(seen)
                if isinstance(seen, Utterance | Hearing):
                    self.dialogue.hear(seen)
            own = [Span(start, end) for who, start, end, _ in said if who is speaker]
            self.timeline.add(activity(speaker, own, duration_s))

    def views(self) -> Iterator[View]:
        """The call at each tick and at its end."""
        now_s = 0.0
        for n in range(1, int(self.duration_s / TICK_S + 1e-9) + 1):
            since_s, now_s = now_s, round(n * TICK_S, 3)
            yield View(self.timeline, self.dialogue, NoReference(), now_s, since_s)
        yield View(self.timeline, self.dialogue, NoReference(), self.duration_s, now_s, ended=True)

    def view(self, now_s: float) -> View:
        """The call at one instant."""
        return View(self.timeline, self.dialogue, NoReference(), now_s, round(now_s - TICK_S, 3))

    def readings(self, name: str) -> list[tuple[float, Reading]]:
        """What a rule's metric reads, with the tick: every finding, or a gauge's opinion at each tick."""
        wanted = rule(name)
        metric = METRICS[wanted.metric]
        found: list[tuple[float, Reading]] = []
        for view in self.views():
            if metric.find:
                found += [(view.now_s, reading) for reading in metric.find(view, wanted)]
            elif metric.gauge and (reading := metric.gauge(view, wanted)):
                found.append((view.now_s, reading))
        return found

    def checklist(self, *, mixed: bool = False) -> dict[str, ItemState]:
        """The checklist at the end of the call."""
        return dict(self.history(mixed=mixed)[-1][1])

    def history(self, *, mixed: bool = False) -> list[tuple[View, dict[str, ItemState]]]:
        """The checklist after every tick, with the view that shows the changes."""
        kept = Checklist(pack().checklist, self.timeline.speakers, mixed=mixed)
        seen = []
        for view in self.views():
            changed = tuple(kept.tick(view))
            states = {state.item: state for state in kept.states}
            seen.append((replace(view, items_changed=changed, items=kept.states), states))
        return seen


def activity(speaker: Speaker, spans: Sequence[Span], duration_s: float) -> ProsodyFrames:
    """Voice measures that show nothing but when somebody speaks."""
    rows = int(duration_s * RATE / HOP)
    times = np.arange(rows) * HOP / RATE
    speech = np.zeros(rows, np.bool_)
    for span in spans:
        speech |= (times >= span.start_s) & (times < span.end_s)
    silent, none = np.full(rows, -60, np.float32), np.zeros(rows, np.bool_)
    pitch = np.full(rows, np.nan, np.float32)
    return ProsodyFrames(speaker, 0, pitch, np.zeros(rows, np.float32), silent, none, speech, none, none)
