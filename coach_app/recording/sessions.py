"""The folders of recorded calls: what is in one, and its manifest.

A manifest is written whole beside the old one and moved over it, so that there is always one
that can be read.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from audio.block import Speaker
from audio.segments import segment_files
from audio.wav import sync_folder
from coach_app.atomic_file import beside
from coach_app.recording import marker
from coach_app.recording.holding import held, lock_file
from coach_app.recording.reserve import release, reserve

MANIFEST: Final = "manifest.json"
SOUND: Final = "sound.flac"

#: Begins the name of a session that is being deleted.
_DOOMED: Final = ".deleted-"

_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")


class Kind(StrEnum):
    """What a session is."""

    CALL = "call"
    PRACTICE = "practice"
    CALIBRATION = "calibration"
    BETWEEN = "between"
    """Sound between two calls of a shift, kept by choice."""


class State(StrEnum):
    """How far a session has come."""

    RECORDING = "recording"
    STOPPING = "stopping"
    COMPLETE = "complete"
    PARTIAL = "partial"
    """Finished, and sound is missing: `Manifest.partial_reason` says why."""
    RECOVERED = "recovered"
    """Its recording was cut off by a crash; what was on disk was kept."""


class Lost(BaseModel):
    """A stretch for which silence stands in the sound."""

    model_config = ConfigDict(frozen=True)

    speaker: Speaker
    start_s: float
    end_s: float
    reason: str


class Manifest(BaseModel):
    """What is known about a session besides its sound and its events.

    Parameters
    ----------
    started_at : datetime
        First sample of the call, with zone.
    duration_s : float
        Length of the sound; 0 until it is known.
    devices : dict of Speaker to str
        Name of each side's device.
    shift, shift_start_s : str, float
        The shift that the call belongs to and its place in it, for merging.
    lost : tuple of Lost
        Where silence stands for sound.
    made_from : tuple of str
        Ids of the sessions that it was merged or split from.
    title : str
        What somebody calls it; empty until then.
    tags : tuple of str
        Words under which somebody files it.
    source : str
        Name of the file that it was imported from.
    content : str
        SHA-256 over the sound's 16 kHz 16-bit samples: the same sound is kept once.
    hidden_from : str
        Content of the session that this is a copy of with its identifiers hidden and silent; empty for no copy.
    sound_removed, words_removed : str
        When retention took the sound or the words away, ISO 8601; empty while they are there.
    silent : tuple of (float, float) or None
        Where identifiers are spoken, in seconds of call time, kept when the words go so that a copy of the sound can
        still be silenced; ``None`` while the words are there, and where nobody knows.
    placeholders : dict of str to str
        What the person says in the pack's blanks; with it and its baseline a session is judged anew anywhere.
    silenced : tuple of str
        Kinds of flags that the person was not shown.
    wrong : dict of str to int
        Rule and how often the person had called it wrong.
    corrected : str
        Digest of the corrections that its events follow; empty without any.
    drill_score : float or None
        Per cent that the drill of a practice take gave it; ``None`` without a grade, and of calls.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_: Literal["coach.session/1"] = Field(default="coach.session/1", alias="schema")
    id: str
    kind: Kind = Kind.CALL
    state: State = State.RECORDING
    person: str = ""
    reference: str = ""
    started_at: AwareDatetime
    duration_s: float = 0.0
    speakers: tuple[Speaker, ...] = (Speaker.AGENT, Speaker.CUSTOMER)
    devices: dict[Speaker, str] = {}
    engine: str = ""
    model: str = ""
    pack_id: str = ""
    pack_version: str = ""
    pack_sha256: str = ""
    baseline: str = ""
    shift: str = ""
    shift_start_s: float = 0.0
    lost: tuple[Lost, ...] = ()
    partial_reason: str = ""
    made_from: tuple[str, ...] = ()
    title: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    content: str = ""
    hidden_from: str = ""
    sound_removed: str = ""
    words_removed: str = ""
    silent: tuple[tuple[float, float], ...] | None = None
    placeholders: dict[str, str] = {}
    silenced: tuple[str, ...] = ()
    wrong: dict[str, int] = {}
    corrected: str = ""
    drill_score: float | None = None


