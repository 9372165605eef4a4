"""Kept sessions for tests of the library: one of a short synthetic call, and one of each labelled call."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import soundfile

from audio.block import RATE
from coach_app.call import Setup, Wanted
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SOUND, SessionFolder, create_session
from coach_app.session import run_inline
from coach_app.shift.journal import read_journal, write_journal
from coach_app.shift.live_call import EVENTS
from tests.coach_app.shift.a_shift import Judged, judged

CALLS = Path(__file__).parents[2] / "calls"
NAMES = sorted(path.stem for path in CALLS.glob("dev*.json"))


def labelled(name: str) -> Wanted:
    """How a labelled call is judged: its true words, and the reading of its agent's voice."""
    voice = json.loads((CALLS / f"{name}.json").read_text("utf-8"))["voices"]["A"]
    return Wanted(engine="scripted", words=CALLS / f"{name}.json", baseline=CALLS / "voices" / f"{voice}.flac")


def keep(root: Path, sound: Path, setup: Setup, **fields: object) -> SessionFolder:
    """A session of a recording, kept with all that was observed of it."""
    session = create_session(root, **fields)
    if sound.suffix == ".flac":
        shutil.copy(sound, session.path / SOUND)
    else:
        soundfile.write(session.path / SOUND, soundfile.read(sound, dtype="int16")[0], RATE, "PCM_16")
    call = setup.open(session.path / SOUND)
    pipeline, events = setup.inline(call), []
    run_inline(call.source, pipeline, lambda event: events.append((event, pipeline.heard_s)))
    write_journal(session.path / EVENTS, events)
    pipeline.observed.save(session.path)
    session.finish(duration_s=call.source.duration_s, content=content_of(session.sound), **setup.about)
    return session


def judgement(session: Path) -> Judged:
    """What the events of a session tell, however they were grouped."""
    return judged([entry.event for entry in read_journal(session / EVENTS)])
