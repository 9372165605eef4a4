"""The app at the far end of a shift's calls: begins the call when all are ready, and ends it when somebody hung up."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from audio.block import Speaker
from audio.capture import Trouble
from audio.lane import Track
from coach_app.events import Event
from coach_app.practice.live_take import LiveTake
from coach_app.practice.news import PracticeChanged, PracticeNews, PracticePhase
from coach_app.practice.orders import HangUpNow, Practise, SayAgain, StopNow
from coach_app.practice.sounds import Sounds
from coach_app.recording.messages import Order as RecorderOrder
from coach_app.recording.messages import Report, SideBack, SideLost
from coach_app.shift.live_call import LiveCall
from coach_app.shift.news import DeviceTrouble
from coach_app.shift.orders import Begin, End, Order
from coach_app.worker_messages import Listen
from feedback.drills.drill import Drill
from feedback.timeline import Observation

#: A customer's line is due to the hundredth.
_PATIENCE_S: Final = 0.02


class CustomerPartner:
    """The customers of a practice: one take after the other.

    Parameters
    ----------
    drill : Drill
        The first.
    sounds : Sounds
        Their voices.
    order : callable
        Tells the recorder.
    tell : callable
        Takes news for the page.
    clock : callable
        Monotonic nanoseconds.
    titled : callable
        What a drill's takes are called.
    """

    def __init__(
        self,
        drill: Drill,
        sounds: Sounds,
        order: Callable[[RecorderOrder], None],
        tell: Callable[[PracticeNews | DeviceTrouble], None],
        clock: Callable[[], int] = time.monotonic_ns,
        titled: Callable[[Drill], str] = attrgetter("title"),
    ) -> None:
        self._drill = drill
        self._sounds = sounds
        self._order = order
        self._tell = tell
        self._clock = clock
        self._titled = titled
        self._numbers = itertools.count(1)
        self._wanted: Drill | None = drill
        self._take: LiveTake | None = None
        self._session = ""
        self._lost: dict[Speaker, Trouble] = {}
        self._stops = False
        self._ending = False
        self._hears_words = False

    @property
    def patience_s(self) -> float | None:
        """Short while a customer may have something to say."""
        return _PATIENCE_S if self._take is not None else None

    def listens(self, listens: Sequence[Listen]) -> list[Listen]:
        """The customer's words are known: the words worker hears the agent alone."""
        self._hears_words = any(one.track is Track.WORDS for one in listens)
        return [replace(one, ears=(Speaker.AGENT,)) if one.track is Track.WORDS else one for one in listens]

    def hear(self, report: Report) -> None:
        """The recorder said something."""
        match report:
            case SideLost(speaker, trouble) if speaker is Speaker.CUSTOMER or trouble is not Trouble.MUTE:
                self._lost[speaker] = trouble
            case SideBack(speaker):
                self._lost.pop(speaker, None)
            case _:
                pass
        if self._take is not None:
            self._take.hear(report, self._clock())

    def notice(self, observed: Sequence[Observation]) -> None:
        """A lane observed something."""
        if self._take is not None:
            self._take.notice(observed)

    def follow(self, event: Event) -> None:
        """Something was judged."""
        if self._take is not None:
            self._take.follow(event)

    def obey(self, order: object) -> None:
        """What only a practice understands."""
        match order:
            case Practise(drill):
                self._wanted, self._stops = drill, True
                for speaker, trouble in self._lost.items():
                    self._tell(DeviceTrouble(speaker, trouble))  # that is what the next take waits for
            case StopNow():
                self._stops = True
            case HangUpNow() if self._take is not None:
                self._take.hang_up()
            case SayAgain() if self._take is not None:
                self._take.say_again()
            case _:
                pass

    def turn(self, now_ns: int, call: LiveCall | None, *, ready: bool) -> list[Order]:
        """Begin, let the customer do what is due, end."""
        if call is None:
            return self._begin() if ready and self._take is None else []
        if call.judged and call.began_ns is not None and call.id != self._session:
            self._meet(call, call.began_ns)
        if self._take is None or self._ending:
            return []
        self._take.turn(now_ns)
        if self._take.over is None and not self._stops:
            return []
        self._ending = True
        self._take.stop()
        self._tell(PracticeChanged(PracticePhase.ENDING, self._session))
        return [End()]

    def says(self, call: LiveCall) -> list[Observation]:
        """The customer's words; with the call's end also the end of the take."""
        if self._take is None or call.id != self._session:
            return []
        said = self._take.says(call)
        if call.ended:
            self._take.stopped(call.recorded_s)
            self._take = None
        return said

    def _begin(self) -> list[Order]:
        if self._wanted is None or self._lost:
            return []
        self._drill, self._wanted = self._wanted, None
        return [Begin()]

    def _meet(self, call: LiveCall, began_ns: int) -> None:
        self._session, self._stops, self._ending = call.id, False, False
        self._take = LiveTake(
            self._drill,
            call.session.path,
            began_ns,
            self._sounds,
            self._order,
            self._tell,
            self._numbers,
            hears_words=self._hears_words,
            title=self._titled(self._drill),
        )
        self._tell(PracticeChanged(PracticePhase.TALKING, call.id))
