"""Unpacks a ``.coach`` file that nobody vouches for.

Names are allow-listed, so that there is no way out of the folder; links, encrypted entries and
foreign forms are refused; sizes are limited as declared and counted as they come; every file
must have the hash that the index names.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 (a class that is named like a function)

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from asr_models.errors import ModelError
from asr_models.sums import need_room
from coach_app.errors import AppError
from coach_app.observed import BASELINE, VOICE, WORDS
from coach_app.recording.sessions import MANIFEST, SOUND
from coach_app.rulings.log import FILE as RULINGS
from coach_app.shift.live_call import EVENTS

#: Name of the index.
INDEX: Final = "coach.json"

#: What a practice session keeps besides (`coach_app.practice` is built upon this): its drill, what the customer said,
#: what was ticked; and the reading that it is told against.
PRACTICE, READING = "practice.jsonl", "reading.json"

#: What a file may hold, and how many bytes each may have. A day of two voices is the most that anybody records.
LIMITS: Final[Mapping[str, int]] = {
    MANIFEST: 4 << 20,
    SOUND: 6 << 30,
    EVENTS: 1 << 30,
    VOICE: 512 << 20,
    WORDS: 128 << 20,
    BASELINE: 1 << 20,
    RULINGS: 128 << 20,
    PRACTICE: 4 << 20,
    READING: 4 << 20,
}

#: Without these there is no session.
NEEDED: Final = frozenset({MANIFEST, EVENTS})

#: Packed to unpacked at most, for what is not small: journals repeat themselves, sound does not.
_RATIO: Final = 200
_SMALL: Final = 4 << 20
_PIECE: Final = 1 << 20

_ADVICE: Final = "Ask whoever sent it to share the session again."


class ShareError(AppError):
    """A session cannot be handed over, or a file that was handed over cannot be opened.

    Parameters
    ----------
    message, advice : str
        One English sentence each: what is wrong, what to do.
    code : str
        Of `coach_app.advice_kept`.
    """

    def __init__(self, message: str, advice: str, code: str = "share_refused") -> None:
        super().__init__(message, advice)
        self.code = code


class Member(BaseModel):
    """One file of a shared session."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Index(BaseModel):
    """What a ``.coach`` file says of itself.

    Parameters
    ----------
    id : str
        Of the session.
    files : dict of str to Member
        Its files.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True, hide_input_in_errors=True)

    schema_: Literal["coach.share/1"] = Field(default="coach.share/1", alias="schema")
    id: Annotated[str, StringConstraints(pattern=r"^\d{8}-\d{6}-[0-9a-f]{4}$")]
    files: dict[str, Member]


def index_of(file: Path) -> Index:
    """What a file says of itself, once it may be unpacked.

    Raises
    ------
    ShareError
        If it is no shared session, or one that would do harm.
    """
    try:
        with ZipFile(file) as archive:
            return _checked(archive, file)
    except (OSError, BadZipFile, LargeZipFile, DeflateError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _unreadable(file, error) from error


def extract(file: Path, folder: Path) -> Index:
    """Unpack a shared session into a folder.

    Parameters
    ----------
    file : Path
        A ``.coach`` file.
    folder : Path
        There; holds nothing of a session.

    Returns
    -------
    Index

    Raises
    ------
    ShareError
        If it is no shared session, would do harm, or is damaged; the folder may hold a part of it.
    """
    try:
        with ZipFile(file) as archive:
            index = _checked(archive, file)
            need_room(folder, sum(member.bytes for member in index.files.values()))
            for name, member in index.files.items():
                _unpack(archive, name, member, folder / name, file)
            return index
    except ModelError as error:
        raise ShareError(error.message, "Free some space, then open it again.", "share_unwritable") from error
    except (OSError, BadZipFile, LargeZipFile, DeflateError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _unreadable(file, error) from error


def _checked(archive: ZipFile, file: Path) -> Index:
    entries = archive.infolist()
    if len(entries) > len(LIMITS) + 1 or len({entry.filename for entry in entries}) != len(entries):
        raise _refused(file, "it holds more than a session has")
    for entry in entries:
        _check_entry(entry, file)
    names = {entry.filename for entry in entries}
    if INDEX not in names:
        raise _refused(file, f"it has no {INDEX}")
    try:
        with archive.open(INDEX) as packed:
            index = Index.model_validate_json(packed.read(LIMITS[MANIFEST]))
    except ValidationError as error:
        raise _refused(file, f"its {INDEX} is not understood") from error
    sizes = {entry.filename: entry.file_size for entry in entries if entry.filename != INDEX}
    if sizes != {name: member.bytes for name, member in index.files.items()} or not sizes.keys() >= NEEDED:
        raise _refused(file, "it does not hold what it says")
    return index


def _check_entry(entry: ZipInfo, file: Path) -> None:
    limit = LIMITS[MANIFEST] if entry.filename == INDEX else LIMITS.get(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if limit is None:
        raise _refused(file, f"'{entry.filename[:60]}' is not part of a session")
    if kind not in (0, stat.S_IFREG) or entry.is_dir():
        raise _refused(file, f"{entry.filename} is no plain file")
    if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _refused(file, f"{entry.filename} is packed in another way")
    if entry.file_size > limit or (entry.file_size > _SMALL and entry.file_size > _RATIO * entry.compress_size):
        raise _refused(file, f"{entry.filename} would be too large")


def _unpack(archive: ZipFile, name: str, member: Member, target: Path, file: Path) -> None:
    digest, count = hashlib.sha256(), 0
    with archive.open(name) as packed, target.open("xb") as out:
        while piece := packed.read(_PIECE):
            count += len(piece)
            if count > member.bytes:
                raise _refused(file, f"{name} is larger than it says")
            digest.update(piece)
            out.write(piece)
    if count != member.bytes or digest.hexdigest() != member.sha256:
        raise _refused(file, f"{name} was changed on the way")


def _refused(file: Path, why: str) -> ShareError:
    return ShareError(f"'{file.name}' cannot be opened: {why}.", _ADVICE)


def _unreadable(file: Path, error: Exception) -> ShareError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged or no shared session"
    return ShareError(f"'{file.name}' cannot be opened: {why}.", _ADVICE)
