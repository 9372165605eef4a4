"""Where a person's gym lies: in the person's folder, with which it goes; of somebody who was forgotten nothing is made anew."""

from __future__ import annotations

from pathlib import Path

from coach_app.privacy.practice_sound import gym_of

_PEOPLE, _PERSON = "people", "p-"


def gym_folder(data: Path, person: str) -> Path:
    """Where a person's models and takes are kept.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of the profile; empty where nobody has one.
    """
    return gym_of(data, person)


def forgotten(folder: Path) -> bool:
    """Whether a folder belongs to a person who is not there any more: nothing is written into it then.

    Examples
    --------
    >>> forgotten(gym_folder(Path("/nowhere"), "p-0123456789ab") / "takes")
    True
    >>> forgotten(gym_folder(Path("/nowhere"), ""))
    False
    """
    person = next((one for one in folder.parents if one.parent.name == _PEOPLE and one.name.startswith(_PERSON)), None)
    return person is not None and not person.is_dir()
