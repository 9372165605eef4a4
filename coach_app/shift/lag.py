"""When to say that a lane is behind the call: not at every hiccup, and not a hundred times a second."""

from __future__ import annotations

#: A lane further behind than this is said to lag; nearer than half of it, it has caught up.
LAGS_S = 2.0

#: Least seconds of the clock between two remarks on one lane.
_EVERY_S = 1.0


class Lag:
    """One lane's lag, as it is told.

    Examples
    --------
    >>> lag = Lag()
    >>> [lag.note(behind_s, now_s) for now_s, behind_s in enumerate([0.4, 2.5, 2.7, 4.1, 1.5, 0.6, 0.3])]
    [None, 2.5, None, 4.1, None, 0.0, None]
    """

    def __init__(self) -> None:
        self._told_s = 0.0
        self._told_at_s = float("-inf")

    def note(self, behind_s: float, now_s: float) -> float | None:
        """Take how far the lane is behind; what to tell, if anything.

        Parameters
        ----------
        behind_s : float
            Seconds of call that are recorded and not heard yet.
        now_s : float
            The clock.

        Returns
        -------
        float or None
            Seconds behind when the lane has begun to lag or its lag has changed by a second;
            0 once it has caught up; ``None`` when there is nothing new.
        """
        if self._told_s and behind_s < LAGS_S / 2:
            self._told_s = 0.0
            return 0.0
        if behind_s <= LAGS_S or abs(behind_s - self._told_s) < 1.0 or now_s - self._told_at_s < _EVERY_S:
            return None
        self._told_s, self._told_at_s = behind_s, now_s
        return round(behind_s, 1)
