"""What a window draws and says of one person in a shift; a rule called wrong is drawn wider from the next call on.

It heeds verdicts as the judging does, so that the gauges of a call show the limits that it is judged by.
"""

from __future__ import annotations

from coach_app.call import Wanted
from coach_app.events import Event
from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.shift.heeding import Heeding
from coach_app.voice_of_pack import voice_of_pack
from feedback.baseline import Baseline
from feedback.pack import Pack


class ShiftVoice:
    """Limits and sentences as they are now.

    Parameters
    ----------
    pack : Pack
        The rules.
    baseline : Baseline or None
        The person's saved reference.
    wanted : Wanted
        What the shift's first call is judged by.
    person : str
        Id of whose calls they are; empty for nobody's, whose verdicts widen nothing.

    Attributes
    ----------
    wanted : Wanted
        What the next call is judged by.
    """

    def __init__(self, pack: Pack, baseline: Baseline | None, wanted: Wanted, person: str) -> None:
        self._pack, self._baseline = pack, baseline
        self.wanted = self._told = wanted
        self._heeding = Heeding(person)

    @property
    def now(self) -> tuple[Bands, Sayings]:
        """Limits and sentences for the next call."""
        self._told = self.wanted
        own, wrong = dict(self.wanted.placeholders), dict(self.wanted.wrong)
        return voice_of_pack(self._pack, self._baseline, placeholders=own, wrong=wrong)

    def take(self, session: str, event: Event) -> None:
        """Take an event of a call of this session."""
        self._heeding.take(self, session, event)

    def renewed(self) -> tuple[Bands, Sayings] | None:
        """Limits and sentences for a call that begins; ``None`` where they are as they were told last."""
        return None if self.wanted == self._told else self.now
