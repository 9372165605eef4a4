"""The sides of a shift and the devices behind them: opening a plan, changing it, going on with what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from audio.block import RATE, Speaker
from audio.capture import Role, Trouble
from audio.intake import Wanted
from audio.memory import SoundMemory
from coach_app.recording.line import Clock, Happening, Line, Lost
from coach_app.recording.messages import CapturePlan
from coach_app.recording.opening import Answer, Openings

#: A side that gives nothing is filled by the clock up to here, so that the other is never held up for longer.
FILL: Final = round(0.25 * RATE)

#: The same for a device that gave sound a moment ago: on a busy machine it comes late, and what was given silence
#: meanwhile would be judged as silence although the file holds the sound.
PATIENT: Final = RATE

#: So long it is waited for the first sound of a device that opened.
_FIRST_NS: Final = 2_000_000_000


def wanted_devices(plan: CapturePlan) -> tuple[Wanted, ...]:
    """Devices that a plan needs.

    Examples
    --------
    >>> [wanted.role.value for wanted in wanted_devices(CapturePlan())]
    ['microphone', 'far_end']
    """
    if plan.channels is not None:
        agent, customer = plan.channels
        columns: tuple[tuple[Speaker, int | None], ...] = ((Speaker.AGENT, agent), (Speaker.CUSTOMER, customer))
        return (Wanted(plan.microphone, Role.MICROPHONE, columns),)
    microphone = Wanted(plan.microphone, Role.MICROPHONE, ((Speaker.AGENT, 0),))
    if plan.far_end is None:
        return (microphone,)
    return (microphone, Wanted(plan.far_end, Role.FAR_END, ((Speaker.CUSTOMER, None),)))


@dataclass(frozen=True, slots=True)
class PlanOpened:
    """The devices of a plan give sound, or should by now."""

    plan: CapturePlan
    names: tuple[tuple[Speaker, str], ...]


@dataclass(frozen=True, slots=True)
class PlanRefused:
    """A plan's device cannot be opened; what was open stays open."""

    answer: Answer
    stays: bool
    """Something was."""


@dataclass(slots=True)
class _Opening:
    """A plan whose devices are on their way."""

    plan: CapturePlan
    insistent: bool
    missing: dict[int, Wanted]
    come: list[Answer] = field(default_factory=list)


