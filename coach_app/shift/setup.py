"""What is settled before a shift opens, and the parts it is made of, which tests exchange."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from coach_app.call import Setup, Wanted
from coach_app.events import Event
from coach_app.recording.link import DEVICES, RecorderLink
from coach_app.recording.messages import CapturePlan
from coach_app.recording.messages import Order as RecorderOrder
from coach_app.recording.sessions import Kind
from coach_app.shift.borders import BorderSettings
from coach_app.shift.news import News
from coach_app.shift.partner import Alone, Partner

#: Takes what a shift says, in the shift's own thread.
Tell = Callable[[News | Event], None]


@dataclass(frozen=True, slots=True)
class ShiftSetup:
    """Everything that is settled before a shift opens.

    Parameters
    ----------
    wanted : Wanted
        Rules, ears, the person's usual voice and what this person chose.
    plan : CapturePlan
        Which devices are recorded.
    root : Path
        Folder of the sessions; made if missing.
    person : str
        Id of the person, or empty.
    borders : BorderSettings
        When calls begin and end by themselves.
    keep_between : bool
        Keep the sound between calls as well, as sessions of kind ``between``.
    words_memory_mb : float
        Resident megabytes above which the words process is replaced at the end of an utterance.
    kind : Kind
        What its calls are: ``call``, or ``practice``.
    """

    wanted: Wanted
    plan: CapturePlan
    root: Path
    person: str = ""
    borders: BorderSettings = field(default_factory=BorderSettings)
    keep_between: bool = False
    words_memory_mb: float = 3_000.0
    kind: Kind = Kind.CALL


@dataclass(frozen=True, slots=True)
class Parts:
    """What a shift is made of.

    Parameters
    ----------
    devices : str
        Importable name of what opens devices (`coach_app.recording.link.RecorderLink`).
    prepare : callable
        Loads rules and names the ears.
    clock : callable
        Monotonic nanoseconds.
    recorder : callable
        Gives the recorder, told the name of what opens devices: a new one, or one that was started early.
    partner : callable
        Gives who is at the far end where that is the app itself, told whom to give orders for the recorder.
    over : callable
        Called when the shift has ended, in its thread: gives back what was got ready for it and not taken.
    """

    devices: str = DEVICES
    prepare: Callable[[Wanted], Setup] = Setup
    clock: Callable[[], int] = time.monotonic_ns
    recorder: Callable[[str], RecorderLink] = RecorderLink
    partner: Callable[[Callable[[RecorderOrder], None]], Partner] = Alone
    over: Callable[[], None] = lambda: None
