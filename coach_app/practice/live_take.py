"""One take while it runs: what the ears know goes to the customer, what the customer wants is said, shown and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from coach_app.events import Event, LaneFailed, Said
from coach_app.practice.acts import Act, Hang, Input, Known, Passed, Rang, Say, Show, Stock, Words
from coach_app.practice.customer import Customer
from coach_app.practice.kept import PracticeLog
from coach_app.practice.known_words import KnownWords
from coach_app.practice.limits import limit_reached
from coach_app.practice.mouth import Mouth
from coach_app.practice.news import HungUp, LineBegan, LineEnded, PracticeNews, Turn, TurnChanged
from coach_app.practice.sounds import Sounds
from coach_app.practice.turn_ears import TurnEars
from coach_app.recording.messages import Levels, Order, Report
from coach_app.recording.sessions import SessionFolder
from coach_app.shift.live_call import LiveCall
from feedback.drills.drill import Drill
from feedback.drills.take import HangUp
from feedback.timeline import Observation

log = logging.getLogger(__name__)

#: From an order to the recorder to the first sample that is heard.
LEAD_S: Final = 0.17
#: A customer who is talked over for so long falls silent.
_YIELDS_S: Final = 1.2


class LiveTake:
    """One go at a drill.

    Parameters
    ----------
    drill : Drill
        What is practised.
    folder : Path
        Of its session.
    began_ns : int
        Call time 0, by the recorder's clock.
    sounds : Sounds
        The customer's voice.
    order : callable
        Tells the recorder.
    tell : callable
        Takes news for the page.
    numbers : iterator of int
        Numbers for clips.
    hears_words : bool
        Somebody hears the agent's words.
    title : str
        What the drill is called in the session; empty for what its author called it.
    """

    def __init__(
        self,
        drill: Drill,
        folder: Path,
        began_ns: int,
        sounds: Sounds,
        order: Callable[[Order], None],
        tell: Callable[[PracticeNews], None],
        numbers: Iterator[int],
        *,
        hears_words: bool,
        title: str = "",
    ) -> None:
        self._drill = drill
        self._began_ns = began_ns
        self._tell = tell
        self._log = PracticeLog(folder)
        self._keep(lambda: self._log.begin(drill.id))
        self._keep(lambda: SessionFolder(folder).change(title=f"{drill.id} {title or drill.title}"))
        self._mouth = Mouth(drill, sounds, order, numbers)
        self._ears = TurnEars()
        self._words = KnownWords(settles=hears_words)
        self._customer = Customer(drill, lead_s=LEAD_S, hears_words=hears_words)
        self._settled = dict.fromkeys((Track.PROSODY, Track.WORDS), 0.0)
        self._kept = 0
        self._now_s = 0.0
        self._told_s: float | None = None
        self._turn = Turn.NOBODY
        self._rang = False
        self._finished = False

    @property
    def over(self) -> HangUp | None:
        """How it ended."""
        return self._customer.over

    def hear(self, report: Report, now_ns: int) -> None:
        """Take what the recorder says."""
        now_s = self._call_s(now_ns)
        if isinstance(report, Levels):
            for side in report.sides:
                if side.speaker is Speaker.AGENT:
                    self._ears.meter(self._call_s(report.taken_ns), active=side.active)
        self._mouth.hear(report, now_s)
        self._tell_begun()

    def notice(self, observed: Sequence[Observation]) -> None:
        """Take what a lane observed."""
        for seen in observed:
            match seen:
                case ProsodyFrames():
                    self._ears.rows(seen)
                case Settled(track, Speaker.AGENT, until_s):
                    self._settled[track] = until_s
                case _:
                    pass
        # Words are told once the voice has been measured too (`coach_app.pipeline`).
        known_s = min(self._settled.values())
        if known_s > self._customer.known.until_s:
            self._give(Known(self._now_s, known_s))

    def follow(self, event: Event) -> None:
        """Take what was judged."""
        match event:
            case Said(utterance=Utterance(speaker=Speaker.AGENT) as said):
                phrases = tuple(hit.phrase for hit in event.hits)
                self._give(Words(self._now_s, said.span, said.text, phrases))
            case LaneFailed(lane="words"):
                self._customer = replace(self._customer, hears_words=False)
            case _:
                pass

    def hang_up(self) -> None:
        """The agent hangs up."""
        self._rang = True

    def say_again(self) -> None:
        """The customer's line once more."""
        line = self._customer.at
        if line is None or self.over is not None or self._drill.speaks == "prompt" or line.sound == "silence":
            return
        again = Say(self._now_s, line.id, self._customer.nth + 1, line.text)
        self._customer = replace(self._customer, pending=again, nth=again.nth, again=self._customer.again + 1)
        self._do(again)

    def turn(self, now_ns: int) -> None:
        """Do what is due."""
        self._now_s = max(self._now_s, self._call_s(now_ns))
        if self.over is not None:
            return
        for voice in self._ears.take():
            self._give(voice)
        for played, whole in self._mouth.turn(self._now_s):
            self._tell_ended(played.span, whole=whole)
            self._give(played)
        if self._rang:
            self._give(Rang(self._now_s))
        else:
            self._give(Passed(self._ears.until_s(self._now_s)))
        self._yield()
        self._tell_begun()
        self._note()
        if (limit := limit_reached(self._customer, self._now_s)) is not None:
            self.stop(limit)  # whoever was here has walked away

    def says(self, call: LiveCall) -> list[Observation]:
        """The customer's words as far as they were recorded."""
        if self._finished:
            return []
        if call.ended:
            self._finished = True
            return self._words.finish(call.recorded_s, self._mouth.spoken(call.recorded_s))
        return self._words.advance(call.recorded_s, self._mouth.spoken(call.recorded_s), self._mouth.open_s)

    def stop(self, why: str = "") -> None:
        """End it though nobody hangs up: the customer falls silent, and says no more."""
        if self.over is None:
            self._mouth.hush()
            self.stopped(self._now_s, why)

    def stopped(self, at_s: float, why: str = "") -> None:
        """The recording ended before anybody hung up."""
        if self.over is None:
            ended = HangUp(None, at_s)
            self._customer = replace(self._customer, over=ended)
            self._keep(lambda: self._log.end(ended, why))
            self._tell(HungUp(None, at_s))
            self._note()

    def _call_s(self, at_ns: int) -> float:
        return (at_ns - self._began_ns) / 1e9

    def _give(self, event: Input) -> None:
        self._customer, acts = self._customer.hear(event)
        for act in acts:
            self._do(act)

    def _do(self, act: Act) -> None:
        match act:
            case Say() | Stock():
                self._told_s = None
                self._mouth.say(act, self._now_s)
            case Show(due_s, line, nth, text):
                about = next(one for one in self._drill.line if one.id == line)
                self._tell(LineBegan(line, nth, text, "", due_s, about.lasts_s or 0.0, about.target))
            case Hang(due_s, by):
                self._mouth.hush()
                gave_up = self._customer.gave_up if by is Speaker.CUSTOMER else None
                self._keep(lambda: self._log.end(HangUp(by, due_s), gave_up or ""))
                self._tell(HungUp(by, due_s))

    def _yield(self) -> None:
        """Who is talked over for long falls silent; who talks over somebody does not."""
        since_s, began_s = self._ears.speaking_since_s, self._mouth.began_s
        if since_s is None or began_s is None or since_s < began_s or not isinstance(self._mouth.saying, Say):
            return
        if self._ears.settled_s - since_s >= _YIELDS_S:
            self._mouth.hush()

    def _tell_begun(self) -> None:
        began_s, saying = self._mouth.began_s, self._mouth.saying
        if saying is None or began_s is None or began_s == self._told_s:
            return
        self._told_s = began_s
        line, nth, stock = self._named(saying)
        self._tell(LineBegan(line, nth, self._mouth.text, stock, began_s, self._mouth.lasts_s))

    def _tell_ended(self, span: Span, *, whole: bool) -> None:
        pending = self._customer.pending
        if pending is not None:
            line, nth, stock = self._named(pending)
            self._tell(LineEnded(line, nth, stock, span.end_s, whole))

    def _named(self, act: Say | Stock) -> tuple[str, int, str]:
        if isinstance(act, Stock):
            return self._customer.line, self._customer.nth, act.name
        return act.line, act.nth, ""

    def _note(self) -> None:
        """Tell whose turn it is, and keep the lines that are over."""
        nobody = self.over is not None
        self._tell_turn(Turn.NOBODY if nobody else Turn.CUSTOMER if self._customer.pending else Turn.AGENT)
        while self._kept < len(self._customer.shown):
            shown = self._customer.shown[self._kept]
            if not nobody and shown.span.end_s > self._now_s:
                return
            self._keep(lambda one=shown: self._log.show(one))  # type: ignore[misc]
            self._kept += 1

    def _tell_turn(self, turn: Turn) -> None:
        if turn is not self._turn:
            self._turn = turn
            self._tell(TurnChanged(turn, self._now_s))

    def _keep(self, write: Callable[[], object]) -> None:
        try:
            write()
        except (OSError, ValueError) as error:
            # The call goes on; what is not written is missing from its mark, and the disk says so elsewhere.
            log.info("a practice session's own file cannot be written: %s", error)
