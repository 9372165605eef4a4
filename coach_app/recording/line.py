"""One device of a plan through its losses and returns, and the sides of the call that hang on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from audio.block import RATE, Speaker
from audio.capture import Pcm, Trouble
from audio.continuity import Hole, Piece
from audio.intake import Intake, Wanted
from audio.memory import SoundMemory
from audio.played import Plays
from coach_app.recording.opening import Answer, Openings

#: Between two attempts to open a device that is lost.
_RETRY_NS: Final = 700_000_000

#: A seam between two devices, or two recorders, that loses less than this is no gap.
_SEAM: Final = RATE // 200


@dataclass(frozen=True, slots=True)
class Lost:
    """A side has no usable sound from a place on."""

    speaker: Speaker
    trouble: Trouble
    at: int
    device: str


@dataclass(frozen=True, slots=True)
class Back:
    """A side has sound again; none was usable in ``[start, end)``."""

    speaker: Speaker
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A side has silence in ``[start, end)`` for sound that its device did not give."""

    speaker: Speaker
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Late:
    """Sound for a place that was given silence already."""

    speaker: Speaker
    at: int
    samples: Pcm


Happening = Lost | Back | Missing | Late


@dataclass(slots=True)
class Clock:
    """The clock that all sides share: place 0 and the rate of samples."""

    origin_ns: int
    pauses: list[tuple[int, int | None]] = field(default_factory=list)
    """Places ``[start, end)`` whose sound is dropped."""

    def place(self, at_ns: int) -> int:
        """Place of an instant."""
        return round((at_ns - self.origin_ns) * RATE / 1e9)

    def instant_ns(self, place: int) -> int:
        """Instant of a place."""
        return self.origin_ns + round(place * 1e9 / RATE)

    def paused(self, start: int, end: int) -> bool:
        """Whether all of ``[start, end)`` lies in a pause."""
        return any(begin <= start and (until is None or end <= until) for begin, until in self.pauses)

    def keep(self, memory: SoundMemory, at: int, samples: Pcm) -> None:
        """Put sound into a memory, without what falls into a pause."""
        memory.write(at, samples)
        for start, end in self.pauses:
            memory.silence(max(at, start), at + len(samples) if end is None else min(at + len(samples), end))


