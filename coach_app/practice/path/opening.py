"""Opens the learning path of a pack: its drills, skills and tips, the models of its gym, its phrases to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from coach_app.library.library import Library
from coach_app.practice.books import book_folder, open_book
from coach_app.practice.path.curriculum import PATH, load_curriculum
from coach_app.practice.path.exercises import GymModel, exercises
from coach_app.practice.path.today import LearningPath, Materials
from feedback.drills.book import DrillBook
from feedback.gym.book import FILE as GYM
from feedback.gym.book import load_gym
from feedback.pack import DEFAULT, Pack, find_pack
from feedback.phrase_wordings import filled
from feedback.rule import Text


def _now() -> datetime:
    return datetime.now().astimezone()


def open_path(
    data: Path, pack: Pack, book: DrillBook | None = None, *, now: Callable[[], datetime] = _now
) -> LearningPath:
    """The learning path of whoever practises with a pack; drills of one's own are learnt by the program's curriculum.

    Parameters
    ----------
    data : Path
        The user's data folder.
    pack : Pack
        Read and checked.
    book : DrillBook or None
        Its drills, where they have been read.
    now : callable
        The time of day.

    Raises
    ------
    PackError
        If the pack has no drills, or they or the curriculum have mistakes.

    Examples
    --------
    >>> import tempfile
    >>> from feedback.pack import load_pack
    >>> path = open_path(Path(tempfile.mkdtemp()), load_pack())
    >>> len(path.todays("").cards), path.todays("").placement.next.key
    (3, 'STD-31')
    """
    folder = book_folder(pack, data)
    drills = book or open_book(pack, data)
    curriculum = load_curriculum(folder if (folder / PATH).is_file() else find_pack(DEFAULT))
    phrases = {one.id: filled(one.text, pack.file.placeholders) for one in pack.lexicon.phrases if one.id[:3] == "STD"}
    materials = Materials(
        book=drills,
        curriculum=curriculum,
        exercises=exercises(drills, curriculum, _gym(folder), phrases),
        items={item.item: item.title for item in pack.checklist},
    )
    return LearningPath(data, materials, lambda: Library(data), now)


def _gym(folder: Path) -> Iterator[GymModel]:
    """Models of the gym that are practised for themselves; a usual rendering is only there to compare with."""
    if not (folder / GYM).is_file():
        return
    gym = load_gym(folder)
    usual = {model.plain for model in gym.model}
    for model in gym.model:
        exercise = gym.exercise_of(model.exercise)
        if exercise is not None and model.id not in usual:
            title = Text(zh=f"{exercise.title.zh}：{model.text}", en=f"{exercise.title.en}: {model.text}")
            yield GymModel(model.id, title, tuple(aspect.value for aspect in exercise.attend))
