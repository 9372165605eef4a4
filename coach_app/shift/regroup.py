"""Mends borders afterwards: joins two calls that were one, cuts one that was two, and judges the result anew.

The old sessions go only when the new ones are complete on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, Speaker
from audio.capture import Pcm
from audio.span import Span, to_samples, to_seconds
from coach_app.call import Setup
from coach_app.errors import BadInputError
from coach_app.events import Event, SessionStarted
from coach_app.observed import Observed
from coach_app.recording.content import content_of
from coach_app.recording.holding import held
from coach_app.recording.replacing import replace as replace_sessions
from coach_app.recording.sessions import SOUND, Lost, Manifest, SessionFolder, create_session
from coach_app.rulings.entry import Entry
from coach_app.rulings.log import RulingLog
from coach_app.rulings.parting import parted
from coach_app.session import run_workers
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS

#: Samples at once: ten seconds.
_PIECE = 10 * RATE

#: Least length of each part of a cut call.
LEAST_S = 1.0

#: Calls further apart than this were two.
MOST_APART_S = 600.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a session's sound, or silence where `sound` is ``None``."""

    sound: Path | None
    start: int
    end: int


def merge(root: Path, first: str, second: str, setup: Setup) -> SessionFolder:
    """Join two calls of one shift into one, with silence for what lay between them.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    first, second : str
        Ids, in the order of time.
    setup : Setup
        Rules and ears to judge the whole anew.

    Returns
    -------
    SessionFolder
        The new session; the two are gone.

    Raises
    ------
    BadInputError
        If one of them is not there or not complete, or they cannot be one call.
    AsrError, AudioError, FeedbackError
        If the whole cannot be judged; then nothing has changed.
    """
    one, other = _complete(root, first), _complete(root, second)
    before, after = one.manifest, other.manifest
    if before.speakers != after.speakers:
        raise BadInputError("The two calls have other sides recorded.", "Only calls of the same devices can be joined.")
    apart_s = after.shift_start_s - before.shift_start_s - before.duration_s
    if before.shift != after.shift or not -0.5 <= apart_s <= MOST_APART_S:
        raise BadInputError("The two calls do not follow each other.", "Join calls that lie next to each other.")
    length, apart = _length(one), max(0, to_samples(apart_s, RATE))
    gap = Span(to_seconds(length, RATE), to_seconds(length + apart, RATE))
    between = [Lost(speaker=s, start_s=gap.start_s, end_s=gap.end_s, reason="between") for s in before.speakers]
    made = _make(
        root,
        [_Part(one.sound, 0, length), _Part(None, 0, apart), _Part(other.sound, 0, _length(other))],
        before.model_copy(
            update={
                "reference": before.reference or after.reference,
                "title": before.title or after.title,
                "tags": tuple(sorted({*before.tags, *after.tags})),
                "lost": (*before.lost, *(between if apart else ()), *_moved(after.lost, gap.end_s)),
                "made_from": (first, second),
            }
        ),
        setup,
    )
    _write(made, [*_written(one), *parted(_written(other), by_s=gap.end_s)])
    replace_sessions([one, other], made)
    return made


def split(root: Path, session: str, at_s: float, setup: Setup) -> tuple[SessionFolder, SessionFolder]:
    """Cut a call in two.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    session : str
        Id.
    at_s : float
        Call time of the cut, at least `LEAST_S` from either end.
    setup : Setup
        Rules and ears to judge both anew.

    Returns
    -------
    SessionFolder, SessionFolder
        The new sessions; the old one is gone.

    Raises
    ------
    BadInputError
        If it is not there or not complete, or the cut lies outside.
    AsrError, AudioError, FeedbackError
        If the parts cannot be judged; then nothing has changed.
    """
    whole = _complete(root, session)
    manifest, length, at = whole.manifest, _length(whole), to_samples(at_s, RATE)
    least = to_samples(LEAST_S, RATE)
    if not least <= at <= length - least:
        raise BadInputError(
            f"A call of {to_seconds(length, RATE):.1f} s cannot be cut at {at_s:.1f} s.", "Choose a moment inside it."
        )
    cut_s = to_seconds(at, RATE)
    head = manifest.model_copy(update={"lost": _within(manifest.lost, Span(0.0, cut_s)), "made_from": (session,)})
    tail = manifest.model_copy(
        update={
            "lost": _moved(_within(manifest.lost, Span(cut_s, to_seconds(length, RATE))), -cut_s),
            "made_from": (session,),
            "started_at": manifest.started_at + timedelta(seconds=cut_s),
            "shift_start_s": manifest.shift_start_s + cut_s,
        }
    )
    first = _make(root, [_Part(whole.sound, 0, at)], head, setup)
    try:
        second = _make(root, [_Part(whole.sound, at, length)], tail, setup)
    except BaseException:
        first.delete()
        raise
    _write(first, parted(_written(whole), until_s=cut_s))
    _write(second, parted(_written(whole), cut_s, by_s=-cut_s))
    replace_sessions([whole], second)
    return first, second


