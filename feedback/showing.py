"""Which open flags are on screen, which wait for their moment, and which the report alone knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from feedback.flag import Flag, Opened, Severity, Shown
from feedback.nudges import Nudger


class Showing:
    """Announces new flags and shows held-back ones as soon as manners allow.

    Parameters
    ----------
    nudger : Nudger
        The manners.
    cooldowns_s : mapping of str to float
        For each rule its own least time between two showings.
    """

    def __init__(self, nudger: Nudger, cooldowns_s: Mapping[str, float]) -> None:
        self._nudger = nudger
        self._cooldowns_s = cooldowns_s
        self._fresh: dict[int, Flag] = {}
        self._held_back: dict[int, Flag] = {}
        self._disputed: set[int] = set()

    def began(self, flag: Flag) -> None:
        """A flag opened: it is announced with the next offer."""
        self._fresh[flag.number] = flag

    def alerted(self, flag: Flag) -> None:
        """An open nudge became an alert: it is shown (again) with the next offer, unless it was called wrong."""
        if flag.number in self._disputed:
            return
        waits = self._fresh if flag.number in self._fresh else self._held_back
        waits[flag.number] = flag

    def disputed(self, number: int, at_s: float) -> None:
        """The agent called a flag wrong: it is not shown any more."""
        self._disputed.add(number)
        self._held_back.pop(number, None)
        self._nudger.disputed(number, at_s)

    def gone(self, number: int) -> bool:
        """A flag closed or was withdrawn; whether anybody ever heard of it."""
        self._nudger.gone(number)
        self._held_back.pop(number, None)
        return self._fresh.pop(number, None) is None

    def offer(
        self, at_s: float, spoken_s: Callable[[], float], fading: Collection[int] = (), ended: bool = False
    ) -> list[Opened | Shown]:
        """Announce what is new and show what may be shown: alerts first, then the oldest.

        Parameters
        ----------
        at_s : float
            Call time.
        spoken_s : callable
            How long the agent has spoken; asked only while that matters.
        fading : collection of int
            Flags that are about to close: the voice is back, or silent. One of them that waits is not
            shown for its last moment.
        ended : bool
            The call is over: nobody is nudged any more.
        """
        if not self._held_back and not self._fresh:
            return []
        changes: list[Opened | Shown] = []
        waiting = {**self._held_back, **self._fresh}
        for number, flag in sorted(waiting.items(), key=lambda item: (item[1].severity is not Severity.ALERT, item[0])):
            if number in fading and number not in self._fresh:
                continue
            talked_s = spoken_s() if self._nudger.settles else 0.0
            late = ended and flag.severity is Severity.NUDGE
            why = "ended" if late else self._nudger.consider(flag, at_s, talked_s, self._cooldowns_s[flag.rule])
            if number in self._fresh:
                changes.append(Opened(at_s, flag, not why, why))
            elif not why:
                changes.append(Shown(at_s, flag))
            if why and flag.severity in (Severity.ALERT, Severity.NUDGE):
                self._held_back[number] = flag
            else:
                self._held_back.pop(number, None)
        self._fresh.clear()
        return changes
