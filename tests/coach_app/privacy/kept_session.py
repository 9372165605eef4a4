"""A kept session on disk with words, sound and everything that is made of them, for tests of what goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import soundfile

from asr_models.transcript import Hearing
from audio.block import RATE, Speaker
from audio.span import Span
from coach_app.events import ChecklistChanged, Event, FlagClosed, FlagOpened, Heard, PhraseHeard, Said, SessionEnded
from coach_app.recording.sessions import SessionFolder, create_session
from coach_app.rulings.entry import Comment, Correction
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import write_journal
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.samples import a_flag, an_utterance, started

NOON = datetime(2025, 3, 18, 12, 0, tzinfo=UTC)
CANARY = "鹦鹉爱吃榴莲酥"


def kept_session(data: Path, *, at: datetime = NOON, person: str = "", canary: str = CANARY) -> SessionFolder:
    """A finished call in which the customer says the canary."""
    session = create_session(data / "sessions", started_at=at, person=person)
    soundfile.write(session.path / "sound.flac", np.ones((RATE, 2), dtype=np.int16), RATE)
    write_journal(session.path / "events.jsonl", ((event, 0.0) for event in events(canary)))
    for name in ("peaks.npz", "contour.npz", "voice.npz"):
        (session.path / name).write_bytes(b"made of sound")
    for name in ("words.json", "report.html", "report.pdf"):
        (session.path / name).write_text(canary, "utf-8")
    log = RulingLog(session.path)
    log.add(Correction(speaker=Speaker.CUSTOMER, start_s=1.0, end_s=3.0, text=canary, author="培训师"))
    log.add(Comment(at_s=2.0, text="语气很稳", author="培训师"))
    session.finish(duration_s=1.0)
    return session


def events(canary: str) -> Sequence[Event]:
    """A call's events, with the canary wherever words can be."""
    said = an_utterance(canary, Speaker.CUSTOMER, 1.0, 3.0)
    flag = a_flag(evidence=f"客户说{canary}")
    item = ItemState("opening", ItemStatus.SAID, 2.0, canary)
    return [
        started(),
        Heard(Hearing(Speaker.CUSTOMER, Span(1.0, 2.0), canary, 2.0)),
        Said(said, 7, 210.0, (PhraseHeard("STD-01", "said", 0.9, canary, said.span),)),
        FlagOpened(3.0, flag, True),
        FlagClosed(4.0, flag),
        ChecklistChanged(3.0, item),
        SessionEnded(10.0, {"customer": {"rate_cpm": 210.0}}),
    ]


def below(folder: Path) -> bytes:
    """Every byte of every file below a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