def judge_anew(root: Path, session: str, setup: Setup) -> None:
    """Write a session's events anew from its sound: after a crash, or by other rules.

    Parameters
    ----------
    root : Path
        Folder of the sessions.
    session : str
        Id.
    setup : Setup
        Rules and ears.

    Raises
    ------
    BadInputError
        If it is not there or has no complete sound.
    AsrError, AudioError, FeedbackError
        If it cannot be judged; then nothing has changed.
    """
    folder = _complete(root, session)
    told = _judged(folder, setup, folder.manifest.lost)
    with held(folder.path):
        told.write(folder.path)
        folder.change(**setup.about, corrected="")


def _complete(root: Path, session: str) -> SessionFolder:
    folder = SessionFolder(root / session)
    try:
        known = folder.manifest.id == session
    except (OSError, ValueError):
        known = False
    if not known or folder.sound is None:
        raise BadInputError(f"The call {session} is not complete.", "Wait until it is, or recover it first.")
    if folder.manifest.words_removed:
        raise BadInputError(f"The words of the call {session} were removed.", "It stays as it is.")
    return folder


def _written(session: SessionFolder) -> tuple[Entry, ...]:
    """What people wrote about it; looked for late, as they may go on writing while it is judged."""
    return RulingLog(session.path).entries()


def _write(session: SessionFolder, entries: Sequence[Entry]) -> None:
    log = RulingLog(session.path)
    for entry in entries:
        log.add(entry)


def _length(session: SessionFolder) -> int:
    return int(soundfile.info(str(session.sound)).frames)


def _make(root: Path, parts: Sequence[_Part], like: Manifest, setup: Setup) -> SessionFolder:
    """A new session with this sound, judged."""
    kept = like.model_dump(exclude={"id", "schema_", "state"})
    made = create_session(root, **kept)
    try:
        file = made.path / SOUND
        channels = len(like.speakers)
        with soundfile.SoundFile(
            str(file), "w", samplerate=RATE, channels=channels, subtype="PCM_16", format="FLAC"
        ) as target:
            for piece in _pieces(parts, channels):
                target.write(piece)
        _judged(made, setup, like.lost).write(made.path)
        seconds = to_seconds(_length(made), RATE)
        made.finish(
            duration_s=seconds, content=content_of(file), source="", hidden_from="", corrected="", **setup.about
        )
    except BaseException:
        made.delete()
        raise
    return made


def _pieces(parts: Sequence[_Part], channels: int) -> Iterator[Pcm]:
    for part in parts:
        if part.sound is None:
            for start in range(part.start, part.end, _PIECE):
                yield np.zeros((min(_PIECE, part.end - start), channels), np.int16)
            continue
        with soundfile.SoundFile(str(part.sound)) as source:
            source.seek(part.start)
            for start in range(part.start, part.end, _PIECE):
                yield source.read(min(_PIECE, part.end - start), dtype="int16", always_2d=True)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What came of judging: it stands nowhere yet."""

    observed: Observed
    events: list[tuple[Event, float]]

    def write(self, folder: Path) -> None:
        self.observed.save(folder)
        write_journal(folder / EVENTS, self.events)


def _judged(session: SessionFolder, setup: Setup, lost: Sequence[Lost]) -> _Judged:
    """Judge its sound in worker processes: the window's own never loads what measures voices."""
    call = setup.open(session.path / SOUND)
    pipeline, listens = setup.remote(call)
    events: list[tuple[Event, float]] = []

    def keep(event: Event) -> None:
        known = replace(event, file="") if isinstance(event, SessionStarted) else event
        events.append((known, pipeline.heard_s))

    for event in pipeline.begin():
        keep(event)
    for one in lost:
        for event in pipeline.gap(Speaker(one.speaker), Span(one.start_s, one.end_s), one.reason):
            keep(event)
    run_workers(listens, pipeline, keep, notices=call.source.notices)
    return _Judged(pipeline.observed, events)


def _moved(lost: Sequence[Lost], by_s: float) -> tuple[Lost, ...]:
    return tuple(one.model_copy(update={"start_s": one.start_s + by_s, "end_s": one.end_s + by_s}) for one in lost)


def _within(lost: Sequence[Lost], span: Span) -> tuple[Lost, ...]:
    inside = [(one, Span(one.start_s, one.end_s) & span) for one in lost]
    return tuple(
        one.model_copy(update={"start_s": part.start_s, "end_s": part.end_s})
        for one, part in inside
        if part is not None
    )
