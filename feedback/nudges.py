"""Manners: which flags the agent is shown, and when to keep quiet.

An agent reads this in the corner of the eye while serving somebody. One nudge at a
time and few of them is what makes the tool bearable; the report keeps everything.
"""

from __future__ import annotations

from collections import deque

from pydantic import Field

from feedback.flag import Flag, Severity
from feedback.rule import Frozen


class Budget(Frozen):
    """How many nudges an agent may get.

    Parameters
    ----------
    every_s : float
        Least time between two nudges.
    per_window : int
        Most nudges within `window_s`.
    settle_speech_s : float
        Without a saved baseline: no nudge before the agent has spoken this long.
    disputed_s : float
        After the agent called a nudge wrong, its kind keeps quiet this long; alerts do not.
    """

    every_s: float = Field(20.0, ge=0)
    per_window: int = Field(3, ge=0)
    window_s: float = Field(300.0, gt=0)
    settle_speech_s: float = Field(20.0, ge=0)
    disputed_s: float = Field(120.0, ge=0)


class Nudger:
    """Decides what is shown.

    Parameters
    ----------
    budget : Budget
        The pack's limits.
    saved_baseline : bool
        With one, nothing has to settle.
    silenced : frozenset of str
        Kinds that the agent chose not to be shown, alerts included.
    """

    def __init__(self, budget: Budget, saved_baseline: bool, silenced: frozenset[str] = frozenset()) -> None:
        self._budget = budget
        self._silenced = silenced
        self._settles = not saved_baseline
        self._nudged_s: deque[float] = deque(maxlen=max(1, budget.per_window))
        self._rule_shown_s: dict[str, float] = {}
        self._on_screen: set[int] = set()
        self._kinds: dict[int, str] = {}
        self._disputed_s: dict[str, float] = {}

    @property
    def settles(self) -> bool:
        """Whether nudges still wait until enough of the agent's voice was heard."""
        return self._settles

    def consider(self, flag: Flag, at_s: float, agent_speech_s: float, cooldown_s: float) -> str:
        """Ask to show a flag.

        Parameters
        ----------
        flag : Flag
            What to show.
        at_s : float
            Call time.
        agent_speech_s : float
            How long the agent has spoken so far.
        cooldown_s : float
            The rule's own least time between two showings.

        Returns
        -------
        str
            Empty when it is shown from now on, else why not: ``note``, ``silenced``, ``settling``,
            ``disputed``, ``one_at_a_time``, ``cooldown``, ``spacing`` or ``window_full``.
            (:class:`feedback.showing.Showing` says ``ended`` where the call is over.)
        """
        if flag.severity in (Severity.NOTE, Severity.PRAISE):
            return "note"
        if flag.kind in self._silenced:
            return "silenced"
        if flag.severity is not Severity.ALERT:
            why = self._why_not(flag, at_s, agent_speech_s, cooldown_s)
            if why:
                return why
            self._nudged_s.append(at_s)
        self._rule_shown_s[flag.rule] = at_s
        self._on_screen.add(flag.number)
        self._kinds[flag.number] = flag.kind
        return ""

    def disputed(self, number: int, at_s: float) -> None:
        """The agent called what was shown wrong: it leaves the screen, and its kind keeps quiet for a while."""
        self.gone(number)
        if number in self._kinds:
            self._disputed_s[self._kinds[number]] = at_s

    def gone(self, number: int) -> None:
        """A flag closed or was withdrawn: it leaves the screen."""
        self._on_screen.discard(number)

    def _why_not(self, flag: Flag, at_s: float, agent_speech_s: float, cooldown_s: float) -> str:
        if self._settles and agent_speech_s < self._budget.settle_speech_s:
            return "settling"
        self._settles = False
        disputed_s = self._disputed_s.get(flag.kind)
        if disputed_s is not None and at_s - disputed_s < self._budget.disputed_s:
            return "disputed"
        if self._on_screen:
            return "one_at_a_time"
        last = self._rule_shown_s.get(flag.rule)
        if last is not None and at_s - last < cooldown_s:
            return "cooldown"
        recent = [t for t in self._nudged_s if at_s - t < self._budget.window_s]
        if recent and at_s - recent[-1] < self._budget.every_s:
            return "spacing"
        return "window_full" if len(recent) >= self._budget.per_window else ""
