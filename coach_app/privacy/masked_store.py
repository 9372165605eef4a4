"""The state of a live page that never sees an identifier, so that no widget has to know of them."""

from __future__ import annotations

from coach_app.events import Event
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveStateStore
from coach_app.privacy.masking import LiveMasker


class MaskedStore(LiveStateStore):
    """Takes in events with identifiers hidden, by what was said so far.

    Where a number becomes known by its later digits, the lines that hold its first ones are shown anew.

    Parameters
    ----------
    bands : Bands
        The pack's limits for this speaker.
    """

    def __init__(self, bands: Bands | None = None) -> None:
        super().__init__(bands)
        self._masker = LiveMasker()

    def apply(self, event: Event) -> None:
        """Take in one event."""
        super().apply(self._masker.take(event))
        for said in self._masker.revised:
            self.state = self.state.said_otherwise(said)