class Line:
    """A device and its sides.

    Parameters
    ----------
    wanted : Wanted
        The device.
    memories : mapping of Speaker to SoundMemory
        Where its sides' sound goes.
    clock : Clock
        Says which place an instant has.
    openings : Openings
        Opens it again when it was lost.
    """

    def __init__(
        self, wanted: Wanted, memories: Mapping[Speaker, SoundMemory], clock: Clock, openings: Openings
    ) -> None:
        self.wanted = wanted
        self.name = wanted.device
        """What people call the device."""
        self._memories = {speaker: memories[speaker] for speaker in wanted.speakers}
        self._clock = clock
        self._openings = openings
        self._intake: Intake | None = None
        self._asked: int | None = None
        self._number: int | None = None
        self._named = False
        self._retry_ns = 0
        self._trouble: Trouble | None = None
        self._lost_since: dict[Speaker, int] = {}
        self._sound_end = 0
        self._joins: dict[Speaker, int] = {}

    @property
    def lost(self) -> Trouble | None:
        """Why it gives nothing that can be used."""
        return self._trouble

    @property
    def lost_since(self) -> dict[Speaker, int]:
        """Places from which sides are told as lost."""
        return dict(self._lost_since)

    @property
    def open(self) -> bool:
        """A device is open."""
        return self._intake is not None

    @property
    def plays(self) -> Plays | None:
        """Its device, while one is open that plays clips."""
        capture = self._intake.capture if self._intake is not None else None
        return capture if isinstance(capture, Plays) else None

    def place(self, row: int) -> int | None:
        """Place of a row of the device; ``None`` before that is decided."""
        return self._intake.place(row) if self._intake is not None else None

    @property
    def gives(self) -> bool:
        """Its device has given sound and goes on giving it, also while nothing plays."""
        return (
            self._intake is not None
            and self._intake.taken_ns > 0
            and self._trouble in {None, Trouble.MUTE}
            and not self._intake.capture.idles
        )

    @property
    def idles(self) -> bool:
        """Its device is as it should be and gives nothing while nothing plays: its silence is sound."""
        return self._intake is not None and self._trouble is None and self._intake.capture.idles

    @property
    def heard(self) -> bool:
        """Its first sound has arrived, and its name is known."""
        first_came = self._sound_end > 0 and not self._joins and not self._awaited
        return self._intake is not None and self._named and first_came

    @property
    def taken_ns(self) -> int:
        """When its last sound had arrived."""
        return self._intake.taken_ns if self._intake is not None else 0

    def joins(self, ends: Mapping[Speaker, int]) -> None:
        """Say where earlier sound of its sides ended; the silence from there is reported when it is over."""
        self._joins = {speaker: end for speaker, end in ends.items() if speaker in self._memories}
        self._sound_end = max([self._sound_end, *self._joins.values()])

    def inherits(self, lost_since: Mapping[Speaker, int]) -> None:
        """Say from where its sides were told as lost before it: they are back with its first sound."""
        self._lost_since = {speaker: at for speaker, at in lost_since.items() if speaker in self._memories}
        self._joins = {speaker: end for speaker, end in self._joins.items() if speaker not in self._lost_since}

    def take(self, answer: Answer, now_ns: int) -> None:
        """Listen to a device that was opened."""
        self._asked = None
        if answer.capture is None:
            return
        if self._intake is not None:  # it came back by itself meanwhile
            self._openings.close(answer.capture)
            return
        self._number = answer.asked
        self._intake = Intake(self.wanted, answer.capture, answer.came, self._clock.origin_ns, self._sound_end, now_ns)

    def call(self, names: dict[int, str]) -> None:
        """Take the name of its device out of names by the numbers of their requests, once it is there."""
        if self._number in names:
            self.name, self._named = names.pop(self._number), True

    def asked_for(self, answer: Answer) -> bool:
        """Whether an answer is to this line's last request."""
        return self._asked == answer.asked

    def advance(self, now_ns: int) -> list[Happening]:
        """Take what has come, and look whether it can be used."""
        if self._intake is None:
            self._try_again(now_ns)
            return []
        came = [one for given in self._intake.advance(now_ns) for one in self._keep(given)]
        for column, at in self._intake.clipped():
            self._memories[self.wanted.speakers[column]].note_clipped(at)
        return [*came, *self._look(self._intake, now_ns)]

    def lose(self, trouble: Trouble, at: int) -> list[Happening]:
        """Its sound cannot be used from a place on."""
        if self._trouble is not None:
            return []
        self._trouble, self._joins = trouble, {}
        news = [speaker for speaker in self.wanted.speakers if speaker not in self._lost_since]
        self._lost_since |= dict.fromkeys(news, at)
        return [Lost(speaker, trouble, at, self.name) for speaker in news]

    def close(self) -> list[Happening]:
        """Take the last sound and give the device back."""
        if self._intake is None:
            return []
        intake, self._intake = self._intake, None
        rest = [one for given in intake.finish() for one in self._keep(given)]
        self._openings.close(intake.capture)
        return rest

    def sound_ends(self) -> dict[Speaker, int]:
        """Where the sound of its sides ends now, for a line that follows."""
        return dict.fromkeys(self.wanted.speakers, self._sound_end)

    @property
    def _awaited(self) -> bool:
        """Its next sound ends a loss; what is mute gives sound all the time."""
        return bool(self._lost_since) and self._trouble is not Trouble.MUTE

    def _keep(self, given: Piece | Hole) -> list[Happening]:
        if isinstance(given, Hole):
            idle = self._intake is not None and self._intake.capture.idles
            if idle or self._trouble is not None:
                return []
            return [Missing(speaker, given.start, given.end) for speaker in self.wanted.speakers]
        happened = self._begins_at(given.at)
        for column, (speaker, memory) in enumerate(self._memories.items()):
            before = memory.end
            self._clock.keep(memory, given.at, given.samples[:, column])
            if given.at < before:
                happened.append(Late(speaker, given.at, memory.read(given.at, given.at + len(given.samples))))
        self._sound_end = max(self._sound_end, given.at + len(given.samples))
        return happened

    def _begins_at(self, at: int) -> list[Happening]:
        """What the first sound after a silence says about the silence."""
        happened: list[Happening] = []
        if self._awaited:
            happened += self._back(at)
        joins, self._joins = self._joins, {}
        happened += [Missing(speaker, end, at) for speaker, end in joins.items() if at - end > _SEAM]
        return happened

    def _back(self, at: int) -> list[Happening]:
        self._trouble, since, self._lost_since = None, self._lost_since, {}
        return [Back(speaker, start, max(at, start)) for speaker, start in since.items()]

    def _look(self, intake: Intake, now_ns: int) -> list[Happening]:
        trouble = intake.trouble(now_ns)
        if trouble is None:
            return self._back(self._sound_end) if self._trouble is Trouble.MUTE else []
        if trouble is Trouble.MUTE:
            return self.lose(trouble, self._clock.place(intake.quiet_since_ns))
        rest = self.close()
        self._retry_ns = now_ns
        lost = self.lose(trouble, self._sound_end)
        if self._trouble is Trouble.MUTE:
            self._trouble = trouble  # told as mute; it comes back as another device
        return [*rest, *lost]

    def _try_again(self, now_ns: int) -> None:
        if self._asked is None and now_ns >= self._retry_ns:
            self._retry_ns = now_ns + _RETRY_NS
            self._asked = self._openings.ask(self.wanted)
