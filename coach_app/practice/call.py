"""A practice call as the window and tests hold it: a shift whose customer is the app.

Orders return at once. News and events are told as they come; a take ends as a session like any
call's, is kept, and is marked in a thread of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audio.played import PLAYED
from coach_app import packs
from coach_app.errors import MENDABLE
from coach_app.events import Event
from coach_app.practice.grading import grade
from coach_app.practice.kept import keep_score
from coach_app.practice.news import PracticeChanged, PracticeMarked, PracticeNews, PracticePhase
from coach_app.practice.orders import HangUpNow, PracticeOrder, Practise, SayAgain, StopNow
from coach_app.practice.own_voice import keep_reading
from coach_app.practice.partner import CustomerPartner
from coach_app.practice.sounds import Sounds
from coach_app.recording.messages import CapturePlan
from coach_app.recording.messages import Order as RecorderOrder
from coach_app.recording.sessions import Kind
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift
from coach_app.shift.news import CallKept, News, PhaseChanged, ShiftPhase
from coach_app.shift.orders import Ask, Close
from coach_app.shift.setup import Parts, ShiftSetup
from feedback.drills.book import DrillBook
from feedback.drills.drill import Drill
from feedback.drills.marking import TakeMark
from feedback.drills.translated import drill_in

log = logging.getLogger(__name__)

#: Takes what a practice call says, in a thread of its own; must not wait.
Tell = Callable[[News | Event | PracticeNews], None]
#: Marks the session of a folder (`coach_app.practice.grading.grade`).
Grade = Callable[[Path, DrillBook], TakeMark]


@dataclass(frozen=True, slots=True)
class PracticeSetup:
    """What is settled before a practice call.

    Parameters
    ----------
    shift : ShiftSetup
        As for the person's shifts (`coach_app.live_setup.shift_setup`): rules, ears, usual voice, microphone.
    book : DrillBook
        The pack's drills.
    sounds : Path
        Folder of the customers' voices (`coach_app.practice.books.sounds_folder`).
    output : str
        Name of the output that the customer is heard from; empty for the one that shifts record, or the usual one.
    """

    shift: ShiftSetup
    book: DrillBook
    sounds: Path
    output: str = ""

    @property
    def practice(self) -> ShiftSetup:
        """The shift as practice wants it: no borders, nothing between, the app at the far end."""
        plan = CapturePlan(self.shift.plan.microphone, PLAYED + (self.output or _output_of(self.shift.plan)))
        return replace(
            self.shift,
            plan=plan,
            borders=BorderSettings(automatic=False),
            keep_between=False,
            kind=Kind.PRACTICE,
        )


def _output_of(plan: CapturePlan) -> str:
    """The output whose sound this plan records: that is where the person hears customers."""
    kind, _, name = (plan.far_end or "").partition(":")
    return name.removesuffix(".monitor") if kind in {"pulse", "wasapi"} else ""


class PracticeCall:
    """Takes of drills, one after the other, over devices and workers that stay open.

    Parameters
    ----------
    drill : Drill
        What is practised first.
    setup : PracticeSetup
        What was settled.
    tell : callable
        Told all news of a shift (levels, device troubles, phases), all events of the call, and `PracticeNews`;
        from the practice's own threads. Must not wait.
    parts : Parts or None
        What the shift is made of; tests exchange some.
    mark : callable or None
        Marks a session; by default by the pack of the setup.
    """

    def __init__(
        self,
        drill: Drill,
        setup: PracticeSetup,
        tell: Tell,
        parts: Parts | None = None,
        mark: Grade | None = None,
    ) -> None:
        self._setup = setup
        self._tell = tell
        self._mark = mark or self._graded
        self._marking = ThreadPoolExecutor(1, "marking")
        self._sounds = Sounds(setup.sounds)
        self._drill = drill
        made = replace(parts or Parts(), partner=self._partner)
        self._shift = LiveShift(setup.practice, self._told, made)

    @property
    def published_s(self) -> float:
        """Call time by the clock of the event that is being told; ask from within `tell`."""
        return self._shift.published_s

    @property
    def pids(self) -> dict[str, int]:
        """Numbers of the recorder's and the workers' processes, for tests that kill them."""
        return self._shift.pids

    def start(self) -> None:
        """Open the devices and warm the workers up; the call begins by itself when they are ready."""
        self._tell(PracticeChanged(PracticePhase.PREPARING))
        self._shift.start()

    def hang_up(self) -> None:
        """The agent hangs up."""
        self._order(HangUpNow())

    def repeat(self) -> None:
        """The customer says the last line again."""
        self._order(SayAgain())

    def stop(self) -> None:
        """End the take without anybody hanging up; what was recorded is kept."""
        self._order(StopNow())

    def again(self, drill: Drill | None = None) -> None:
        """Practise once more, the same drill or another, as soon as what runs is over."""
        self._drill = drill or self._drill
        self._order(Practise(self._drill))

    def close(self) -> None:
        """End the take if one runs, give the devices back, end all processes."""
        self._shift.order(Close())

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `close`; ``False`` if it has not come by then."""
        over = self._shift.join(timeout_s)
        if over:
            self._marking.shutdown()
        return over

    def _order(self, order: PracticeOrder) -> None:
        self._shift.order(Ask(order))

    def _partner(self, order: Callable[[RecorderOrder], None]) -> CustomerPartner:
        return CustomerPartner(self._drill, self._sounds, order, self._tell, titled=self._titled)

    def _titled(self, drill: Drill) -> str:
        """What a drill is called in the language of whoever practises it."""
        return drill_in(drill, self._setup.book, self._setup.shift.wanted.language).title

    def _told(self, what: News | Event) -> None:
        self._tell(what)
        match what:
            case CallKept():
                self._tell(PracticeChanged(PracticePhase.MARKING, what.session))
                self._marking.submit(self._marked, what)
            case PhaseChanged(ShiftPhase.CLOSED):
                self._tell(PracticeChanged(PracticePhase.CLOSED))
            case _:
                pass

    def _marked(self, kept: CallKept) -> None:
        mark, why = None, ""
        try:
            mark = self._mark(kept.folder, self._setup.book)
        except MENDABLE as error:
            why = error.message
        except Exception:
            log.exception("a take could not be marked")
            why = "The take could not be marked."
        if mark is not None:
            with suppress(OSError, ValueError):  # lists then show no score
                keep_score(kept.folder, mark)
        self._tell(PracticeMarked(kept.session, kept.folder, kept.state, mark, why))
        self._tell(PracticeChanged(PracticePhase.DONE, kept.session))

    def _graded(self, folder: Path, book: DrillBook) -> TakeMark:
        wanted = self._setup.shift.wanted
        keep_reading(folder, wanted.baseline)
        return grade(folder, book, packs.load(wanted.pack))
