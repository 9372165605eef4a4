"""Where a shift stands, worked out from its news alone: what rail, tray, overlay and live page show of it.

A plain reducer like :mod:`coach_app.live_state`: no Qt, no thread. The one clock it needs is
given with each piece of news, because the length of a recording must be right while the
judging still lags behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audio.block import Speaker
from coach_app.recording.messages import CapturePlan, Level, Levels
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    News,
    PhaseChanged,
    Pressed,
    ShiftFailed,
    ShiftPhase,
)

#: Phases in which sound is being written, and those in which a call is not over yet.
RECORDING = frozenset({ShiftPhase.CALL, ShiftPhase.PAUSED})
UNFINISHED = RECORDING | {ShiftPhase.ENDING}


@dataclass(frozen=True, slots=True)
class InUse:
    """The agent's microphone.

    Parameters
    ----------
    id : str
        As chosen; empty for the system's own choice.
    name : str
        What the system calls it; its id until that is known.

    Examples
    --------
    >>> InUse("", "Headset").other_than(InUse("", "Built-in")), InUse("usb-1", "usb-1").other_than(InUse("usb-1", "A"))
    (True, False)
    """

    id: str
    name: str

    @property
    def named(self) -> bool:
        """Whether its name is known."""
        return self.name not in ("", self.id)

    def other_than(self, before: InUse) -> bool:
        """Whether it is another device; a name that came late makes none."""
        return self.id != before.id or (self.named and before.named and self.name != before.name)


@dataclass(frozen=True, slots=True)
class ShiftState:
    """All that a screen knows of the shift.

    Parameters
    ----------
    phase : ShiftPhase
        Where it stands.
    session, reference : str
        Of the call that runs or ends.
    keeping : bool
        What lies between two calls is being written to disk.
    paused : bool
        It would be, and its sound is dropped for now.
    called : str
        Id of the last call, while it runs and afterwards.
    plan : CapturePlan or None
        The devices that are open.
    names : tuple of (Speaker, str)
        What those are called.
    levels : tuple of Level
        The last tenth of a second of each side.
    lost : tuple of DeviceTrouble
        Sides that give nothing that can be used.
    lanes : tuple of str
        Workers that are warm.
    kept : CallKept or None
        The last call, once it is complete on disk.
    failure : ShiftFailed or None
        What keeps the shift from opening, or the call from beginning.
    began_s : float or None
        When the call began, on the clock of the one who tells.
    length_s : float
        How long the call was when it ended.
    """

    phase: ShiftPhase = ShiftPhase.CLOSED
    session: str = ""
    reference: str = ""
    keeping: bool = False
    paused: bool = False
    called: str = ""
    plan: CapturePlan | None = None
    names: tuple[tuple[Speaker, str], ...] = ()
    levels: tuple[Level, ...] = ()
    lost: tuple[DeviceTrouble, ...] = ()
    lanes: tuple[str, ...] = ()
    kept: CallKept | None = None
    failure: ShiftFailed | None = None
    began_s: float | None = None
    length_s: float = 0.0

    @property
    def open(self) -> bool:
        """Whether devices are held."""
        return self.phase is not ShiftPhase.CLOSED

    @property
    def recording(self) -> bool:
        """Whether a call's files grow."""
        return self.phase in RECORDING

    @property
    def unfinished(self) -> bool:
        """Whether a call runs, or its last words are still being heard."""
        return self.phase in UNFINISHED

    @property
    def microphone(self) -> InUse | None:
        """The agent's microphone, once it is open."""
        if self.plan is None:
            return None
        return InUse(self.plan.microphone, dict(self.names).get(Speaker.AGENT, ""))

    def call_s(self, now_s: float) -> float:
        """How long the call has been running, or was.

        Examples
        --------
        >>> ShiftState(ShiftPhase.CALL, began_s=100.0).call_s(103.5), ShiftState(length_s=60.0).call_s(200.0)
        (3.5, 60.0)
        """
        return self.length_s if self.began_s is None else max(0.0, now_s - self.began_s)


def after_news(state: ShiftState, news: News, now_s: float) -> ShiftState:
    """The state after one more piece of news.

    Parameters
    ----------
    state : ShiftState
        Before.
    news : News
        What was told.
    now_s : float
        When, in seconds of any clock that only goes forward.

    Examples
    --------
    >>> state = after_news(ShiftState(), PhaseChanged(ShiftPhase.CALL, "20261122-093512-3f2a", "A7"), 10.0)
    >>> state.recording, state.reference, state.call_s(12.0)
    (True, 'A7', 2.0)
    """
    match news:
        case PhaseChanged():
            return _moved_on(state, news, now_s)
        case Levels(sides=sides):
            return replace(state, levels=sides)
        case DevicesInUse(plan, names):
            recorded = tuple(side for side in state.lost if side.speaker in plan.speakers)
            return replace(state, plan=plan, names=names, lost=recorded)
        case DeviceTrouble(speaker=speaker):
            others = tuple(known for known in state.lost if known.speaker is not speaker)
            return replace(state, lost=others if news.trouble is None else (*others, news))
        case LanesReady(lanes):
            return replace(state, lanes=lanes)
        case CallKept():  # what lay between two calls is kept as well, and is no call
            return replace(state, kept=news) if news.session == state.called else state
        case ShiftFailed():
            return replace(state, failure=news)
        case Pressed():
            return state


def _moved_on(state: ShiftState, news: PhaseChanged, now_s: float) -> ShiftState:
    match news.phase:
        case ShiftPhase.CLOSED:
            last = ShiftState(called=state.called, kept=state.kept)
            return replace(last, failure=state.failure, length_s=state.call_s(now_s))
        case ShiftPhase.OPENING:
            return ShiftState(ShiftPhase.OPENING, called=state.called, kept=state.kept)
        case ShiftPhase.CALL | ShiftPhase.PAUSED:
            new = news.session != state.session or state.began_s is None
            state = replace(state, began_s=now_s if new else state.began_s, length_s=0.0, failure=None)
        case _:
            state = replace(state, began_s=None, length_s=state.call_s(now_s))
    ended, called = news.phase is ShiftPhase.WAITING, news.session or state.called
    return replace(
        state,
        phase=news.phase,
        keeping=news.keeping,
        paused=news.paused,
        called=called,
        kept=state.kept if called == state.called else None,  # another call's sound is not what a card shall play
        session="" if ended else news.session or state.session,
        reference="" if ended else news.reference or state.reference,
    )
