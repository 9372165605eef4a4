"""Which session is being recorded and what follows it: calls one after the other, and by choice what lies between.

Sessions never overlap on disk: the next begins when the files of the last are finished, with
sound that the recorder still holds, so that nothing is lost in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from audio.block import Speaker
from coach_app.recording.messages import BeginCall, CallBegan, CallEnded, EndCall, Order
from coach_app.recording.sessions import Kind, SessionFolder, create_session
from coach_app.shift.live_call import LiveCall, Publish
from coach_app.shift.setup import ShiftSetup

#: Sound between two calls that is shorter is not worth keeping.
_LEAST_BETWEEN_S = 1.0


@dataclass(frozen=True, slots=True)
class _Next:
    """A call that begins when the files of the last are finished."""

    reference: str
    since_ns: int


class Calls:
    """What is recorded now.

    Parameters
    ----------
    setup : ShiftSetup
        Where to, and for whom.
    order : callable
        Tells the recorder.
    publish : callable
        Takes the events of a call.
    clock : callable
        Monotonic nanoseconds; what events are stamped with.

    Attributes
    ----------
    current : LiveCall or None
        What is being recorded.
    ending : list of LiveCall
        Recorded, and not put away yet; oldest first.
    stopping : bool
        The current one was told to end.
    now_ns : int
        When the latest sound was taken, by the recorder's clock.
    about : dict
        What manifests say of rules and ears, once that is known.
    plan : CapturePlan
        Devices that are open: the next session is recorded from them.
    names : dict of Speaker to str
        What the devices are called.
    """

    def __init__(
        self,
        setup: ShiftSetup,
        order: Callable[[Order], None],
        publish: Publish,
        clock: Callable[[], int],
    ) -> None:
        self._setup = setup
        self._order = order
        self._publish = publish
        self._clock = clock
        self._next: _Next | None = None
        self._shift = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{token_hex(2)}"
        self._opened_ns: int | None = None
        self._ended_ns: int | None = None
        self._now_ns = 0
        self.plan = setup.plan
        self.names: dict[Speaker, str] = {}
        self.current: LiveCall | None = None
        self.ending: list[LiveCall] = []
        self.stopping = False
        self._cut_s = 0.0
        self.about: dict[str, object] = {}

    @property
    def now_ns(self) -> int:
        """When the latest sound was taken, by the recorder's clock."""
        return self._now_ns

    @now_ns.setter
    def now_ns(self, taken_ns: int) -> None:
        self._now_ns = taken_ns
        if self._opened_ns is None:
            self._opened_ns = taken_ns

    @property
    def call(self) -> LiveCall | None:
        """The call that is being recorded; ``None`` between calls."""
        return self.current if self.current is not None and self.current.kind is not Kind.BETWEEN else None

    @property
    def kept(self) -> list[LiveCall]:
        """Those that are not put away, oldest first; what lies between calls only when it is recorded."""
        return [*self.ending, *([self.call] if self.call is not None else [])]

    @property
    def idle(self) -> bool:
        """Nothing is recorded, and nothing waits to be."""
        return self.current is None and self._next is None

    def begin(self, reference: str, back_s: float = 0.0) -> None:
        """Begin a call so many seconds ago; while one runs, only its reference is set.

        Raises
        ------
        OSError
            If its folder cannot be made.
        """
        if self.call is not None and not self.stopping:
            self._name(self.call, reference)
            return
        if self.current is None:
            self._start(self._setup.kind, reference, back_s)
            return
        self._next = _Next(reference, self._now_ns - round(back_s * 1e9))
        if not self.stopping:
            self._stop(cut_s=back_s)

    def end(self) -> bool:
        """End the call; whether there was one."""
        there = self.call is not None or self._next is not None
        self._next = None
        if self.call is not None and not self.stopping:
            self._stop()
        return there

    def close(self) -> None:
        """End whatever is recorded."""
        self._next = None
        if self.current is not None and not self.stopping:
            self._stop()

    def began(self, report: CallBegan) -> None:
        """The recorder has begun."""
        if self.current is not None and self.current.session.path == report.folder:
            self.current.began_ns = report.began_ns
            self.current.record(report.speakers)
            if self.stopping:
                self._order(EndCall(self._cut_s))

    def ended(self, report: CallEnded) -> LiveCall | None:
        """The recorder has finished its files; what comes next begins.

        Returns
        -------
        LiveCall or None
            What was recorded; it is among `ending` unless it was too short to be kept.

        Raises
        ------
        OSError
            If the folder of the next cannot be made.
        """
        done = self.current
        if done is None or done.session.path != report.folder:
            return None
        following, self._next = self._next, None
        self.current, self.stopping = None, False
        self._ended_ns = (done.began_ns or self._now_ns) + round(report.duration_s * 1e9)
        done.finish(report.reason, report.duration_s)
        if done.kind is Kind.BETWEEN and report.duration_s < _LEAST_BETWEEN_S:
            done.session.delete()
        else:
            self.ending.append(done)
        if following is not None:
            self._start(self._setup.kind, following.reference, (self._now_ns - following.since_ns) / 1e9)
        return done

    def refused(self) -> bool:
        """The recorder cannot begin: the session never was; whether there was one."""
        if self.current is None or self.current.began_ns is not None:
            return False
        self.current.session.delete()
        self.current, self.stopping, self._next = None, False, None
        return True

    def keep_between(self) -> None:
        """Record what lies between calls, if that is wanted and nothing else is recorded."""
        if self._setup.keep_between and self.idle:
            self._start(Kind.BETWEEN, "", max(0.0, (self._now_ns - self._ended_ns) / 1e9) if self._ended_ns else 0.0)

    def fields(self, call: LiveCall) -> dict[str, object]:
        """What the last manifest of a call says."""
        began_ns = call.began_ns or 0
        start_s = max(0.0, (began_ns - (self._opened_ns or began_ns)) / 1e9)
        return {
            **(self.about | call.about if call.kind is not Kind.BETWEEN else {}),
            "reference": call.reference,
            "duration_s": call.recorded_s,
            "shift_start_s": start_s,
            "lost": tuple(call.lost),
            "devices": self.names,
        }

    def _start(self, kind: Kind, reference: str, back_s: float) -> None:
        session = create_session(
            self._setup.root,
            kind=kind,
            person=self._setup.person,
            reference=reference,
            speakers=self.plan.speakers,
            shift=self._shift,
            shift_start_s=max(0.0, (self._now_ns - (self._opened_ns or self._now_ns)) / 1e9 - back_s),
            started_at=datetime.now().astimezone() - timedelta(seconds=back_s),
            **(self.about if kind is not Kind.BETWEEN else {}),
        )
        self.current = self._live(session, kind, reference)
        self._order(BeginCall(session.path, back_s))

    def _live(self, session: SessionFolder, kind: Kind, reference: str) -> LiveCall:
        call = LiveCall(session, kind, self.plan.speakers, self._publish, self._clock)
        call.reference = reference
        return call

    def _stop(self, cut_s: float = 0.0) -> None:
        self.stopping, self._cut_s = True, cut_s
        # What has not begun cannot be ended: the recorder says when it has, or why it cannot.
        if self.current is not None and self.current.began_ns is not None:
            self._order(EndCall(cut_s))

    def _name(self, call: LiveCall, reference: str) -> None:
        if reference and reference != call.reference:
            call.reference = reference
            call.session.change(reference=reference)