class Sides:
    """What is recorded now.

    Parameters
    ----------
    openings : Openings
        Opens devices.
    clock : Clock
        Says which place an instant has.
    """

    def __init__(self, openings: Openings, clock: Clock) -> None:
        self._openings = openings
        self._clock = clock
        self._lines: list[Line] = []
        self._left_out: dict[Speaker, int] = {}
        self._called: dict[int, str] = {}
        self._opening: _Opening | None = None
        self._opened: tuple[CapturePlan, int] | None = None
        self._said: tuple[tuple[Speaker, str], ...] | None = None
        self._filled_ns = clock.origin_ns
        self.memories: dict[Speaker, SoundMemory] = {}
        self.since = 0
        """Place at which the first device was opened."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Sides whose devices are open, or lost."""
        return tuple(speaker for line in self._lines for speaker in line.wanted.speakers)

    def memories_of(self, speakers: Sequence[Speaker], place: int) -> dict[Speaker, SoundMemory]:
        """Memories of sides, of silence up to a place where none was open; of those of the open plan for none."""
        self._remember(speakers, place)
        return {speaker: self.memories[speaker] for speaker in speakers or self.speakers}

    @property
    def opening(self) -> bool:
        """Devices are on their way."""
        return self._opening is not None

    @property
    def all_gone(self) -> bool:
        """No device is open although some should be."""
        return bool(self._lines) and not any(line.open for line in self._lines)

    @property
    def playing(self) -> Line | None:
        """The device that plays clips, while it is open."""
        return next((line for line in self._lines if line.plays is not None), None)

    @property
    def names(self) -> dict[Speaker, str]:
        """The device behind each side."""
        return {speaker: line.name for line in self._lines for speaker in line.wanted.speakers}

    def taken_ns(self, speaker: Speaker) -> int:
        """When the last sound of a side had arrived."""
        return max((line.taken_ns for line in self._lines if speaker in line.wanted.speakers), default=0)

    def open(self, plan: CapturePlan, *, insistent: bool = False) -> None:
        """Open a plan's devices, or change to them; the answer comes with `advance`.

        Parameters
        ----------
        insistent : bool
            A device that is not there is a lost side and no refusal.
        """
        self._give_back(self._opening)
        kept = {line.wanted for line in self._lines if line.open}
        wanted = [one for one in wanted_devices(plan) if one not in kept]
        self._opening = _Opening(plan, insistent, {self._openings.ask(one): one for one in wanted})

    def close(self) -> list[Happening]:
        """Take the last sound, give all devices back, and forget."""
        self._give_back(self._opening)
        self._opening = self._opened = None
        rest = [one for line in self._lines for one in line.close()]
        self._lines, self._left_out = [], {}
        self.memories = {}
        return rest

    def joins(self, ends: dict[Speaker, int]) -> None:
        """Say where sound ended that an earlier recorder wrote."""
        for line in self._lines:
            line.joins(ends)

    def advance(self, now_ns: int) -> list[Happening | PlanOpened | PlanRefused]:
        """Take what has come from all devices."""
        happened: list[Happening | PlanOpened | PlanRefused] = []
        for answer in self._openings.answers():
            self._hear(answer, now_ns)
        if self._opening is not None and not self._opening.missing:
            opening, self._opening = self._opening, None
            happened += self._change(opening, now_ns)
        for line in self._lines:
            happened += line.advance(now_ns)
        self._called |= {named.asked: named.name for named in self._openings.names()}
        for line in self._lines:
            line.call(self._called)
        self._fill(now_ns)
        return [*happened, *self._say_opened(now_ns)]

    def _hear(self, answer: Answer, now_ns: int) -> None:
        line = next((line for line in self._lines if line.asked_for(answer)), None)
        if line is not None:
            line.take(answer, now_ns)
        elif self._opening is not None and answer.asked in self._opening.missing:
            del self._opening.missing[answer.asked]
            self._opening.come.append(answer)
        elif answer.capture is not None:
            self._openings.close(answer.capture)

    def _change(self, opening: _Opening, now_ns: int) -> list[Happening | PlanOpened | PlanRefused]:
        failed = [answer for answer in opening.come if answer.capture is None]
        if failed and not opening.insistent:
            self._give_back(opening)
            return [PlanRefused(failed[0], bool(self._lines))]
        wanted, place = wanted_devices(opening.plan), self._clock.place(now_ns)
        happened: list[Happening | PlanOpened | PlanRefused] = []
        ends: dict[Speaker, int] = {}
        lost_since = self._left_out
        for line in [line for line in self._lines if line.wanted not in wanted]:
            silent_until = dict.fromkeys(line.wanted.speakers, place) if line.idles else {}
            happened += line.close()
            ends |= line.sound_ends() | silent_until
            lost_since = lost_since | line.lost_since
            self._lines.remove(line)
        self._remember(opening.plan.speakers, place)
        for answer in opening.come:
            happened += self._begin(answer, ends, lost_since, now_ns)
        self._lines.sort(key=lambda line: wanted.index(line.wanted))
        self._opened, self._said = (opening.plan, now_ns), None
        return [*happened, *self._leave_out(opening.plan, ends, lost_since)]

    def _leave_out(self, plan: CapturePlan, ends: dict[Speaker, int], lost_since: dict[Speaker, int]) -> list[Lost]:
        """A call that has sides which the new plan does not record goes on with their silence until one does."""
        without = [speaker for speaker in Speaker if speaker not in plan.speakers]
        known = {speaker: lost_since[speaker] for speaker in without if speaker in lost_since}
        new = {speaker: ends[speaker] for speaker in without if speaker in ends and speaker not in known}
        self._left_out = known | new
        return [Lost(speaker, Trouble.GONE, at, "") for speaker, at in new.items()]

    def _remember(self, speakers: Sequence[Speaker], place: int) -> None:
        self.since = self.since if self.memories else place
        for speaker in speakers:
            if speaker not in self.memories:
                self.memories[speaker] = SoundMemory()
                self.memories[speaker].fill(place)

    def _begin(
        self, answer: Answer, ends: dict[Speaker, int], lost_since: dict[Speaker, int], now_ns: int
    ) -> Sequence[Happening]:
        lost = next((line for line in self._lines if line.wanted == answer.wanted), None)
        if lost is not None:
            lost.take(answer, now_ns)
            return []
        line = Line(answer.wanted, self.memories, self._clock, self._openings)
        line.joins({speaker: end for speaker, end in ends.items() if end > 0})
        line.inherits(lost_since)
        line.take(answer, now_ns)
        self._lines.append(line)
        return [] if line.open else line.lose(Trouble.GONE, self._clock.place(now_ns))

    def _fill(self, now_ns: int) -> None:
        # By the last look's clock: what had arrived by then was taken in, however late this look is.
        now = self._clock.place(self._filled_ns)
        self._filled_ns = now_ns
        patient = {speaker for line in self._lines if line.gives for speaker in line.wanted.speakers}
        for speaker, memory in self.memories.items():
            memory.fill(now - (PATIENT if speaker in patient else FILL))

    def _say_opened(self, now_ns: int) -> list[PlanOpened]:
        if self._opened is None:
            return []
        plan, since_ns = self._opened
        names = tuple(self.names.items())
        if self._said is None:
            if now_ns - since_ns < _FIRST_NS and not all(line.heard for line in self._lines):
                return []
        elif self._said == names:
            return []
        # Said again where a name comes late, or where the system's usual device has become another.
        self._said = names
        return [PlanOpened(plan, names)]

    def _give_back(self, opening: _Opening | None) -> None:
        for answer in opening.come if opening is not None else []:
            if answer.capture is not None:
                self._openings.close(answer.capture)
