"""What is wrong with the files of a kept session, as whoever makes the index anew can see it in passing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from coach_app.heard_words import WordsFormatError, read_words
from coach_app.library.indexing import DAMAGED, EVENTS, Indexed
from coach_app.observed import WORDS
from coach_app.recording.sessions import SOUND, Kind, State
from coach_app.rulings.log import FILE as RULINGS

_UNFINISHED: Final = frozenset({State.RECORDING.value, State.STOPPING.value})
#: How a FLAC file begins.
_FLAC: Final = b"fLaC"


class Harm(StrEnum):
    """What is wrong; said by :mod:`coach_app.advice_damage`."""

    MANIFEST = "manifest"
    NO_EVENTS = "no_events"
    EVENTS_CUT = "events_cut"
    WORDS = "words"
    RULINGS = "rulings"
    NO_SOUND = "no_sound"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Damage:
    """Something is wrong with a session, by its id."""

    session: str
    harm: Harm


def damage_of(folder: Path, indexed: Indexed) -> tuple[Damage, ...]:
    """What is wrong with a session; nothing while it is being recorded.

    Samples and gauges are not decoded: that would take as long as the calls. Sound that was
    altered inside is found when it is played or shared.

    Parameters
    ----------
    folder : Path
        The session's.
    indexed : Indexed
        As the index has just read it, events and all.
    """
    if indexed.state in _UNFINISHED:
        return ()
    harms = (_manifest(indexed), _events(folder, indexed), _words(folder), _rulings(folder), _sound(folder, indexed))
    return tuple(Damage(folder.name, harm) for harm in harms if harm is not None)


def _manifest(indexed: Indexed) -> Harm | None:
    return Harm.MANIFEST if indexed.state == DAMAGED else None


def _events(folder: Path, indexed: Indexed) -> Harm | None:
    if indexed.manifest.kind is Kind.BETWEEN or indexed.judged is None:
        return None  # what lies between calls is kept as sound alone
    if not (folder / EVENTS).is_file():
        return Harm.NO_EVENTS
    return None if indexed.judged.whole else Harm.EVENTS_CUT


def _words(folder: Path) -> Harm | None:
    try:
        read_words((folder / WORDS).read_bytes())
    except FileNotFoundError:
        return None  # nobody heard any, or retention took them
    except (OSError, WordsFormatError):
        return Harm.WORDS
    return None


def _rulings(folder: Path) -> Harm | None:
    try:
        written = (folder / RULINGS).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return Harm.RULINGS
    return None if all(_is_record(line) for line in written.split(b"\n") if line.strip()) else Harm.RULINGS


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _sound(folder: Path, indexed: Indexed) -> Harm | None:
    if not indexed.has_sound:
        taken = indexed.state == DAMAGED or bool(indexed.manifest.sound_removed)
        return None if taken else Harm.NO_SOUND
    try:
        with (folder / SOUND).open("rb") as file:
            return None if file.read(len(_FLAC)) == _FLAC else Harm.SOUND
    except FileNotFoundError:
        return None  # still in segments
    except OSError:
        return Harm.SOUND
