"""Removes everything of one person: sessions, profile, usual voices, verdicts, and the name wherever it is written.

Two things stay by decision. The acceptance of the consent text stays as it proves that
recording was allowed; it holds a random id that leads nowhere once the profile is gone. Words
that others wrote freely (comments on other people's calls) are theirs and stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach_app.atomic_file import write_atomically
from coach_app.errors import BadInputError
from coach_app.line_file import lines
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.privacy.disclosure import Disclosures
from coach_app.privacy.models_of_calls import remove_models
from coach_app.recording import marker
from coach_app.recording.sessions import SessionFolder, readable, sessions
from coach_app.rulings.log import FILE as RULINGS
from coach_app.settings_file import load_settings, save_settings


@dataclass(frozen=True, slots=True)
class Belongings:
    """What there is of a person.

    Parameters
    ----------
    person : str
        Id of the profile.
    name : str
        As the profile has it.
    sessions : tuple of str
        Ids of the sessions that go, oldest first.
    entries : int
        Entries in the rulings of others' sessions that lose the author's name.
    shared_name : bool
        Whether somebody else has the same name: then no entry can be told to be this person's.
    """

    person: str
    name: str
    sessions: tuple[str, ...]
    entries: int
    shared_name: bool


def find_person(data: Path, wanted: str) -> Profile:
    """The profile of an id, a staff number or a name.

    Parameters
    ----------
    data : Path
        The user's data folder.
    wanted : str
        What somebody wrote.

    Raises
    ------
    BadInputError
        If there is nobody, or more than one, of that name.
    """
    everybody = People(data / "people").all()
    found = [one for one in everybody if wanted in (one.id, one.name, one.staff_number) and wanted]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInputError(f"There is no profile '{wanted}'.", "Write the name as the window shows it.")
    listed = ", ".join(f"{one.name} {one.staff_number} ({one.id})" for one in found)
    raise BadInputError(f"'{wanted}' are several: {listed}.", "Write the id.")


def find_id(data: Path, wanted: str) -> str:
    """The id of a person; one without a profile here is found by the id that sessions carry.

    Parameters
    ----------
    data : Path
        The user's data folder.
    wanted : str
        Id, staff number or name.

    Raises
    ------
    BadInputError
        If there is nobody, or more than one, of that name.
    """
    if wanted in left_behind(data):
        return wanted
    return find_person(data, wanted).id


def left_behind(data: Path) -> tuple[str, ...]:
    """Ids that sessions name and that have no profile here: it was removed, or the session came from elsewhere."""
    known = {one.id for one in People(data / "people").all()}
    named = {manifest.person for _, manifest in readable(sessions(data / "sessions"))}
    return tuple(sorted(named - known - {""}))


def belongings(data: Path, person: str) -> Belongings:
    """What is to go, before it goes.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of a profile.
    """
    profile = People(data / "people").get(person)
    name = profile.name if profile else ""
    own = _sessions_of(data, person)
    shared = _shared(data, person, name)
    entries = 0 if shared or not name else sum(_authored(folder, name) for folder in _others(data, own))
    return Belongings(person, name, own, entries, shared)


def forget_person(data: Path, person: str, delete: Callable[[Sequence[str]], None] | None = None) -> Belongings:
    """Remove everything of one person.

    The profile goes last: whatever cuts this off, it can be asked for again and goes on.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of the profile.
    delete : callable or None
        Deletes sessions for good together with what the index holds of them; ``None`` to remove the folders alone.

    Returns
    -------
    Belongings
        What was removed.

    Raises
    ------
    BadInputError
        If a call of this person is being recorded; nothing is removed then.
    """
    found = belongings(data, person)
    busy = [session for session in found.sessions if marker.at_work(data / "sessions" / session)]
    if busy:
        raise BadInputError(f"The session {busy[0]} is being recorded.", "End the call first.")
    if delete is not None:
        delete(found.sessions)
    if not remove_models(data, found.sessions):
        raise BadInputError(
            "A model that was made of a call is in use by another program.", "Close what plays it, then try again."
        )
    for session in _sessions_of(data, person):
        SessionFolder(data / "sessions" / session).delete()
    if found.entries:
        for folder in _others(data, found.sessions):
            _unname(folder, found.name)
    Disclosures(data).forget(person)
    _leave_settings(data, person)
    People(data / "people").remove(person)
    return found


def _sessions_of(data: Path, person: str) -> tuple[str, ...]:
    return tuple(
        session.id
        for session, manifest in readable(sessions(data / "sessions"))
        if manifest.person == person and person
    )


def _others(data: Path, own: Sequence[str]) -> list[Path]:
    return [session.path for session in sessions(data / "sessions") if session.id not in own]


def _shared(data: Path, person: str, name: str) -> bool:
    return any(one.name == name and one.id != person for one in People(data / "people").all())


def _authored(folder: Path, name: str) -> int:
    return sum(record.get("author") == name for record in lines(folder / RULINGS))


def _unname(folder: Path, name: str) -> None:
    records = list(lines(folder / RULINGS))
    if any(record.get("author") == name for record in records):
        changed = ({**record, "author": ""} if record.get("author") == name else record for record in records)
        write_atomically(folder / RULINGS, "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in changed))


def _leave_settings(data: Path, person: str) -> None:
    settings = load_settings(data).settings
    silenced_by = tuple(pair for pair in settings.silenced_by if pair[0] != person)
    left = settings.model_copy(
        update={"person": "" if settings.person == person else settings.person, "silenced_by": silenced_by}
    )
    if left != settings:
        save_settings(data, left)
