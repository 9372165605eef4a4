"""What the page shows of a take, worked out from its news alone: no Qt, no clock, so it can be tested without."""

from __future__ import annotations

from dataclasses import dataclass, replace

from audio.block import Speaker
from coach_app.practice.news import (
    HungUp,
    LineBegan,
    LineEnded,
    PracticeChanged,
    PracticeMarked,
    PracticeNews,
    PracticePhase,
    Turn,
    TurnChanged,
)


@dataclass(frozen=True, slots=True)
class TakeState:
    """What the page shows of a take.

    Parameters
    ----------
    phase : PracticePhase
        Where it stands.
    turn : Turn
        Whose turn it is.
    line : LineBegan or None
        The line that is heard or shown, or was last.
    sounds : bool
        It is heard now.
    since_s : float
        When it began, on the page's clock.
    began_s : float or None
        When the call began, on the page's clock.
    session : str
        What keeps it.
    hung_up : Speaker or None
        Who hung up.
    marked : PracticeMarked or None
        How it was marked.
    """

    phase: PracticePhase = PracticePhase.PREPARING
    turn: Turn = Turn.NOBODY
    line: LineBegan | None = None
    sounds: bool = False
    since_s: float = 0.0
    began_s: float | None = None
    session: str = ""
    hung_up: Speaker | None = None
    marked: PracticeMarked | None = None

    @property
    def over(self) -> bool:
        """Nobody speaks any more: it is being kept and marked, or has been."""
        return self.phase not in (PracticePhase.PREPARING, PracticePhase.TALKING)


def after_news(state: TakeState, news: PracticeNews, now_s: float) -> TakeState:
    """The state after something has happened at `now_s` on the page's clock.

    Examples
    --------
    >>> after_news(TakeState(), TurnChanged(Turn.AGENT, 1.0), 2.0).turn.value
    'agent'
    """
    match news:
        case PracticeChanged(PracticePhase.PREPARING):
            return TakeState()
        case PracticeChanged(phase, session):
            began_s = now_s if phase is PracticePhase.TALKING and state.began_s is None else state.began_s
            return replace(state, phase=phase, session=session or state.session, began_s=began_s)
        case TurnChanged(turn):
            return replace(state, turn=turn)
        case LineBegan():
            return replace(state, line=news, sounds=news.lasts_s > 0, since_s=now_s)
        case LineEnded():
            return replace(state, sounds=False)
        case HungUp(by):
            return replace(state, hung_up=by, turn=Turn.NOBODY, sounds=False)
        case PracticeMarked():
            return replace(state, marked=news) if news.session == state.session else state
