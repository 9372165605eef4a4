"""Models of the tone gym that were cut out of calls: what becomes of a call's sound and words becomes of theirs.

A model is a copy of a voice in a person's folder, made in review. It names the session that it was made
of, so it is found by its file alone, whoever made it. Here only files are known: the gym itself is built
upon this.
"""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach_app.atomic_file import sync_folder, write_atomically
from coach_app.line_file import lines
from coach_app.recording.sessions import SessionFolder

log = logging.getLogger(__name__)

_MODEL: Final = "model.json"
_TAKES, _USUAL = "takes.jsonl", "usual"
#: Begins the name of a model that is being written, or, before its id, of one that is being deleted.
_BEGUN, _DOOMED = ".new-", ".new-m-"
#: A model that has been written for so long was cut off.
_CUT_OFF_S: Final = 3600.0


@dataclass(frozen=True, slots=True)
class _Model:
    """A model of a call as its file tells it."""

    folder: Path
    about: dict[str, Any]

    @property
    def session(self) -> str:
        return str(self.about["session"])

    @property
    def text(self) -> str:
        return str(self.about.get("text", ""))


def remove_models(data: Path, sessions: Collection[str]) -> bool:
    """Delete every model that was made of one of these sessions, whoever made it, and its words among the takes.

    Parameters
    ----------
    data : Path
        The user's data folder.
    sessions : collection of str
        Ids of the sessions.

    Returns
    -------
    bool
        Whether nothing of them is left; if something is in use it can be asked for again.
    """
    gone = [_remove(one) for one in _models(data) if one.session in sessions]
    return _sweep(data) and all(gone)


def remove_lost_models(data: Path) -> bool:
    """Delete the models of sessions that are gone or have lost their sound, and what was cut off half deleted.

    Returns
    -------
    bool
        Whether nothing of them is left.
    """
    root = data / "sessions"
    gone = [_remove(one) for one in _models(data) if not _has_sound(root / one.session)]
    return _sweep(data) and all(gone)


def take_words_of_models(data: Path, session: str) -> None:
    """Take the words away from the models that were made of a session; their sound stays.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    for one in _models(data):
        if one.session == session:
            _forget_words(one)
            write_atomically(one.folder / _MODEL, json.dumps({**one.about, "text": "", "cue": ""}, ensure_ascii=False))


def _gyms(data: Path) -> Iterator[Path]:
    yield from sorted((data / "people").glob("p-*/gym"))
    yield data / "practice" / "gym"


def _models(data: Path) -> Iterator[_Model]:
    """Every model of a call that is there, also one that is still being written."""
    for gym in _gyms(data):
        for path in sorted(gym.glob(f"models/*/{_MODEL}")):
            try:
                about = json.loads(path.read_text("utf-8"))
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(about, dict) and about.get("session"):
                yield _Model(path.parent, about)


def _has_sound(session: Path) -> bool:
    """Whether a session is there with its sound; where that cannot be told it is taken to be."""
    if not session.is_dir():
        return False
    try:
        return not SessionFolder(session).manifest.sound_removed
    except (OSError, ValueError):
        return True


def _remove(model: _Model) -> bool:
    folder = model.folder
    # At once out of the models, under a name that is swept up whatever cuts off the rest.
    doomed = folder if folder.name.startswith(_DOOMED) else folder.with_name(_DOOMED + folder.name.removeprefix("m-"))
    try:
        _forget_words(model)
        if doomed != folder:
            shutil.rmtree(doomed, ignore_errors=True)
            folder.replace(doomed)
            sync_folder(folder.parent)
    except FileNotFoundError:
        return True  # another app has done it
    except OSError as error:
        log.info("the model %s cannot be removed now: %s", folder.name, error)
        return False
    return True  # what is left of it is swept up


def _sweep(data: Path) -> bool:
    """Delete what was begun and cut off: deletions at once, models after a time in which any is written."""
    for gym in _gyms(data):
        for folder in gym.glob(f"models/{_BEGUN}*"):
            with suppress(OSError):
                if folder.name.startswith(_DOOMED) or time.time() - folder.stat().st_mtime > _CUT_OFF_S:
                    shutil.rmtree(folder)
    return not any(True for gym in _gyms(data) for _ in gym.glob(f"models/{_DOOMED}*"))


def _forget_words(model: _Model) -> None:
    """Empty the words of a model where they stand among the takes: what came of a take stays."""
    path = model.folder.parents[1] / "takes" / _TAKES
    if not model.text or not path.is_file():
        return
    records = list(lines(path))
    same = {str(one.get("model")) for one in records if one.get("text") == model.text}
    doomed = {str(model.about.get("id"))} & same
    if same <= doomed | {_USUAL}:  # else the sentence is practised elsewhere too, and is not the call's alone
        doomed = same
    if doomed:
        emptied = ({**one, "text": ""} if _says(one, model.text, doomed) else one for one in records)
        write_atomically(path, "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in emptied))


def _says(record: dict[str, Any], text: str, models: Collection[str]) -> bool:
    return record.get("text") == text and str(record.get("model")) in models
