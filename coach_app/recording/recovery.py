"""Finds recordings that a crash cut off, and keeps or discards them as the user says.

Nothing is ever removed unasked: a folder without a readable manifest is offered as well.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import soundfile

from audio.block import RATE, Speaker
from audio.segments import mend_segments, recorded_count, segment_files
from coach_app.recording import marker
from coach_app.recording.archive import archive
from coach_app.recording.replacing import finish_replacements
from coach_app.recording.reserve import release
from coach_app.recording.sessions import Lost, Manifest, SessionFolder, State, finish_deletions, sessions

LostOf = Callable[[Manifest], tuple[Lost, ...]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session whose processes are gone before it was finished.

    Parameters
    ----------
    folder : Path
        Where it is.
    recorded_s : float
        Sound that can be read.
    started_at : datetime
        When it began.
    """

    folder: Path
    recorded_s: float
    started_at: datetime


def unfinished(root: Path) -> list[Unfinished]:
    """Sessions that are marked and at which no living process is at work, oldest first.

    Deletions that were cut off are finished.
    """
    finish_replacements(root)
    finish_deletions(root)
    cut_off = [
        session for session in sessions(root) if marker.is_marked(session.path) and not marker.at_work(session.path)
    ]
    return [Unfinished(session.path, _recorded_s(session), _manifest(session).started_at) for session in cut_off]


def keep(one: Unfinished, lost_of: LostOf = lambda _: ()) -> SessionFolder:
    """Mend its files, pack its sound and list it as recovered.

    Parameters
    ----------
    one : Unfinished
        Which.
    lost_of : callable
        Says where silence stands for sound, from the manifest with its length; asked where that does not say.

    Returns
    -------
    SessionFolder
        With state ``recovered``; its `duration_s` is what could be read.

    Raises
    ------
    ArchiveError
        When there is no room to pack the sound; it stays as it was and can be kept later.
    """
    session = SessionFolder(one.folder)
    release(one.folder)
    manifest = _manifest(session)
    for speaker in Speaker:
        mend_segments(one.folder, speaker)
    if session.speakers_files():
        archive(one.folder, manifest.speakers)
    kept = {"state": State.RECOVERED, "duration_s": _recorded_s(session), "partial_reason": "crash"}
    manifest = manifest.model_copy(update=kept)
    session.write(manifest.model_copy(update={"lost": manifest.lost or lost_of(manifest)}))
    marker.unmark(one.folder)
    return session


def discard(one: Unfinished) -> None:
    """Remove it, as the user asked."""
    SessionFolder(one.folder).delete()


def _recorded_s(session: SessionFolder) -> float:
    longest = max(recorded_count(session.path, speaker) for speaker in Speaker)
    if session.sound is not None:  # cut off between packing and the last manifest
        with suppress(soundfile.LibsndfileError):  # a damaged one keeps no other from being offered
            longest = max(longest, soundfile.info(str(session.sound)).frames)
    return longest / RATE


def _manifest(session: SessionFolder) -> Manifest:
    """Its manifest; made from what is there where it cannot be read."""
    try:
        return session.manifest
    except (OSError, ValueError):
        there = tuple(speaker for speaker in Speaker if segment_files(session.path, speaker))
        began = datetime.fromtimestamp(session.path.stat().st_ctime, UTC).astimezone()
        return Manifest(id=session.id, started_at=began, speakers=there or tuple(Speaker))
