"""A take with recorded answers on a simulated clock: what is heard goes through the same pipeline as a live call's sound.

Ears hear it a tenth of a second at a time, and the customer goes on by what they say. Nobody waits for a
clock, so a take is over as soon as it has been heard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from asr_models.transcript import Utterance
from audio.block import RATE, Samples, Speaker
from audio.span import Span
from coach_app.events import Event, Said
from coach_app.lanes import ObservingLane
from coach_app.practice.acts import Act, Input, Passed, Played, Say, Show, Stock, Words
from coach_app.practice.answers import Answer, Answers, read_sound
from coach_app.practice.customer import Customer
from coach_app.practice.desk import STEP, Desk
from coach_app.practice.known_words import KnownWords
from coach_app.practice.limits import IDLE_S, LONGEST_S
from coach_app.practice.mouth import Spoken
from coach_app.practice.recorded_agent import RecordedAgent
from coach_app.practice.sounds import Sound, Sounds
from feedback.drills.drill import Drill
from feedback.drills.take import Shown
from feedback.timeline import Observation

SPEAKERS = (Speaker.AGENT, Speaker.CUSTOMER)
#: Acts are given out a step early, so that their sound begins on time.
_LEAD_S = STEP / RATE
#: How long a line would take that nobody has spoken, for each of its characters.
_CHARACTER_S = 0.22
#: Where nobody has an answer to a prompt nothing more can come.
_UNANSWERED_S = 3.0
#: Sound that is kept after somebody has hung up.
_TAIL_S = 0.2


class Ears(Protocol):
    """What hears the call: `coach_app.pipeline.Pipeline`."""

    @property
    def heard_s(self) -> float:
        """Call time up to which sound was taken."""

    def begin(self) -> list[Event]:
        """Say that the session has started."""

    def take(self, observations: Sequence[Observation]) -> list[Event]:
        """Take what lanes observed."""

    def finish(self) -> list[Event]:
        """Take the end of the sound."""


class RecordedTake:
    """One take.

    Parameters
    ----------
    drill : Drill
        What is practised.
    answers : Answers
        What the agent says.
    sounds : Sounds
        The customer's voice.
    ears : Ears
        The pipeline, without lanes of its own.
    lanes : mapping of Speaker to sequence of lanes
        What listens; the customer's words are known without.
    hears_words : bool
        Somebody hears the agent's words.
    placed : callable or None
        Told what the agent is going to say when, where the words are written down.

    Attributes
    ----------
    customer : Customer
        As far as the take has come.
    events : list of (Event, float)
        What happened, and when it was known.
    """

    def __init__(
        self,
        drill: Drill,
        answers: Answers,
        sounds: Sounds,
        ears: Ears,
        lanes: Mapping[Speaker, Sequence[ObservingLane]],
        *,
        hears_words: bool,
        placed: Callable[[Span, str], None] | None = None,
    ) -> None:
        self.customer = Customer(drill, lead_s=_LEAD_S, hears_words=hears_words)
        self.events: list[tuple[Event, float]] = []
        self._drill = drill
        self._sounds = sounds
        self._ears = ears
        self._lanes = lanes
        self._placed = placed or (lambda _span, _text: None)
        self._desk = Desk(SPEAKERS)
        self._agent = RecordedAgent(drill, answers, self._put)
        self._words = KnownWords(settles=hears_words)
        self._playing: Played | None = None
        self._spoken: list[Spoken] = []
        self._files: dict[str, Samples] = {}
        self._stocks = 0

    @property
    def now_s(self) -> float:
        """Call time up to which the take has come."""
        return self._desk.now_s

    @property
    def pcm(self) -> npt.NDArray[np.int16]:
        """Its sound, agent and customer."""
        return self._desk.pcm

    def run(self, tell: Callable[[float], None] = lambda _: None) -> None:
        """Play it to its end.

        Parameters
        ----------
        tell : callable
            Told the call time that was reached.
        """
        self._publish(self._ears.begin())
        self._agent.greet()
        while not self._is_over():
            self._listen()
            tell(self.now_s)
            for event in self._agent.hears(self.now_s):
                self._give(event)
            if self._playing is not None and self._playing.span.end_s <= self.now_s:
                played, self._playing = self._playing, None
                self._give(played)
            self._give(Passed(self.now_s))
        self._finish()

    def _is_over(self) -> bool:
        over = self.customer.over
        if over is not None:
            return self.now_s >= over.at_s + _TAIL_S
        line, prompts = self.customer.at, self._drill.speaks == "prompt"
        quiet_s = self.now_s - max([self._agent.busy_s, *(shown.span.end_s for shown in self.customer.shown[-1:])])
        waits = line is not None and (line.on_silence or line.expects.silence_s is not None)
        idle_s = _UNANSWERED_S if prompts and line is not None and not waits else IDLE_S
        return (quiet_s > idle_s and self._playing is None) or self.now_s > LONGEST_S

    def _listen(self) -> None:
        """Hear the next step."""
        seen: list[Observation] = []
        for block in self._desk.step():
            for lane in self._lanes.get(block.speaker, ()):
                seen += lane.feed(block)
        known = [one for one in self._spoken if one.span.end_s <= self.now_s]
        self._spoken = [one for one in self._spoken if one.span.end_s > self.now_s]
        open_s = min((one.span.start_s for one in self._spoken), default=None)
        seen += self._words.advance(self.now_s, known, open_s)
        self._publish(self._ears.take(seen))

    def _finish(self) -> None:
        seen: list[Observation] = [one for lanes in self._lanes.values() for lane in lanes for one in lane.finish()]
        cut = [Spoken(Span(s.span.start_s, self.now_s), s.text) for s in self._spoken if s.span.start_s < self.now_s]
        seen += self._words.finish(self.now_s, cut)
        self._publish([*self._ears.take(seen), *self._ears.finish()])

    def _publish(self, events: Sequence[Event]) -> None:
        for event in events:
            self.events.append((event, self.now_s))
            if isinstance(event, Said) and event.utterance.speaker is Speaker.AGENT:
                said: Utterance = event.utterance
                self._give(Words(self.now_s, said.span, said.text, tuple(hit.phrase for hit in event.hits)))

    def _give(self, event: Input) -> None:
        self.customer, acts = self.customer.hear(event)
        for act in acts:
            self._do(act)

    def _do(self, act: Act) -> None:
        line = self.customer.at
        if isinstance(act, Say | Stock):
            self._say(act)
        if isinstance(act, Say) and line is not None and self._playing is not None:
            self._agent.answer(line, Shown(act.line, act.nth, self._playing.span, act.text))
        elif isinstance(act, Show) and line is not None:
            self._agent.answer(line, self.customer.shown[-1])

    def _say(self, act: Say | Stock) -> None:
        sound = self._sound(act)
        text = sound.text if sound is not None and sound.text else getattr(act, "text", "")
        if sound is None:
            span = Span(act.due_s, act.due_s + _CHARACTER_S * len(text))
        else:
            span = self._desk.put(Speaker.CUSTOMER, act.due_s, self._samples(sound))
            if text:
                self._spoken.append(Spoken(span, text))
        self._playing = Played(span.end_s, span, text)

    def _sound(self, act: Say | Stock) -> Sound | None:
        if isinstance(act, Stock):
            self._stocks += 1
            return self._sounds.stock_sound(self._drill.id, act.name, self._stocks - 1)
        line = next(line for line in self._drill.line if line.id == act.line)
        found = self._sounds.line_sound(self._drill, line)
        return found if found is not None and found.path.is_file() else None

    def _samples(self, sound: Sound) -> Samples:
        name = str(sound.path)
        if name not in self._files:
            self._files[name] = read_sound(sound.path)
        return self._files[name]

    def _put(self, at_s: float, answer: Answer) -> Span:
        span = self._desk.put(Speaker.AGENT, at_s, answer.sound)
        self._placed(span, answer.text)
        return span
