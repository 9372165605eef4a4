"""Takes of the tone gym: every result is kept, the sound of the last ones and of the best.

Results are lines that are only added to (progress is drawn from them); sound is a file each.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from audio.block import Samples
from coach_app.line_file import append_line, lines
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.models import write_flac
from coach_app.practice.gym.places import forgotten
from feedback.gym.comparison import Comparison

_FILE: Final = "takes.jsonl"
#: Sounds that are kept of each model besides the best one.
KEPT: Final = 20
#: Ids under which a person's usual rendering of a text is kept instead of a result.
USUAL: Final = "usual"


class GymTake(BaseModel):
    """One go at a model, as it is kept.

    Parameters
    ----------
    id : str
        Names its sound.
    model : str
        What was imitated; `USUAL` for the person's own usual rendering of a text.
    exercise : str
        Which exercise it belonged to.
    text : str
        What was to be said.
    at : datetime
        When.
    score : float or None
        In per cent.
    good : bool
        Its score is good.
    change : str
        The aspect that was named; empty if none was.
    sizes : dict
        Size of every difference in its unit, by aspect.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, StringConstraints(pattern=r"^t-[0-9a-f]{12}$")]
    model: str
    exercise: str = ""
    text: str = ""
    at: AwareDatetime
    score: float | None = None
    good: bool = False
    change: str = ""
    sizes: dict[str, float] = {}


class Takes:
    """The takes of one person.

    Parameters
    ----------
    folder : Path
        Where they are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[GymTake, ...]:
        """Every result, oldest first."""
        return tuple(self._read())

    def of(self, model: str) -> tuple[GymTake, ...]:
        """Results of one model, oldest first."""
        return tuple(one for one in self._read() if one.model == model)

    def best(self, model: str) -> GymTake | None:
        """The best-scored take of a model whose sound is there; the latest among equals."""
        there = [one for one in self.of(model) if one.score is not None and self.clip(one) is not None]
        return max(there, key=lambda one: (one.score, one.at), default=None)

    def usual(self, text: str) -> GymTake | None:
        """The person's last usual rendering of a text whose sound is there."""
        found = [one for one in self.of(USUAL) if one.text == text and self.clip(one) is not None]
        return found[-1] if found else None

    def clip(self, take: GymTake) -> Clip | None:
        """Its sound; ``None`` if that was let go."""
        file = self._sound(take)
        return Clip(file) if file.is_file() else None

    def keep(
        self,
        samples: Samples,
        model: str,
        text: str,
        exercise: str = "",
        comparison: Comparison | None = None,
        now: datetime | None = None,
    ) -> GymTake:
        """Keep a take and what came of it; of somebody who was forgotten nothing is kept.

        Parameters
        ----------
        samples : numpy.ndarray
            Its sound at 16 kHz.
        model, text, exercise : str
            What was imitated.
        comparison : Comparison or None
            What came of it; ``None`` for a usual rendering.
        now : datetime or None
            When, with its zone; ``None`` for now.
        """
        found = comparison.differences if comparison is not None else ()
        take = GymTake(
            id=f"t-{secrets.token_hex(6)}",
            model=model,
            exercise=exercise,
            text=text,
            at=now or datetime.now().astimezone(),
            score=comparison.score if comparison is not None else None,
            good=comparison.good if comparison is not None else False,
            change=comparison.change.aspect.value if comparison is not None and comparison.change else "",
            sizes={one.aspect.value: one.size for one in found},
        )
        if forgotten(self._folder):
            return take
        self._folder.mkdir(parents=True, exist_ok=True)
        write_flac(self._sound(take), samples)
        append_line(self._folder / _FILE, take.model_dump(mode="json"))
        self._let_go(model)
        return take

    def remove(self, take: str) -> None:
        """Delete the sound of a take; what came of it stays."""
        for one in self._read():
            if one.id == take:
                self._sound(one).unlink(missing_ok=True)

    def _let_go(self, model: str) -> None:
        """Delete the sounds of old takes, the best excepted."""
        best = self.best(model)
        by_text = model == USUAL
        there = [one for one in self.of(model) if self.clip(one) is not None]
        if by_text:
            latest = {one.text: one.id for one in there}
            old = [one for one in there if latest[one.text] != one.id]
        else:
            old = [one for one in there[:-KEPT] if best is None or one.id != best.id]
        for one in old:
            self._sound(one).unlink(missing_ok=True)

    def _read(self) -> Iterator[GymTake]:
        for record in lines(self._folder / _FILE):
            try:
                yield GymTake.model_validate(record)
            except ValidationError:
                continue

    def _sound(self, take: GymTake) -> Path:
        return self._folder / f"{take.id}.flac"
