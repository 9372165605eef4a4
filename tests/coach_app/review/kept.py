"""A kept session with one event of every kind, for whoever reviews one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE
from coach_app.events import Event, SessionEnded
from coach_app.recording.sessions import SOUND, SessionFolder, create_session
from coach_app.shift.journal import Journal
from feedback.flag import Kind
from feedback.rubric import Criterion, Need, Rubric
from feedback.rule import Text
from tests.coach_app.samples import one_of_each

OPENING = Criterion(id="opening", title=Text(zh="开场", en="Opening"), weight=2, items=("opening",))
PACE = Criterion(id="pace", title=Text(zh="语速", en="Pace"), weight=1, kinds=(Kind.RATE_FAST,), needs=(Need.PROSODY,))
RUBRIC = Rubric(criterion=(OPENING, PACE))


def keep(root: Path, events: Iterable[Event] | None = None) -> SessionFolder:
    """Write a session of 30 s; without events named, one of every kind."""
    session = create_session(root, pack_id="zh-service")
    journal = Journal(session.path / "events.jsonl")
    for event in whole() if events is None else events:
        journal.write(event, getattr(event, "at_s", 0.0))
    journal.close()
    session.finish(duration_s=30.0)
    return session


def whole() -> list[Event]:
    """One event of every kind, the end last."""
    events = one_of_each()
    ends = [event for event in events if isinstance(event, SessionEnded)]
    return [event for event in events if not isinstance(event, SessionEnded)] + ends[:1]


def give_sound(session: SessionFolder, seconds: float = 30.0) -> None:
    """Sound: the agent hums at 200 Hz throughout, the customer is silent but for one click at 2 s."""
    at_s = np.arange(round(seconds * RATE)) / RATE
    agent = sum(0.3 / n * np.sin(2 * np.pi * 200 * n * at_s) for n in (1, 2, 3))
    customer = np.zeros_like(at_s)
    customer[2 * RATE] = 0.9
    soundfile.write(session.path / SOUND, np.stack([agent, customer], axis=1), RATE, "PCM_16")
