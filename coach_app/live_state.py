"""What a live page shows, worked out from the events alone.

A plain reducer: no Qt, no clock, no thread. The same events give the same state, whether
they come from a call, a replay or a test, so what the screen shows can be tested without one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from audio.block import Speaker
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    Measured,
    NoticeGiven,
    Said,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.live_flags import Board, Nudge
from coach_app.live_gauges import Bands, Gauges, Voice
from coach_app.live_hold import Hold, hold_after_words, hold_at
from coach_app.live_transcript import Line, line_heard, line_said, ticked
from coach_app.live_troubles import Problem, Trouble, problems_after, told_s
from coach_app.sound_events import Paused, Resumed
from feedback.flag import ItemState


class Phase(StrEnum):
    """The states that every page has; a degraded page is a working one with problems."""

    EMPTY = "empty"
    LOADING = "loading"
    WORKING = "working"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the listener should know: a stable code and the figures of this case."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LiveState:
    """All that a live page shows.

    Parameters
    ----------
    phase : Phase
        Which of its states the page is in.
    bands : Bands
        The limits that the gauges are drawn against.
    session : SessionStarted or None
        What is being heard, by whom, and which rules judge.
    now_s : float
        Call time.
    lines : tuple of Line
        Final words in order of time.
    hearing : tuple of Line
        What is being heard, at most one line a speaker.
    items : tuple of ItemState
        The checklist in the pack's order.
    hold : Hold or None
        The wait that runs.
    board : Board
        Every flag so far.
    gauges : Gauges
        The agent's moving minute.
    agent, customer : Voice
        Whether they speak, and their share.
    notices : tuple of Notice
        What the listener should know.
    problems : tuple of Problem
        What is missing at the moment.
    ended : SessionEnded or None
        The summary of a call that is over.
    failure : Problem or None
        Why nothing can be shown.
    paused : bool
        The agent paused the recording.
    """

    phase: Phase = Phase.EMPTY
    bands: Bands = field(default_factory=Bands)
    session: SessionStarted | None = None
    now_s: float = 0.0
    lines: tuple[Line, ...] = ()
    hearing: tuple[Line, ...] = ()
    items: tuple[ItemState, ...] = ()
    hold: Hold | None = None
    board: Board = field(default_factory=Board)
    gauges: Gauges = field(default_factory=Gauges)
    agent: Voice = field(default_factory=Voice)
    customer: Voice = field(default_factory=Voice)
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()
    ended: SessionEnded | None = None
    failure: Problem | None = None
    paused: bool = False

    @property
    def nudge(self) -> Nudge | None:
        """What to show now."""
        return self.board.nudge(self.now_s) if self.phase is Phase.WORKING else None

    @property
    def shown_phase(self) -> Phase:
        """The phase as people see it: a call of which nothing was heard yet is still starting."""
        return Phase.LOADING if self.phase is Phase.WORKING and self.now_s == 0 else self.phase

    @property
    def waiting(self) -> Hold | None:
        """The wait to show: the agent is silent while the customer holds."""
        return self.hold if self.hold is not None and self.hold.noticeable else None

    @property
    def transcript(self) -> tuple[Line, ...]:
        """Final lines with what they ticked, then what is being heard."""
        final = (ticked(line, self.items) for line in self.lines)
        return (*final, *sorted(self.hearing, key=lambda line: line.span.start_s))

    def said_otherwise(self, said: Said) -> LiveState:
        """The state with the line of an utterance shown in other words."""
        line = line_said(said)
        place = (line.speaker, line.span)
        return replace(self, lines=tuple(line if (one.speaker, one.span) == place else one for one in self.lines))


def apply(state: LiveState, event: Event) -> LiveState:
    """The state after one event.

    Parameters
    ----------
    state : LiveState
        Before.
    event : Event
        What happened.
    """
    match event:
        case SessionStarted():
            return LiveState(
                Phase.WORKING,
                state.bands,
                session=event,
                items=event.items,
                notices=tuple(Notice(code) for code in event.notices),
            )
        case Measured():
            return _measured(state, event)
        case Heard(hearing=hearing):
            others = tuple(line for line in state.hearing if line.speaker is not hearing.speaker)
            now = (*others, line_heard(hearing)) if hearing.text else others
            return replace(_until(state, hearing.at_s), hearing=now)
        case Said():
            return _said(state, event)
        case FlagOpened() | FlagShown() | FlagClosed() | FlagWithdrawn():
            return replace(_until(state, event.at_s), board=_judged(state.board, event))
        case ChecklistChanged(at_s, item):
            return replace(_until(state, at_s), items=_replaced(state.items, item))
        case NoticeGiven(at_s, code, detail):
            return replace(_until(state, at_s), notices=(*state.notices, Notice(code, detail)))
        case SessionEnded():
            return _ended(state, event)
        case _:
            return _recorded(state, event)


class LiveStateStore:
    """Owns the state of one page. Used from one thread, the screen's.

    Parameters
    ----------
    bands : Bands
        The pack's limits for this speaker.

    Examples
    --------
    >>> store = LiveStateStore()
    >>> store.apply(SessionStarted("call.flac", 60.0, (Speaker.AGENT,), "none", "", "zh", "zh-service", "1", ""))
    >>> store.state.phase.value
    'working'
    """

    def __init__(self, bands: Bands | None = None) -> None:
        self.state = LiveState(bands=bands or Bands())

    def apply(self, event: Event) -> None:
        """Take in one event."""
        self.state = apply(self.state, event)

    def judged_by(self, bands: Bands) -> None:
        """Draw the gauges against these limits from now on."""
        self.state = replace(self.state, bands=bands)

    def loading(self) -> None:
        """A call is about to begin."""
        self.state = LiveState(Phase.LOADING, self.state.bands)

    def reset(self) -> None:
        """Show no call any more."""
        self.state = LiveState(bands=self.state.bands)

    def failed(self, reason: str, advice: str) -> None:
        """The session could not begin or go on; what was heard stays on the page."""
        self.state = replace(self.state, phase=Phase.FAILED, failure=Problem("session", reason, advice))

    def dispute(self, number: int) -> None:
        """The reader says that a flag is wrong: it leaves the screen and is marked so."""
        self.state = replace(self.state, board=self.state.board.disputed(number))


def _until(state: LiveState, at_s: float) -> LiveState:
    return replace(state, now_s=max(state.now_s, at_s))


def _measured(state: LiveState, event: Measured) -> LiveState:
    state = _until(state, event.at_s)
    voice = Voice(event.speaking, event.talk_share)
    if event.speaker is Speaker.CUSTOMER:
        return replace(state, customer=voice)
    return replace(
        state, agent=voice, gauges=state.gauges.add(event), hold=hold_at(state.hold, event.at_s, event.speaking)
    )


def _said(state: LiveState, event: Said) -> LiveState:
    line = line_said(event)
    lines = tuple(sorted((*state.lines, line), key=lambda known: (known.span.start_s, known.span.end_s)))
    still = tuple(
        known for known in state.hearing if known.speaker is not line.speaker or known.span.start_s >= line.span.end_s
    )
    state = _until(state, event.utterance.settled_at_s)
    return replace(state, lines=lines, hearing=still, hold=hold_after_words(state.hold, event, state.now_s))


def _replaced(items: tuple[ItemState, ...], changed: ItemState) -> tuple[ItemState, ...]:
    if any(item.item == changed.item for item in items):
        return tuple(changed if item.item == changed.item else item for item in items)
    return (*items, changed)


def _judged(board: Board, event: FlagOpened | FlagShown | FlagClosed | FlagWithdrawn) -> Board:
    match event:
        case FlagOpened(at_s, flag, shown, held_back):
            return board.opened(flag, at_s, shown, held_back)
        case FlagShown(at_s, flag):
            return board.shown(flag, at_s)
        case FlagClosed(at_s, flag):
            return board.closed(flag, at_s)
        case FlagWithdrawn(at_s, flag):
            return board.withdrawn(flag, at_s)


def _recorded(state: LiveState, event: Trouble | Paused | Resumed | VerdictGiven) -> LiveState:
    """What is told about the recording and not about the voices."""
    match event:
        case Paused() | Resumed():
            return replace(_until(state, event.at_s), paused=isinstance(event, Paused))
        case VerdictGiven(at_s, number, _, verdict):
            board = state.board.disputed(number) if verdict == "wrong" else state.board
            return replace(_until(state, at_s), board=board)
        case _:
            return _troubled(state, event)


def _troubled(state: LiveState, event: Trouble) -> LiveState:
    return replace(_until(state, told_s(event)), problems=problems_after(state.problems, event))


def _ended(state: LiveState, event: SessionEnded) -> LiveState:
    return replace(
        _until(state, event.at_s),
        phase=Phase.ENDED,
        ended=event,
        hearing=(),
        hold=None,
        agent=replace(state.agent, speaking=False),
        customer=replace(state.customer, speaking=False),
    )
