"""Voice that is kept for practice: takes, usual renderings and models of the tone gym, and when it is too old.

What came of a take (scores, differences) stays; only its sound goes. A model that was made of one's own voice or cut
out of a call goes like a take; a trainer's file stays, as it was chosen to be there. Here only files are known: the
gym itself is built upon this.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach_app.line_file import lines

_TAKES, _TAKE = "takes.jsonl", "t-*.flac"
_PATH: Final = "path.json"
_MODEL, _SOUND = "model.json", "sound.flac"
#: Kinds of models that are the agent's own voice, or a customer's.
_VOICES: Final = frozenset({"own", "clip"})


@dataclass(frozen=True, slots=True)
class KeptVoice:
    """A sound that is kept for practice.

    Parameters
    ----------
    path : Path
        The file of a take, or the folder of a model.
    at : datetime
        When it was recorded, or made a model.
    bytes : int
        Size of its sound.
    """

    path: Path
    at: datetime
    bytes: int


def kept_voices(data: Path) -> Iterator[KeptVoice]:
    """Every sound of every gym, also that of nobody.

    Parameters
    ----------
    data : Path
        The user's data folder.
    """
    for gym in (*sorted((data / "people").glob("p-*/gym")), data / "practice" / "gym"):
        yield from _takes(gym / "takes")
        yield from _models(gym / "models")


def gym_of(data: Path, person: str = "") -> Path:
    """The folder of somebody's tone gym; of nobody's without an id."""
    return data / "people" / person / "gym" if person else data / "practice" / "gym"


def empty_practice(data: Path, person: str = "") -> int:
    """Delete what practice keeps of a voice and its learning: takes, usual renderings, models, scores, the path.

    Drills that were taken are sessions, and go as sessions do.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of a profile; empty for what was practised without one.

    Returns
    -------
    int
        How many sounds went.

    Raises
    ------
    OSError
        If something cannot be deleted.
    """
    gym = gym_of(data, person)
    count = sum(1 for _ in (*_takes(gym / "takes"), *gym.glob(f"models/m-*/{_SOUND}")))
    if gym.is_dir():
        shutil.rmtree(gym)
    (data / "people" / person if person else data).joinpath(_PATH).unlink(missing_ok=True)
    return count


def remove_voice(voice: Path) -> None:
    """Delete the sound of a take, or a whole model.

    Raises
    ------
    OSError
        If it cannot be deleted.
    """
    if voice.is_dir():
        shutil.rmtree(voice)
    else:
        voice.unlink(missing_ok=True)


def _takes(folder: Path) -> Iterator[KeptVoice]:
    known = {str(record.get("id")): str(record.get("at")) for record in lines(folder / _TAKES)}
    for file in sorted(folder.glob(_TAKE)):
        yield KeptVoice(file, _moment(known.get(file.stem, ""), file), file.stat().st_size)


def _models(folder: Path) -> Iterator[KeptVoice]:
    for path in sorted(folder.glob(f"m-*/{_MODEL}")):
        try:
            model = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        sound = path.with_name(_SOUND)
        if isinstance(model, dict) and model.get("kind") in _VOICES and sound.is_file():
            yield KeptVoice(path.parent, _moment(str(model.get("made_at")), sound), sound.stat().st_size)


def _moment(written: str, file: Path) -> datetime:
    """When it says it was made; else when its file was written."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
