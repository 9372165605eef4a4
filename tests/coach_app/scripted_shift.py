"""A shift without devices: what it is told to do happens at once, and what it says is up to the test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from audio.block import Speaker
from coach_app.events import Event
from coach_app.live_gauges import Bands
from coach_app.live_setup import Prepare, Prepared
from coach_app.recording.messages import CapturePlan, Level, Levels
from coach_app.sayings import Sayings
from coach_app.shift.live_shift import Tell
from coach_app.shift.news import CallKept, DevicesInUse, LanesReady, News, PhaseChanged, ShiftPhase
from coach_app.shift_voice import ShiftVoice

NAMES = ((Speaker.AGENT, "Headset microphone"), (Speaker.CUSTOMER, "Headset earphones"))


@dataclass
class ScriptedShift:
    """Notes every order in `orders`; phases follow as in a real shift."""

    tell: Tell
    orders: list[str] = field(default_factory=list)
    plan: CapturePlan = field(default_factory=CapturePlan)
    calls: int = 0
    judged: list[tuple[str, str]] = field(default_factory=list)
    running: bool = False
    over: bool = False
    telling: str = ""

    def start(self) -> None:
        self.orders.append("start")
        self.say(
            PhaseChanged(ShiftPhase.OPENING),
            DevicesInUse(self.plan, NAMES),
            PhaseChanged(ShiftPhase.WAITING),
            LanesReady(("prosody", "words")),
        )

    def begin_call(self, reference: str = "", asked_ns: int | None = None) -> None:
        self.orders.append(f"begin {reference}".strip())
        self.asked_ns = asked_ns
        if not self.running:
            self.calls += 1
            self.running = True
        self.say(PhaseChanged(ShiftPhase.CALL, self.session, reference))

    def end_call(self) -> None:
        self.orders.append("end")
        self.running = False
        self.say(PhaseChanged(ShiftPhase.ENDING, self.session))

    def pause(self, paused: bool) -> None:
        self.orders.append("pause" if paused else "resume")
        if self.running:
            self.say(PhaseChanged(ShiftPhase.PAUSED if paused else ShiftPhase.CALL, self.session))
        else:
            self.say(PhaseChanged(ShiftPhase.WAITING, keeping=True, paused=paused))

    def use(self, plan: CapturePlan) -> None:
        self.orders.append("use")
        self.plan = plan

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        self.orders.append(f"{verdict} {number}")
        self.judged.append((session, rule))

    def close(self) -> None:
        self.orders.append("close")
        if self.running:
            self.end_call()
            self.keep()
        self.over = True
        self.say(PhaseChanged(ShiftPhase.CLOSED))

    def join(self, timeout_s: float) -> bool:
        return self.over or timeout_s < 0

    # ── what only a test does ────────────────────────────────────────────────

    @property
    def session(self) -> str:
        return f"20261122-09351{self.calls}-3f2a"

    @property
    def told_session(self) -> str:
        return self.telling or self.session

    def say(self, *said: News | Event) -> None:
        for one in said:
            self.tell(one)

    def level(self, agent_db: float = -30.0, customer_db: float = -28.0) -> None:
        sides = tuple(
            Level(speaker, level_db, level_db + 8.0, clipped=False, active=level_db > -50)
            for speaker, level_db in ((Speaker.AGENT, agent_db), (Speaker.CUSTOMER, customer_db))
        )
        self.say(Levels(0, sides))

    def keep(self, state: str = "complete") -> None:
        self.say(CallKept(self.session, Path("sessions") / self.session, state), PhaseChanged(ShiftPhase.WAITING))


class Preparing:
    """Stands for `coach_app.live_setup.prepare`: makes scripted shifts, or fails."""

    def __init__(self, bands: Bands, sayings: Sayings) -> None:
        self.bands, self.sayings = bands, sayings
        self.made: list[ScriptedShift] = []
        self.error: Exception | None = None
        self.remark = ""
        self.voice: ShiftVoice | None = None

    def __call__(self) -> Prepare:
        def make(tell: Tell) -> Prepared:
            if self.error is not None:
                raise self.error
            self.made.append(ScriptedShift(tell))
            return Prepared(self.made[-1], self.bands, self.sayings, self.remark, self.voice)

        return make

    @property
    def shift(self) -> ScriptedShift:
        return self.made[-1]
