"""The measures of one voice over a whole call, as columns: what a timeline draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio.block import Speaker
from coach_app.events import Measured

Column = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """One speaker's measures, a row every 0.2 s; NaN where there is nothing to say.

    Parameters
    ----------
    at_s : numpy.ndarray [shape=(n,), dtype=float32]
        Call time.
    rate_cpm, level_db, pitch_st, spread_st : numpy.ndarray [shape=(n,), dtype=float32]
        As :class:`coach_app.events.Measured` has them.
    """

    at_s: Column
    rate_cpm: Column
    level_db: Column
    pitch_st: Column
    spread_st: Column

    def within(self, start_s: float, end_s: float, rows: int) -> Curves:
        """The part between two instants, thinned to about so many rows.

        Rows are left out evenly and never averaged, so that what is drawn was measured.
        """
        first, last = np.searchsorted(self.at_s, (start_s, end_s))
        first, last = max(0, int(first) - 1), min(len(self.at_s), int(last) + 1)
        step = max(1, (last - first) // max(1, rows))
        return Curves(*(getattr(self, name)[first:last:step] for name in _COLUMNS))


_COLUMNS = ("at_s", "rate_cpm", "level_db", "pitch_st", "spread_st")


def curves_of(gauges: Iterable[Measured]) -> dict[Speaker, Curves]:
    """Columns of each speaker who was measured.

    Parameters
    ----------
    gauges : iterable of Measured
        In the order of call time.

    Examples
    --------
    >>> one = Measured(0.2, Speaker.AGENT, None, -3.0, 1.5, None, True, None)
    >>> float(curves_of([one])[Speaker.AGENT].level_db[0])
    -3.0
    """
    rows: dict[Speaker, list[tuple[float | None, ...]]] = {}
    for one in gauges:
        row = (one.at_s, one.rate_cpm, one.level_db, one.pitch_st, one.spread_st)
        rows.setdefault(one.speaker, []).append(row)
    return {
        speaker: Curves(*np.array(measured, np.float64).astype(np.float32).T.copy())
        for speaker, measured in rows.items()
    }