class SessionFolder:
    """One session on disk.

    Parameters
    ----------
    path : Path
        Its folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def id(self) -> str:
        """Name of the folder."""
        return self.path.name

    @property
    def manifest(self) -> Manifest:
        """What the manifest says now.

        Raises
        ------
        OSError, ValueError
            Where there is none, or none that can be read.
        """
        return Manifest.model_validate_json((self.path / MANIFEST).read_bytes())

    def write(self, manifest: Manifest) -> None:
        """Replace the manifest: afterwards the new one is on disk, and at any instant one of both."""
        write_whole(self.path / MANIFEST, manifest.model_dump_json(by_alias=True, indent=1).encode())

    def change(self, **fields: object) -> Manifest:
        """Write the manifest with some fields changed, and return it; other apps wait meanwhile."""
        with held(self.path):
            changed = Manifest.model_validate(self.manifest.model_dump() | fields)
            self.write(changed)
        return changed

    def speakers_files(self) -> dict[Speaker, list[Path]]:
        """Files of each recorded side while the call is live, in order; sides without files are left out."""
        found = {speaker: segment_files(self.path, speaker) for speaker in Speaker}
        return {speaker: files for speaker, files in found.items() if files}

    @property
    def sound(self) -> Path | None:
        """The archived sound, one channel a speaker in the manifest's order; ``None`` while there are WAV files."""
        file = self.path / SOUND
        return file if file.is_file() else None

    def finish(self, **fields: object) -> Manifest:
        """Write the last manifest (`state` is ``complete`` unless named) and take the marker away."""
        release(self.path)
        changed = self.change(**{"state": State.COMPLETE, **fields})
        marker.unmark(self.path)
        return changed

    def delete(self) -> None:
        """Remove the session with all that belongs to it."""
        # Away from the others first: a deletion that is cut off leaves no half session among them.
        doomed = self.path.with_name(_DOOMED + self.id)
        self.path.replace(doomed)
        with suppress(FileNotFoundError):  # another app that has just been started finishes it as well
            shutil.rmtree(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
        with suppress(OSError):  # left by a killed app, or in use by one that sees next that the session is gone
            lock_file(self.path).unlink(missing_ok=True)


def create_session(root: Path, **fields: object) -> SessionFolder:
    """Make the folder of a new session, with its manifest and its marker.

    Parameters
    ----------
    root : Path
        Folder of all sessions; made if it is not there.
    **fields : object
        Fields of `Manifest`; `id` and `started_at` (now) are filled in.

    Returns
    -------
    SessionFolder

    Examples
    --------
    >>> import tempfile
    >>> session = create_session(Path(tempfile.mkdtemp()), reference="GD-1")
    >>> session.manifest.reference, session.manifest.state.value
    ('GD-1', 'recording')
    """
    started_at = fields.pop("started_at", None) or datetime.now().astimezone()
    if not isinstance(started_at, datetime):
        raise TypeError("started_at is a datetime")
    root.mkdir(parents=True, exist_ok=True)
    while True:
        path = root / f"{started_at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        try:
            path.mkdir()
            break
        except FileExistsError:
            continue
    marker.sign(path)
    reserve(path)
    session = SessionFolder(path)
    session.write(Manifest.model_validate({"id": path.name, "started_at": started_at, **fields}))
    return session


def sessions(root: Path) -> list[SessionFolder]:
    """All sessions of a folder, oldest first; a folder whose manifest is damaged is among them."""
    if not root.is_dir():
        return []
    return [SessionFolder(path) for path in sorted(root.iterdir()) if _ID.fullmatch(path.name) and path.is_dir()]


def finish_deletions(root: Path) -> None:
    """Remove what is left of sessions whose deletion was cut off, as far as it can be removed now."""
    for doomed in root.glob(f"{_DOOMED}*"):
        shutil.rmtree(doomed, ignore_errors=True)


def readable(found: Sequence[SessionFolder]) -> list[tuple[SessionFolder, Manifest]]:
    """Those of the sessions whose manifest can be read, with it."""
    pairs: list[tuple[SessionFolder, Manifest]] = []
    for session in found:
        try:
            pairs.append((session, session.manifest))
        except (OSError, ValidationError):
            continue
    return pairs


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any instant either the old or the new one is there, and the new one lasts."""
    new = beside(path)
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
