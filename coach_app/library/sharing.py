"""A session as one file that is handed to somebody else, and comes back with what was ruled on it.

A ``.coach`` file is a zip with the session's own files and an index that names each with its
size and hash (`coach_app.library.shared_archive` opens it safely).
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import soundfile

from audio.block import RATE
from audio.wav import sync_folder
from coach_app.library.hidden_copy import hidden_copy
from coach_app.library.import_hand import clear, stage
from coach_app.library.import_queue import commit_lock
from coach_app.library.shared_archive import INDEX, LIMITS, NEEDED, Index, Member, ShareError, extract
from coach_app.observed import VOICE, WORDS, Observed, ObservedError
from coach_app.privacy.places import MASK
from coach_app.privacy.wordless import take_words_of_rulings
from coach_app.recording import marker
from coach_app.recording.content import content_of
from coach_app.recording.sessions import MANIFEST, SOUND, Manifest, SessionFolder
from coach_app.rulings.entry import Correction, Entry
from coach_app.rulings.log import FILE as RULINGS
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS

log = logging.getLogger(__name__)

#: Ending of the files.
SUFFIX = ".coach"

#: What gains nothing from being packed again.
_PACKED = frozenset({SOUND, VOICE})


@dataclass(frozen=True, slots=True)
class Opened:
    """A shared session is here.

    Parameters
    ----------
    session : str
        Its id.
    new : bool
        It was not here before.
    rulings : int
        Entries that came with it and were not here.
    """

    session: str
    new: bool
    rulings: int


def share(folder: Path, target: Path, *, identifiers: bool = False) -> bool:
    """Write a session into one file, without numbers of cards, telephones and papers, passwords and codes.

    Parameters
    ----------
    folder : Path
        The session's.
    target : Path
        The file; replaced once the new one is whole.
    identifiers : bool
        Whether they stay in its words and its sound; whoever asks for that keeps it in the journal.

    Returns
    -------
    bool
        Whether the session has a sound that was left out, as nobody knows where it has to be silent.

    Raises
    ------
    ShareError
        If there is no finished session, or the file cannot be written.
    """
    if marker.is_marked(folder):
        advice = "Wait until it is, or recover it first."
        raise ShareError(f"The session {folder.name} is not finished.", advice, "share_unfinished")
    beside = target.with_name(f".{target.name}.new")
    try:
        if not all((folder / name).is_file() for name in NEEDED):
            advice = "Choose one from 'coach sessions list'."
            raise ShareError(f"There is no whole session {folder.name}.", advice, "share_unfinished")
        with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as made:
            source = folder if identifiers else hidden_copy(folder, Path(made) / folder.name)
            files = {name: source / name for name in LIMITS if (source / name).is_file()}
            _pack(folder.name, files, beside)
            withheld = SOUND not in files and (folder / SOUND).is_file()
        beside.replace(target)
    except ValueError as error:
        advice = "Restore its manifest from a copy."
        raise ShareError(f"The session {folder.name} is damaged.", advice, "share_unfinished") from error
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        why = error.strerror or "it cannot be written"
        advice = "Name another place with --out."
        raise ShareError(f"'{target}' cannot be written ({why}).", advice, "share_unwritable") from error
    return withheld


def open_shared(data: Path, file: Path) -> Opened:
    """Take a shared session in; of one that is here already, only what was ruled on it.

    Parameters
    ----------
    data : Path
        The data folder.
    file : Path
        A ``.coach`` file.

    Raises
    ------
    ShareError
        If it cannot be opened; nothing has changed then.
    """
    root = data / "sessions"
    root.mkdir(parents=True, exist_ok=True)
    clear(root)
    folder = stage(root, "shared")
    try:
        index = extract(file, folder)
        manifest = _session(folder, index, file)
        with commit_lock(data):
            place = root / index.id
            if place.exists():
                return Opened(index.id, False, _merge(place, folder, manifest, file))
            count = len(RulingLog(folder).entries())
            marker.unmark(folder)
            sync_folder(folder)
            folder.replace(place)
            sync_folder(root)
            return Opened(index.id, True, count)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pack(session: str, files: dict[str, Path], target: Path) -> None:
    """Small files are read once, since a ruling may be added while they are; the sound never changes."""
    held = {name: path.read_bytes() for name, path in files.items() if name != SOUND}
    members = {name: Member(bytes=len(data), sha256=hashlib.sha256(data).hexdigest()) for name, data in held.items()}
    if SOUND in files:
        with files[SOUND].open("rb") as sound:
            digest = hashlib.file_digest(sound, "sha256").hexdigest()
        members[SOUND] = Member(bytes=files[SOUND].stat().st_size, sha256=digest)
    index = Index(id=session, files=members)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(INDEX, index.model_dump_json(by_alias=True, indent=1))
        for name, data in held.items():
            archive.writestr(name, data, ZIP_STORED if name in _PACKED else ZIP_DEFLATED)
        if SOUND in files:
            archive.write(files[SOUND], SOUND, ZIP_STORED)


def _session(folder: Path, index: Index, file: Path) -> Manifest:
    """The manifest of what was unpacked, once all of it reads as a session."""
    try:
        manifest = SessionFolder(folder).manifest
    except (OSError, ValueError) as error:
        raise _no_session(file, f"its {MANIFEST} is not understood") from error
    if manifest.id != index.id:
        raise _no_session(file, "its parts are of different sessions")
    if not any(True for _ in read_journal(folder / EVENTS)):
        raise _no_session(file, f"its {EVENTS} is not understood")
    if SOUND in index.files:
        _check_sound(folder / SOUND, manifest, file)
    if {VOICE, WORDS} & index.files.keys():
        try:
            Observed.load(folder)
        except ObservedError as error:
            raise _no_session(file, error.message.rstrip(".")) from error
    return manifest


def _check_sound(sound: Path, manifest: Manifest, file: Path) -> None:
    try:
        form = soundfile.info(str(sound))
    except (OSError, soundfile.LibsndfileError) as error:
        raise _no_session(file, "its sound cannot be read") from error
    if (form.format, form.samplerate, form.channels) != ("FLAC", RATE, len(manifest.speakers)):
        raise _no_session(file, "its sound is of another form")
    if manifest.content and content_of(sound) != manifest.content:
        raise _no_session(file, "its sound is another one than it says")


def _merge(place: Path, came: Path, manifest: Manifest, file: Path) -> int:
    """Take the rulings of a session that is here; it must be the same."""
    try:
        here = SessionFolder(place).manifest
    except (OSError, ValueError) as error:
        raise ShareError(
            f"The session {place.name} is here already and its manifest cannot be read.", "Delete it, then open again."
        ) from error
    contents = {here.content, here.hidden_from} & {manifest.content, manifest.hidden_from} - {""}
    same = bool(contents) if here.content and manifest.content else _same_sound(place, came)
    if here.started_at != manifest.started_at or not same:
        raise _no_session(file, f"another session here has its id, {place.name}")
    # What was corrected where words were hidden would take the real ones' place; another copy without them loses none.
    count = RulingLog(place).merge(came / RULINGS, unless=_never if here.hidden_from else _hides_words)
    if here.words_removed:
        take_words_of_rulings(place)
    return count


def _hides_words(entry: Entry) -> bool:
    if not isinstance(entry, Correction) or MASK not in (entry.text or ""):
        return False
    log.warning("A correction was not taken in: it was made where numbers are hidden.")
    return True


def _never(_: Entry) -> bool:
    return False


def _same_sound(place: Path, came: Path) -> bool:
    sounds = [content_of(folder / SOUND) for folder in (place, came) if (folder / SOUND).is_file()]
    return len(set(sounds)) <= 1


def _no_session(file: Path, why: str) -> ShareError:
    return ShareError(f"'{file.name}' cannot be opened: {why}.", "Ask whoever sent it to share the session again.")
