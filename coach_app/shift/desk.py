"""The thread of a shift: it alone speaks with the recorder, the workers, the pipelines and the journals.

It waits on all pipes at once and never for one of them; what takes long is done elsewhere
and comes back through the inbox.
"""

from __future__ import annotations

import threading
from multiprocessing.connection import Connection, wait
from typing import cast

from audio.lane import Track
from coach_app.call import Setup
from coach_app.events import ChecklistChanged, Event
from coach_app.recording.messages import (
    CallEnded,
    DevicesOpened,
    Levels,
    OpenDevices,
    PauseCall,
    Refused,
    Report,
    SideBack,
    SideLost,
)
from coach_app.shift.borders import Border, Borders
from coach_app.shift.calls import Calls
from coach_app.shift.crew import Crew
from coach_app.shift.handing_over import attach, put_away
from coach_app.shift.heeding import Heeding
from coach_app.shift.inbox import Inbox
from coach_app.shift.keeper import Keeper, Kept
from coach_app.shift.live_call import LiveCall
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    PhaseChanged,
    Pressed,
    ShiftFailed,
    ShiftPhase,
)
from coach_app.shift.orders import Ask, Begin, Close, End, Judge, Order, Pause, Press, Use
from coach_app.shift.phases import no_folder, not_kept, phase_of, why_ended
from coach_app.shift.preparing import Prepared, Unprepared, prepare
from coach_app.shift.setup import Parts, ShiftSetup, Tell
from coach_app.shift.sides import Sides
from coach_app.worker_messages import Post
from feedback.flag import ItemStatus

#: Longest wait for a pipe: how often lags and memory are looked at when nothing happens.
_LOOK_S = 0.25

#: What comes through the inbox.
Item = Order | Kept | Prepared | Unprepared


