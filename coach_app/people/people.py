"""The people of this computer, a folder each: profile, usual voices, verdicts."""

from __future__ import annotations

import shutil
from pathlib import Path

from coach_app.atomic_file import set_aside, write_atomically
from coach_app.errors import BadInputError
from coach_app.people.baselines import Baselines
from coach_app.people.profile import Profile
from coach_app.people.verdicts import Verdicts

_FILE = "profile.json"


class People:
    """Keeps profiles on disk; every call reads or writes what is there now.

    Parameters
    ----------
    root : Path
        ``people`` in the data folder; made when the first person is added.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def all(self) -> tuple[Profile, ...]:
        """Everybody, by name. A profile that cannot be read is set aside and left out."""
        found = (self.get(folder.name) for folder in sorted(self._root.glob("p-*")))
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.name, one.id)))

    def get(self, person: str) -> Profile | None:
        """One person; ``None`` if there is no such profile or it cannot be read."""
        path = self._folder(person) / _FILE
        try:
            profile = Profile.model_validate_json(path.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            set_aside(path)
            return None
        return profile if profile.id == person else None

    def add(self, profile: Profile) -> Profile:
        """Keep a new person.

        Raises
        ------
        BadInputError
            If somebody with this name and number is there already.
        """
        self._refuse_twins(profile)
        self._write(profile)
        return profile

    def change(self, profile: Profile) -> Profile:
        """Keep a person's profile in place of the one with its id.

        Raises
        ------
        BadInputError
            If somebody else has this name and number.
        """
        self._refuse_twins(profile)
        self._write(profile)
        return profile

    def remove(self, person: str) -> None:
        """Forget a person: profile, usual voices and verdicts. Sessions are not touched."""
        folder = self._folder(person)
        (folder / _FILE).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)

    def unreadable(self) -> tuple[str, ...]:
        """Ids whose profile was set aside; :meth:`change` with that id gives voice and verdicts a name again."""
        return tuple(
            sorted(
                path.parent.name
                for path in self._root.glob(f"p-*/{_FILE}.damaged")
                if not path.with_name(_FILE).exists()
            )
        )

    def verdicts(self, person: str) -> Verdicts:
        """What this person said about flags."""
        return Verdicts(self._folder(person))

    def baselines(self, person: str) -> Baselines:
        """Usual voices of one person, one for each device."""
        return Baselines(self._folder(person))

    def _folder(self, person: str) -> Path:
        if not person.startswith("p-") or not person[2:].isalnum():
            raise BadInputError("This is no id of a profile.", "Choose the person from the list.")
        return self._root / person

    def _write(self, profile: Profile) -> None:
        write_atomically(self._folder(profile.id) / _FILE, profile.model_dump_json(indent=1) + "\n")

    def _refuse_twins(self, profile: Profile) -> None:
        same = (profile.name, profile.staff_number)
        if any((one.name, one.staff_number) == same for one in self.all() if one.id != profile.id):
            raise BadInputError(
                "There is a profile with this name and staff number already.", "Choose that one, or add a number."
            )
