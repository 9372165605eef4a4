"""Has the live page draw the limits that its call is judged by: as the shift opens, and anew with every call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach_app.events import VerdictGiven
from coach_app.live_state import LiveStateStore
from coach_app.ui.live_page import LivePage
from coach_app.ui.shift_desk import ShiftDesk

if TYPE_CHECKING:  # loaded when a shift is opened, not before the window is on screen
    from coach_app.events import Event
    from coach_app.live_gauges import Bands
    from coach_app.live_setup import Prepared
    from coach_app.sayings import Sayings
    from coach_app.shift_voice import ShiftVoice


class DrawnLimits(QObject):
    """Keeps page and judging in step.

    Parameters
    ----------
    desk : ShiftDesk
        Tells of calls and verdicts.
    store : LiveStateStore
        Owns the limits that are drawn.
    live : LivePage
        Says the sentences.
    """

    def __init__(self, desk: ShiftDesk, store: LiveStateStore, live: LivePage) -> None:
        super().__init__(live)
        self._desk, self._store, self._live = desk, store, live
        self._voice: ShiftVoice | None = None
        desk.prepared.connect(self._prepared)
        desk.happened.connect(self._heed)
        desk.began.connect(self._renew)

    def _prepared(self, prepared: Prepared) -> None:
        self._voice = prepared.voice
        self._use(prepared.bands, prepared.sayings)

    def wrong(self, number: int, rule: str) -> None:
        """A flag of the call that is shown was called wrong; the call may not hear of it any more."""
        self._heed(VerdictGiven(0.0, number, rule, "wrong"))

    def _heed(self, event: Event) -> None:
        if self._voice is not None:
            self._voice.take(self._desk.judged, event)

    def _renew(self) -> None:
        voice = self._voice.renewed() if self._voice is not None else None
        if voice is not None:
            self._use(*voice)

    def _use(self, bands: Bands, sayings: Sayings) -> None:
        self._store.judged_by(bands)
        self._live.use({}, sayings)
