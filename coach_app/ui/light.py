"""The recording light: one sign, with its shape, colour and word, for rail, header, tray and overlay alike.

Whether somebody is being recorded must be told everywhere in the same way, so it is worked
out here once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.live_state import LiveState, Phase
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.glyphs import Glyph


class Sign(StrEnum):
    """What goes on."""

    IDLE = "idle"
    OPENING = "opening"
    LISTENING = "listening"
    """Devices are open; nothing is kept."""
    KEEPING = "keeping"
    """No call runs, and what lies between calls is recorded as well, as somebody chose."""
    RECORDING = "recording"
    TROUBLED = "troubled"
    """A call is recorded and something of it is missing."""
    PAUSED = "paused"
    FINISHING = "finishing"
    STARTING = "starting"
    """The example call is about to play."""
    PLAYING = "playing"
    HELD = "held"
    """The example call waits."""
    ENDED = "ended"
    FAILED = "failed"


LOOKS = {
    Sign.IDLE: (Glyph.RING, "muted"),
    Sign.OPENING: (Glyph.WAITING, "muted"),
    Sign.LISTENING: (Glyph.WAVE, "good"),
    Sign.KEEPING: (Glyph.DISC, "nudge"),
    Sign.RECORDING: (Glyph.DISC, "alert"),
    Sign.TROUBLED: (Glyph.MISSED, "alert"),
    Sign.PAUSED: (Glyph.PAUSE, "nudge"),
    Sign.FINISHING: (Glyph.CLOCK, "accent"),
    Sign.STARTING: (Glyph.WAITING, "muted"),
    Sign.PLAYING: (Glyph.PLAY, "accent"),
    Sign.HELD: (Glyph.PAUSE, "nudge"),
    Sign.ENDED: (Glyph.END, "muted"),
    Sign.FAILED: (Glyph.MISSED, "alert"),
}

WORDS = {
    Sign.IDLE: QT_TRANSLATE_NOOP("Light", "No call"),
    Sign.OPENING: QT_TRANSLATE_NOOP("Light", "Opening"),
    Sign.LISTENING: QT_TRANSLATE_NOOP("Light", "Listening"),
    Sign.KEEPING: QT_TRANSLATE_NOOP("Light", "Recording all"),
    Sign.RECORDING: QT_TRANSLATE_NOOP("Light", "Recording"),
    Sign.TROUBLED: QT_TRANSLATE_NOOP("Light", "Incomplete"),
    Sign.PAUSED: QT_TRANSLATE_NOOP("Light", "Paused"),
    Sign.FINISHING: QT_TRANSLATE_NOOP("Light", "Finishing"),
    Sign.STARTING: QT_TRANSLATE_NOOP("Light", "Starting"),
    Sign.PLAYING: QT_TRANSLATE_NOOP("Light", "Playing"),
    Sign.HELD: QT_TRANSLATE_NOOP("Light", "Paused"),
    Sign.ENDED: QT_TRANSLATE_NOOP("Light", "Ended"),
    Sign.FAILED: QT_TRANSLATE_NOOP("Light", "Stopped"),
}

_OF_SHIFT = {
    ShiftPhase.OPENING: Sign.OPENING,
    ShiftPhase.WAITING: Sign.LISTENING,
    ShiftPhase.CALL: Sign.RECORDING,
    ShiftPhase.PAUSED: Sign.PAUSED,
    ShiftPhase.ENDING: Sign.FINISHING,
}
_OF_EXAMPLE = {
    Phase.EMPTY: Sign.IDLE,
    Phase.LOADING: Sign.STARTING,
    Phase.WORKING: Sign.PLAYING,
    Phase.ENDED: Sign.ENDED,
    Phase.FAILED: Sign.FAILED,
}


@dataclass(frozen=True, slots=True)
class Light:
    """What goes on, and for how long."""

    sign: Sign = Sign.IDLE
    time_s: float = 0.0

    @property
    def look(self) -> tuple[Glyph, str]:
        """Shape and colour."""
        return LOOKS[self.sign]

    @property
    def word(self) -> str:
        """In the language in use."""
        return QCoreApplication.translate("Light", str(WORDS[self.sign]))


def light(shift: ShiftState, live: LiveState, now_s: float, held: bool = False) -> Light:
    """The light as it is now.

    Parameters
    ----------
    shift : ShiftState
        Where the shift stands.
    live : LiveState
        What is known of the call, or of the example while no shift is open.
    now_s : float
        On the clock that the shift's state was made with.
    held : bool
        The example call waits.

    Examples
    --------
    >>> light(ShiftState(ShiftPhase.CALL, began_s=10.0), LiveState(), 15.0)
    Light(sign=<Sign.RECORDING: 'recording'>, time_s=5.0)
    """
    if not shift.open:
        sign = _OF_EXAMPLE[live.shown_phase]
        return Light(Sign.HELD if held and sign is Sign.PLAYING else sign, live.now_s)
    sign = Sign.PAUSED if shift.paused else Sign.KEEPING if shift.keeping else _OF_SHIFT[shift.phase]
    missing = shift.lost or any(problem.lane in ("words", "prosody") for problem in live.problems)
    if sign is Sign.RECORDING and missing:
        sign = Sign.TROUBLED
    return Light(sign, shift.call_s(now_s) if shift.unfinished else 0.0)
