"""What the app is told of what happens to the sides, in call time."""

from __future__ import annotations

from contextlib import suppress

from audio.block import RATE, Speaker
from audio.recorder import CallRecorder
from audio.span import Span
from coach_app.recording.clip_messages import ClipBegan, ClipEnded
from coach_app.recording.clips import ClipHeard
from coach_app.recording.line import Back, Clock, Happening, Late, Lost, Missing
from coach_app.recording.messages import (
    DevicesOpened,
    Gap,
    Refused,
    Report,
    SideBack,
    SideLost,
)
from coach_app.recording.sides import PlanOpened, PlanRefused

Tellable = Happening | PlanOpened | PlanRefused | ClipHeard


def told_of(one: Tellable, call: CallRecorder | None, clock: Clock, now_ns: int) -> list[Report]:
    """Reports of something that happened.

    Parameters
    ----------
    one : Tellable
        What happened, by places on the clock.
    call : CallRecorder or None
        The call that is being written; late sound is put into its files.
    clock : Clock
        Of the places.
    now_ns : int
        Now, by the same clock.
    """
    match one:
        case PlanOpened():
            return [DevicesOpened(one.plan, one.names)]
        case PlanRefused():
            return [Refused(one.answer.code, one.answer.message, one.answer.advice, one.stays)]
        case Lost():
            return [SideLost(one.speaker, one.trouble, now_ns, _call_s(call, one.speaker, one.at), one.device)]
        case Back():
            return [SideBack(one.speaker, now_ns, _span(call, one.speaker, one.start, one.end))]
        case Missing():
            paused = clock.paused(one.start, one.end)
            missing = None if paused else _span(call, one.speaker, one.start, one.end)
            return [] if missing is None or missing.duration_s == 0 else [Gap(one.speaker, missing)]
        case Late():
            with suppress(OSError):  # the next write says so
                if call is not None:
                    call.replace(one.speaker, one.at, one.samples)
            return []
        case ClipHeard():
            at_s = None if one.at is None else _call_s(call, Speaker.CUSTOMER, one.at)
            return [ClipBegan(one.number, at_s, one.lasts_s) if one.began else ClipEnded(one.number, at_s, one.whole)]


def _call_s(call: CallRecorder | None, speaker: Speaker, place: int) -> float | None:
    if call is None or speaker not in call.speakers:
        return None
    return max(0, place - call.start) / RATE


def _span(call: CallRecorder | None, speaker: Speaker, start: int, end: int) -> Span | None:
    """Call time of a stretch, as far as it lies in the call."""
    if call is None or speaker not in call.speakers or end <= call.start:
        return None
    return Span(max(0, start - call.start) / RATE, max(0, end - call.start) / RATE)