class Desk:
    """A shift from its opening to its close; made, run and ended in one thread.

    Parameters
    ----------
    setup : ShiftSetup
        What was settled.
    parts : Parts
        What it is made of.
    inbox : Inbox
        Where orders arrive.
    tell : callable
        Takes news and events.
    """

    def __init__(self, setup: ShiftSetup, parts: Parts, inbox: Inbox[Item], tell: Tell) -> None:
        self._setup = setup
        self._parts = parts
        self._inbox = inbox
        self._tell = tell
        self._link = parts.recorder(parts.devices)
        self._partner = parts.partner(self._link.order)
        self._crew = Crew(setup.words_memory_mb)
        self._calls = Calls(setup, self._link.order, self._publish, parts.clock)
        self._borders = Borders(setup.borders)
        self._keeper = Keeper(inbox.put)
        self._rules: Setup | None = None
        self._heeding = Heeding(setup.person)
        self._unjudged = False
        self._sides = Sides(self._calls)
        self._opened = False
        self._closing = False
        self._looked_s = 0.0
        self._phase = PhaseChanged(ShiftPhase.CLOSED)
        self._ready: tuple[str, ...] = ()
        self.published_s = 0.0
        """Call time by the clock of the event that is being told."""
        self.told_session = ""
        """Id of its session."""

    @property
    def phase(self) -> PhaseChanged:
        """Where the shift stands; may be read from any thread."""
        return self._phase

    @property
    def pids(self) -> dict[str, int]:
        """Process numbers, for tests that kill them."""
        workers = {track.value: pid for track, pid in self._crew.pids.items()}
        return workers | ({"recorder": self._link.pid} if self._link.pid else {})

    def run(self) -> None:
        """Work until the shift is closed; devices and processes are given back whatever happens."""
        preparing = threading.Thread(target=lambda: self._inbox.put(prepare(self._setup, self._parts)), daemon=True)
        try:
            self._show()
            if self._link.plan != self._setup.plan:  # else they were opened early
                self._link.order(OpenDevices(self._setup.plan))
            self._crew.hire(Post(Track.PROSODY))
            preparing.start()
            while not self._done:
                self._turn()
        finally:
            self._link.close()
            self._crew.stop()
            self._keeper.close()

    @property
    def _done(self) -> bool:
        return self._closing and self._calls.idle and not self._calls.ending and not self._keeper.busy

    def _turn(self) -> None:
        """Wait for the next thing to happen and deal with it."""
        recorder = self._link.pipes
        patience_s = min(_LOOK_S, self._partner.patience_s or _LOOK_S)
        for ready in wait([self._inbox.bell, *recorder, *self._crew.pipes], patience_s):
            if ready is self._inbox.bell:
                for item in self._inbox.take():
                    self._take(item)
            elif ready in recorder:
                report = self._link.receive()
                if report is not None:
                    self._hear(report)
            else:
                self._partner.notice(self._crew.receive(cast(Connection, ready)))
            self._crew.allow()
        self._meet()
        now_s = self._parts.clock() / 1e9
        if now_s - self._looked_s >= _LOOK_S:
            self._looked_s = now_s
            self._crew.look(now_s)
        put_away(self._calls, self._keeper, judged=not self._unjudged)
        self._show()
        if self._rules is not None:
            attach(self._calls, self._crew, self._rules, self._partner)

    def _meet(self) -> None:
        """Let who is at the far end do what is due."""
        ready = self._opened and self._rules is not None and self._crew.all_ready
        for order in self._partner.turn(self._parts.clock(), self._calls.call, ready=ready):
            self._obey(order)
        for call in self._calls.kept:
            if call.judged and (said := self._partner.says(call)):
                call.add(said)

    def _take(self, item: Item) -> None:
        match item:
            case Kept(session, folder, state, kind):
                self._keeper.taken()
                if (failed := not_kept(item)) is not None:
                    self._tell(failed)
                self._tell(CallKept(session, folder, state, kind))
            case Prepared(rules, about):
                self._rules, self._calls.about = rules, about
                for post in rules.posts:
                    self._crew.hire(post)
            case Unprepared(failed):
                self._unjudged = True
                self._fail(failed)
            case _:
                self._obey(item)

    def _obey(self, order: Order) -> None:
        match order:
            case Begin(reference, asked_ns):
                self._begin(reference, (self._parts.clock() - asked_ns) / 1e9 if asked_ns is not None else 0.0)
            case End():
                self._calls.end()
            case Pause(paused):
                self._pause(paused)
            case Use(plan):
                self._link.order(OpenDevices(plan))
            case Judge():
                self._heeding.judge(order, self._calls.kept, self._rules)
            case Press(key):
                self._tell(Pressed(key))
            case Close():
                self._closing = True
                self._calls.close()
            case Ask(what):
                self._partner.obey(what)

    def _hear(self, report: Report) -> None:
        self._sides.hear(report)
        self._partner.hear(report)
        match report:
            case DevicesOpened(plan, names):
                self._opened = True
                self._calls.names = dict(names)
                self._tell(DevicesInUse(plan, names))
                self._between()
            case Levels():
                self._calls.now_ns = report.taken_ns
                self._tell(report)
                self._watch_borders(report)
            case CallEnded():
                self._call_ended(report)
            case SideLost(speaker, trouble, _, _, device):
                self._tell(DeviceTrouble(speaker, trouble, device))
            case SideBack(speaker):
                self._tell(DeviceTrouble(speaker, None))
            case Refused():
                self._refused(report)
            case _:
                pass

    def _begin(self, reference: str, back_s: float = 0.0) -> None:
        try:
            self._calls.begin(reference, back_s)
        except OSError as error:
            if self._calls.call is None:  # or it would be tried, and told, with every tenth of a second
                self._borders.ended()
            self._tell(no_folder(error))
            return
        self._borders.begun()

    def _pause(self, paused: bool) -> None:
        if (current := self._calls.current) is not None:  # a call, or what lies between two
            self._link.order(PauseCall(paused))
            current.pause(paused)
            self._borders.pause(paused)

    def _between(self) -> None:
        if self._opened and not self._closing:
            try:
                self._calls.keep_between()
            except OSError as error:
                self._tell(no_folder(error))

    def _watch_borders(self, levels: Levels) -> None:
        border = self._borders.levels(levels)
        if border is Border.BEGINS and self._calls.call is None and not self._closing:
            self._begin("", self._borders.back_s)
        elif border is Border.ENDS:
            self._calls.end()

    def _call_ended(self, report: CallEnded) -> None:
        if (failed := why_ended(report)) is not None:
            self._tell(failed)
        try:
            ended = self._calls.ended(report)
        except OSError as error:  # the next cannot begin; the next but one may
            self._borders.ended()
            self._tell(no_folder(error))
            return
        if ended is not None and self._calls.call is None:
            self._borders.ended()
            self._between()

    def _refused(self, refused: Refused) -> None:
        if not refused.stays and self._calls.refused():
            self._borders.ended()
        failed = ShiftFailed(refused.code, refused.message, refused.advice)
        if self._opened or refused.stays:
            self._tell(failed)
        elif not self._closing:  # else why there is no shift was said
            self._fail(failed)

    def _fail(self, failed: ShiftFailed) -> None:
        """Without devices or rules there is no shift; a call that runs is kept all the same."""
        self._tell(failed)
        self._closing = True
        self._calls.close()

    def _publish(self, call: LiveCall, event: Event, published_s: float) -> None:
        self.published_s, self.told_session = published_s, call.id
        if isinstance(event, ChecklistChanged) and call is self._calls.call:
            self._borders.item(event.state.item, event.state.status is ItemStatus.SAID)
        self._heeding.take(self._rules, call.id, event)
        self._partner.follow(event)
        self._tell(event)

    def _show(self) -> None:
        """Tell where the shift stands, and which lanes are warm, when that has changed."""
        if self._crew.ready != self._ready:
            self._ready = self._crew.ready
            self._tell(LanesReady(self._ready))
        phase = phase_of(self._calls, self._opened)
        if phase != self._phase:
            self._phase = phase
            self._tell(phase)
