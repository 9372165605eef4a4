"""Takes recordings in without hearing them: what stands around the hearing is what is tested."""

from __future__ import annotations

import hashlib
import os
import signal
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from coach_app.library.import_work import Answer, Decoded, GoOn, Made, Order, Refused, TakeIn, Worked
from coach_app.recording.sessions import Manifest, SessionFolder, State
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from tests.coach_app.samples import one_of_each

#: Content of a file that kills whoever reads it, of one that cannot be read, and of one that is never done.
DEADLY, BROKEN, ENDLESS = b"deadly", b"broken", b"endless"


def quick_work(_: Path, pipe: Connection) -> None:
    """The target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            order: Order = pipe.recv()
            if isinstance(order, TakeIn):
                for answer in _answers(order, pipe):
                    pipe.send(answer)
    except (EOFError, ConnectionError):
        pass


def _answers(order: TakeIn, pipe: Connection) -> list[Answer]:
    sound = Path(order.job.file).read_bytes()
    if sound == DEADLY:
        os.kill(os.getpid(), signal.SIGSEGV)
    if sound == BROKEN:
        return [Refused("EmptyFileError", f"{order.job.name} holds no sound.", "Record it again.", "没有声音。")]
    content = hashlib.sha256(sound).hexdigest()
    (order.folder / "sound.flac").write_bytes(sound)
    pipe.send(Decoded(content))
    if not isinstance(pipe.recv(), GoOn):
        return []
    if sound == ENDLESS:
        pipe.send(Worked(0.5))
        pipe.recv()
    write_journal(order.folder / EVENTS, [(event, 1.0) for event in one_of_each()])
    SessionFolder(order.folder).write(
        Manifest(
            id=order.session,
            state=State.COMPLETE,
            started_at=datetime.now(UTC),
            content=content,
            source=order.job.name,
            tags=order.job.tags,
        )
    )
    return [Worked(0.5), Made()]
