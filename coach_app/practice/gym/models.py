"""Models to imitate: those of the pack, and any recording that somebody made one.

A person's own models are a folder each, written beside themselves and renamed, so that there is
never half a model. They lie in the person's folder and go with the person; a clip of a kept call goes
with the call.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

import numpy as np
from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from audio.block import RATE, Samples
from coach_app.atomic_file import sync_folder
from coach_app.errors import BadInputError
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.places import forgotten
from feedback.gym.aspect import Aspect
from feedback.gym.book import GymBook, PackModel

#: Where a model comes from. ``pack`` came with the pack; ``trainer`` is a recording of somebody else;
#: ``own`` is one's own best take; ``clip`` is out of a kept call.
ModelKind = Literal["pack", "trainer", "own", "clip"]

_FILE: Final = "model.json"
_SOUND: Final = "sound.flac"
_BEGUN: Final = ".new-"

Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]


class GymModel(BaseModel):
    """A rendering to imitate.

    Parameters
    ----------
    id : str
        Within the models of a person; ids of the pack are its own.
    kind : str
        Where it comes from.
    text : str
        What is said; empty where nobody wrote it down.
    title : str
        What it is called; empty for its text.
    exercise : str
        Which exercise of the pack it belongs to.
    cue : str
        What of the text stays at the second level of hiding.
    plain : str
        The model in which the same voice says the same in its usual way; empty if there is none.
    session : str
        Of a clip: the session that it was cut out of.
    made_at : datetime or None
        When it became a model.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    kind: ModelKind
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    title: Title = ""
    exercise: str = "rate"
    cue: Title = ""
    plain: str = ""
    session: str = ""
    made_at: AwareDatetime | None = None


class Models:
    """The models that one person has.

    Parameters
    ----------
    folder : Path
        Where the person's own ones are kept.
    book : GymBook
        The pack's gym.
    sounds : Path
        Folder of the pack's model sounds.
    sessions : Path or None
        Folder of kept calls; a clip whose call is gone is gone too.
    """

    def __init__(self, folder: Path, book: GymBook, sounds: Path, sessions: Path | None = None) -> None:
        self._folder, self._book, self._sounds, self._sessions = folder, book, sounds, sessions

    def all(self, exercise: str = "") -> tuple[GymModel, ...]:
        """Every model, the person's own ones first and the newest of them foremost.

        Parameters
        ----------
        exercise : str
            Only those of one exercise. A model that is only the usual rendering of another is left out there.
        """
        usual = {one.plain for one in self._book.model}
        own = sorted(self._own(), key=lambda one: (one.made_at is not None, one.made_at), reverse=True)
        packed = (_of_pack(one) for one in self._book.model if self._there(one) and not (exercise and one.id in usual))
        return tuple(one for one in (*own, *packed) if not exercise or one.exercise == exercise)

    def get(self, model: str) -> GymModel | None:
        """A model by its id."""
        return next((one for one in self.all() if one.id == model), None)

    def clip(self, model: GymModel) -> Clip:
        """Its sound."""
        if model.kind == "pack":
            return Clip(self._sounds / f"{model.id}.opus")
        return Clip(self._folder / model.id / _SOUND)

    def add(
        self,
        clip: Clip,
        text: str = "",
        *,
        kind: Literal["trainer", "own", "clip"] = "trainer",
        title: str = "",
        exercise: str = "rate",
        plain: str = "",
        session: str = "",
        now: datetime | None = None,
    ) -> GymModel:
        """Make a recording a model; its sound is copied.

        Parameters
        ----------
        clip : Clip
            A sound file, or a stretch of a session's folder.
        text : str
            What is said in it.
        kind : str
            Whose it is.
        title, exercise, plain, session
            As in `GymModel`; the session is taken from the clip where it lies in a session's folder.
        now : datetime or None
            When, with its zone; ``None`` for now.

        Raises
        ------
        BadInputError
            If there is no sound in it, more than a minute, or it cannot be kept.
        """
        if forgotten(self._folder):
            raise BadInputError("This person was removed.", "Choose a person in Settings.")
        samples = samples_of(clip)
        within = clip.sound.name if clip.sound.is_dir() and kind == "clip" else ""
        try:
            model = GymModel(
                id=f"m-{secrets.token_hex(5)}",
                kind=kind,
                text=text,
                title=title,
                exercise=exercise,
                plain=plain,
                session=session or within,
                made_at=now or datetime.now().astimezone(),
            )
        except ValidationError as why:
            raise BadInputError("The text of a model is at most 200 characters long.", "Shorten it.") from why
        self._write(model, samples)
        return model

    def change(self, model: GymModel) -> None:
        """Keep another title, text, exercise or cue of an own model."""
        if model.kind != "pack":
            self._write(model, samples_of(self.clip(model)))

    def remove(self, model: str) -> None:
        """Delete an own model; the pack's stay."""
        folder = self._folder / model
        if folder.parent == self._folder and (folder / _FILE).is_file():
            doomed = folder.with_name(f"{_BEGUN}{model}")
            folder.rename(doomed)  # at once, whatever cuts off the rest
            shutil.rmtree(doomed, ignore_errors=True)

    def _own(self) -> Iterator[GymModel]:
        for path in sorted(self._folder.glob(f"m-*/{_FILE}")):
            try:
                model = GymModel.model_validate_json(path.read_text("utf-8"))
            except (OSError, ValueError):
                continue
            if model.session and self._sessions is not None and not (self._sessions / model.session).is_dir():
                self.remove(model.id)
            elif (path.parent / _SOUND).is_file() and model.id == path.parent.name:
                yield model

    def _there(self, model: PackModel) -> bool:
        return (self._sounds / f"{model.id}.opus").is_file()

    def _write(self, model: GymModel, samples: Samples) -> None:
        """Write a model's folder whole, then give it its name."""
        beside = self._folder / f"{_BEGUN}{secrets.token_hex(4)}"
        try:
            beside.mkdir(parents=True)
            write_flac(beside / _SOUND, samples)
            (beside / _FILE).write_text(model.model_dump_json(indent=1) + "\n", "utf-8")
            self.remove(model.id)
            beside.rename(self._folder / model.id)
            sync_folder(self._folder)
        except OSError as why:
            with suppress(OSError):
                shutil.rmtree(beside)
            raise BadInputError("The model cannot be kept.", "Make room on the disk, then try again.") from why


def write_flac(path: Path, samples: Samples) -> None:
    """Write mono sound at 16 kHz."""
    import soundfile  # noqa: PLC0415 (only where sound is written)

    soundfile.write(str(path), np.clip(samples, -1.0, 32767 / 32768), RATE, format="FLAC", subtype="PCM_16")


def model_aspects(model: GymModel, book: GymBook) -> tuple[Aspect, ...]:
    """What the model's exercise attends to."""
    exercise = book.exercise_of(model.exercise)
    return exercise.attend if exercise is not None else ()


def _of_pack(model: PackModel) -> GymModel:
    return GymModel(
        id=model.id,
        kind="pack",
        text=model.text,
        exercise=model.exercise,
        cue=model.cue,
        plain=model.plain,
    )
