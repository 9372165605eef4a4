"""What must have happened before a metric can tell anything at all: at most ticks most rules need not be asked.

A call is judged five times a second by dozens of rules. Most of them go by the voice of a side that is
silent at the moment, or by words that nobody has said.
"""

from __future__ import annotations

from enum import Enum

from audio.block import Speaker
from feedback.view import View

#: A voice that was active this recently may still be judged; windows are looked through for a second after it.
VOICE_S = 1.1


class Wakes(Enum):
    """What wakes a metric; without it a gauge gives nothing and a finder finds nothing."""

    TICK = "tick"
    """Time itself."""
    VOICE = "voice"
    """The judged speaker's voice, now or a moment ago."""
    NEWS = "news"
    """A sentence of either side that becomes known."""
    ITEMS = "items"
    """An item of the checklist that changes."""
    END = "end"
    """The end of the call."""

    def awake(self, view: View, speaker: Speaker) -> bool:
        """Whether it has happened as of a view, so that the metric must be asked.

        Parameters
        ----------
        view : View
            The call at a tick.
        speaker : Speaker
            Who is judged.
        """
        match self:
            case Wakes.VOICE:
                return bool(view.speech(speaker, max(0.0, view.now_s - VOICE_S)))
            case Wakes.NEWS:
                return view.says_new()
            case Wakes.ITEMS:
                return bool(view.items_changed)
            case Wakes.END:
                return view.ended
            case Wakes.TICK:
                return True
