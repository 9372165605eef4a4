"""Which choices belong to a person and not to the computer: they come and go with who works here.

`Settings` holds those of whoever works here now, so that nobody who reads them has to ask
whose they are; those of the others wait beside them.
"""

from __future__ import annotations

from collections.abc import Collection

from coach_app.settings import Settings


def working_as(settings: Settings, person: str) -> Settings:
    """Settings once this person works here.

    Parameters
    ----------
    settings : Settings
        Of whoever worked here until now.
    person : str
        Id of a profile; empty for nobody.

    Returns
    -------
    Settings
        With what this person does not want shown. Somebody new begins with nothing silenced; what was
        chosen before there was anybody goes to the first who comes.

    Examples
    --------
    >>> from feedback.flag import Kind
    >>> anna = working_as(Settings(), "p-a").model_copy(update={"silenced": frozenset({Kind.FILLER})})
    >>> ben = working_as(anna, "p-b")
    >>> len(ben.silenced), len(working_as(ben, "p-a").silenced)
    (0, 1)
    """
    if person == settings.person:
        return settings
    others = dict(settings.silenced_by)
    usual = frozenset() if settings.person else settings.silenced
    if settings.person:
        others[settings.person] = settings.silenced
    mine = others.pop(person, usual)
    waiting = tuple((one, others[one]) for one in sorted(others) if others[one])
    return settings.model_copy(update={"person": person, "silenced": mine, "silenced_by": waiting})


def without_others(settings: Settings, known: Collection[str]) -> Settings:
    """Settings that remember nothing of people who are not known any more.

    Examples
    --------
    >>> without_others(Settings(silenced_by=(("p-a", frozenset()), ("p-b", frozenset()))), {"p-b"}).silenced_by
    (('p-b', frozenset()),)
    """
    kept = tuple(one for one in settings.silenced_by if one[0] in known)
    return settings if kept == settings.silenced_by else settings.model_copy(update={"silenced_by": kept})
