"""The recorder itself, without process, pipe or thread: orders and the clock in, reports out."""

from __future__ import annotations

import errno
import logging
from concurrent.futures import Executor
from typing import Final

from audio.block import RATE, Speaker
from audio.clip import load_clip
from audio.errors import AudioError
from audio.lane import STEP
from audio.memory import KEPT
from audio.recorder import CallRecorder, finish_left
from audio.segments import SEGMENT, recorded_count
from coach_app.recording import marker
from coach_app.recording.clip_messages import HushClip, PlayClip
from coach_app.recording.clips import Clips
from coach_app.recording.disk import REFUSE_MIN, RESERVE, DiskWarning, Free, free_bytes, minutes_left
from coach_app.recording.line import Clock
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CloseDevices,
    DiskLow,
    EndCall,
    OpenDevices,
    Order,
    PauseCall,
    Recorded,
    Refused,
    Report,
)
from coach_app.recording.meters import Meters
from coach_app.recording.opening import Openings
from coach_app.recording.sides import PlanRefused, Sides
from coach_app.recording.telling import Tellable, told_of

log = logging.getLogger(__name__)

#: Most that a call may begin back, in samples.
_BACK: Final = 60 * RATE

#: A call without any device for so long has ended without anybody saying so.
_ABANDONED_NS: Final = 600_000_000_000

