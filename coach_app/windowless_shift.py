"""A shift without a window goes by the same choices as one in it, except where the command line says otherwise.

The settings, the person with voice, names and verdicts, and the consent are those of the data
folder; whoever records here has agreed, with or without a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from coach_app.chosen_devices import plan_of
from coach_app.errors import BadInputError
from coach_app.live_setup import PEOPLE, ConsentMissingError, shift_setup
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.recording.messages import CapturePlan
from coach_app.settings import Settings
from coach_app.settings_file import load_settings
from coach_app.shift.setup import ShiftSetup
from coach_app.whose import working_as


@dataclass(frozen=True, slots=True)
class Devices:
    """Devices that are named on the command line; ``None`` for those of the settings.

    Parameters
    ----------
    microphone, far_end : str or None
        Ids.
    alone : bool
        The microphone is recorded alone.
    channels : (int, int) or None
        Of one device with both sides: agent's and customer's channel, from 0.
    """

    microphone: str | None = None
    far_end: str | None = None
    alone: bool = False
    channels: tuple[int, int] | None = None

    def plan(self, settings: Settings) -> CapturePlan:
        """What the recorder shall open.

        Examples
        --------
        >>> chosen = Settings(microphone="headset", far_end="speakers")
        >>> Devices(far_end="other").plan(chosen)
        CapturePlan(microphone='headset', far_end='other', channels=None)
        >>> Devices(alone=True).plan(chosen).far_end is None
        True
        """
        kept = plan_of(settings)
        microphone = kept.microphone if self.microphone is None else self.microphone
        if self.alone or self.channels is not None:
            return CapturePlan(microphone, None, self.channels)
        if self.far_end is not None:
            return CapturePlan(microphone, self.far_end)
        return replace(kept, microphone=microphone)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What the command line says; what it leaves out is as in the settings.

    Parameters
    ----------
    person : str or None
        Id of a profile.
    devices : Devices
        What to record.
    wanted : mapping of str to object
        Fields of :class:`coach_app.call.Wanted`: `engine`, `words`, `model`, `pack`, `baseline`.
    borders : mapping of str to object
        Fields of :class:`coach_app.shift.borders.BorderSettings`.
    keep_between : bool or None
        Keep what lies between calls.
    """

    person: str | None = None
    devices: Devices = field(default_factory=Devices)
    wanted: Mapping[str, Any] = field(default_factory=dict)
    borders: Mapping[str, Any] = field(default_factory=dict)
    keep_between: bool | None = None


def windowless_shift(data_dir: Path, language: str, now: datetime, otherwise: Otherwise) -> ShiftSetup:
    """What is settled before a shift without a window opens.

    Parameters
    ----------
    data_dir : Path
        The user's data folder.
    language : str
        ``zh`` or ``en``: of the sentences in flags.
    now : datetime
        With its zone; says whether a saved voice is too old.
    otherwise : Otherwise
        What the command line says; ``None`` in it is the same as nothing.

    Raises
    ------
    ConsentMissingError
        If nobody has agreed to being recorded here.
    BadInputError
        If there is no such person.
    """
    settings = load_settings(data_dir).settings
    if otherwise.person:
        if People(data_dir / PEOPLE).get(otherwise.person) is None:
            raise BadInputError(f"There is no profile '{otherwise.person}'.", "See 'coach people list'.")
        settings = working_as(settings, otherwise.person)
    if Consent(data_dir).accepted(settings.person) is None:
        raise ConsentMissingError(
            "Nobody has agreed to being recorded here.",
            "Read 'coach live consent' and accept it with 'coach live consent --accept', or in the window.",
        )
    plan = otherwise.devices.plan(settings)
    setup, _ = shift_setup(data_dir, settings, language, now, plan.microphone)
    keeps = setup.keep_between if otherwise.keep_between is None else otherwise.keep_between
    return replace(
        setup,
        plan=plan,
        wanted=replace(setup.wanted, **_given(otherwise.wanted)),
        borders=replace(setup.borders, **_given(otherwise.borders)),
        keep_between=keeps,
    )


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