_SECOND_NS: Final = 1_000_000_000

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class RecordingDesk:
    """Obeys orders and records.

    Parameters
    ----------
    openings : Openings
        Opens devices.
    executor : Executor
        Syncs files beside the recording.
    now_ns : int
        The clock; its place 0.
    free : callable
        Says how many bytes are free.
    segment : int
        Samples in a file.
    """

    def __init__(
        self, openings: Openings, executor: Executor, now_ns: int, free: Free = free_bytes, segment: int = SEGMENT
    ) -> None:
        self._clock = Clock(now_ns)
        self._sides = Sides(openings, self._clock)
        self._executor = executor
        self._free = free
        self._segment = segment
        self._call: CallRecorder | None = None
        self._begin: BeginCall | None = None
        self._last_end = 0
        self._end_at: int | None = None
        self._cut = 0
        self._told = 0
        self._meters = Meters(self._sides, self._clock)
        self._clips = Clips()
        self._warning = DiskWarning()
        self._looked_ns = now_ns
        self._some_ns = now_ns

    @property
    def busy(self) -> bool:
        """Something is open, on its way, or being written: the clock matters."""
        return bool(self._sides.speakers) or self._sides.opening or self._call is not None

    def obey(self, order: Order, now_ns: int) -> list[Report]:
        """Carry out an order; what takes time is reported by `tick`."""
        match order:
            case OpenDevices():
                going_on = self._begin is not None and self._begin.going_on
                self._sides.open(order.plan, insistent=order.insistent or going_on)
            case BeginCall():
                self._begin = order
            case EndCall() if self._call is not None and self._end_at is None:
                self._end_at = self._clock.place(now_ns)
                self._cut = round(order.cut_s * RATE)
            case EndCall():
                return self._end_before_begin("asked", round(order.cut_s * RATE))
            case PauseCall():
                self._pause(order.paused, self._clock.place(now_ns))
            case CloseDevices():
                return self.close(now_ns)
            case PlayClip():
                self._play(order)
            case HushClip():
                self._clips.hush()
        return []

    def tick(self, now_ns: int) -> list[Report]:
        """Take what the devices gave, write it, and say what there is to say."""
        reports = self._begin_call(now_ns)
        for one in [*self._sides.advance(now_ns), *self._clips.advance(self._sides.playing)]:
            reports += self._tell(one, now_ns)
        reports += self._begin_call(now_ns)
        return [*reports, *self._meters.read(), *self._write(now_ns)]

    def close(self, now_ns: int, reason: str = "closed") -> list[Report]:
        """End the call, with all that has come unless an end was ordered, and give the devices back."""
        reports: list[Report] = []
        for one in self._sides.close():
            reports += self._tell(one, now_ns)
        reports += self._end_before_begin(reason)
        if self._call is not None:
            length = None if self._end_at is None else self._end_at - self._call.start - self._cut
            try:
                self._call.write()
            except OSError as error:
                return [*reports, *self._end(_reason(error))]
            reports += self._end(reason, length)
        return reports

    def _play(self, order: PlayClip) -> None:
        try:
            self._clips.play(load_clip(order.number, order.file))
        except AudioError as error:
            log.info("a clip cannot be played: %s", error)
            self._clips.refuse(order.number)

    def _tell(self, one: Tellable, now_ns: int) -> list[Report]:
        if isinstance(one, PlanRefused):
            self._begin = None
        return told_of(one, self._call, self._clock, now_ns)

    # ── a call ──

    def _begin_call(self, now_ns: int) -> list[Report]:
        begin, ready = self._begin, bool(self._sides.speakers)
        if begin is None or self._call is not None or (not ready and self._sides.opening):
            return []
        if not ready:
            if begin.going_on:
                return []  # its devices are ordered next
            self._begin = None
            return [Refused("no_microphone", "No device is open.", "Choose a microphone first.")]
        self._begin = None
        if (refused := self._room(begin, len(self._sides.speakers))) is not None:
            return [refused]
        start = self._start(begin, self._clock.place(now_ns))
        try:
            marker.sign(begin.folder)
            memories = self._sides.memories_of(begin.speakers, self._clock.place(now_ns))
            self._call = CallRecorder(begin.folder, memories, start, self._executor, self._segment)
        except OSError as error:
            log.info("a call cannot be written to %s: %s", begin.folder, error)
            if begin.going_on:
                return [CallEnded(begin.folder, self._recorded_before(begin) / RATE, _reason(error))]
            return [Refused("folder", f"The folder {begin.folder.name} cannot be written.", "Check its permissions.")]
        if begin.going_on:
            self._sides.joins({speaker: start + self._call.count(speaker) for speaker in self._call.speakers})
        self._told, self._cut, self._end_at, self._some_ns = 0, 0, None, now_ns
        self._warning, self._looked_ns = DiskWarning(), 0
        return [CallBegan(begin.folder, self._clock.instant_ns(start), self._call.speakers)]

    def _room(self, begin: BeginCall, sides: int) -> Refused | CallEnded | None:
        try:
            minutes = minutes_left(self._free(begin.folder), sides)
        except OSError as error:
            if begin.going_on:
                return CallEnded(begin.folder, self._recorded_before(begin) / RATE, _reason(error))
            return Refused("folder", f"The folder {begin.folder.name} is not there.", "Choose another place.")
        if minutes >= REFUSE_MIN or begin.going_on:
            return None
        what = f"There is room for {minutes:.0f} minutes of sound, and a call needs {REFUSE_MIN:.0f}."
        return Refused("disk_refused", what, "Delete recordings that are not needed any more.")

    def _end_before_begin(self, reason: str, cut: int = 0) -> list[Report]:
        """End a call that waits for its devices; one that was to go on ends where its last recorder left it."""
        begin, self._begin = self._begin, None
        if begin is None:
            return []
        count = finish_left(begin.folder, cut, self._segment) if begin.going_on else 0
        return [CallEnded(begin.folder, count / RATE, reason)]

    def _start(self, begin: BeginCall, place: int) -> int:
        if not begin.going_on:
            back = min(round(begin.back_s * RATE), _BACK, KEPT)
            return max(place - back, self._last_end, self._sides.since)
        if begin.began_ns is not None:
            return self._clock.place(begin.began_ns)
        return place - self._recorded_before(begin)

    def _recorded_before(self, begin: BeginCall) -> int:
        return max(recorded_count(begin.folder, speaker, self._segment) for speaker in Speaker)

    def _pause(self, paused: bool, place: int) -> None:
        pauses = self._clock.pauses
        open_one = bool(pauses) and pauses[-1][1] is None
        if paused and not open_one:
            pauses.append((place if self._sides.speakers else place - KEPT, None))
        elif not paused and open_one:
            pauses[-1] = (pauses[-1][0], place)
        # What the memory no longer holds cannot be written again.
        pauses[:] = [one for one in pauses if one[1] is None or one[1] > place - KEPT]

    def _write(self, now_ns: int) -> list[Report]:
        call = self._call
        if call is None:
            return []
        try:
            call.write()
            call.sync(now_ns)
        except OSError as error:
            log.info("the call cannot be written on: %s", error)
            return [*self._recorded(call), *self._end(_reason(error))]
        reports = self._recorded(call)
        if self._end_at is not None and call.start + call.written >= self._end_at:
            return [*reports, *self._end("asked", self._end_at - call.start - self._cut)]
        return [*reports, *self._look_round(call, now_ns)]

    def _recorded(self, call: CallRecorder) -> list[Report]:
        steps = call.written // STEP
        if steps <= self._told:
            return []
        self._told = steps
        slowest = min(call.speakers, key=call.count)
        until_s = call.written / RATE
        # A side that was filled by the clock had no sound that could have arrived.
        arrived = max(self._sides.taken_ns(slowest), self._clock.instant_ns(call.start + call.written))
        return [Recorded(until_s, arrived)]

    def _look_round(self, call: CallRecorder, now_ns: int) -> list[Report]:
        if now_ns - self._looked_ns < _SECOND_NS:
            return []
        slept = self._looked_ns > 0 and now_ns - self._looked_ns > 5 * _SECOND_NS
        self._looked_ns = now_ns
        if slept or not self._sides.all_gone:
            self._some_ns = now_ns
        elif now_ns - self._some_ns > _ABANDONED_NS:
            return self._end("no_devices")
        try:
            free = self._free(call.folder)
        except OSError as error:
            log.info("the disk of the call is gone: %s", error)
            return self._end("disk_failed")
        minutes = minutes_left(free, len(call.speakers))
        if free < RESERVE:
            return self._end("disk_full")
        return [DiskLow(minutes)] if self._warning.due(minutes) else []

    def _end(self, reason: str, length: int | None = None) -> list[Report]:
        call, self._call = self._call, None
        if call is None:
            return []
        count = call.end(length)
        self._last_end = call.start + count
        self._end_at, self._cut = None, 0
        self._pause(paused=False, place=self._last_end)
        return [CallEnded(call.folder, count / RATE, reason)]


def _reason(error: OSError) -> str:
    return "disk_full" if error.errno in _FULL else "disk_failed"
