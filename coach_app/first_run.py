"""Which steps of the first run are still to be done: what is done or was skipped is never asked again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach_app.settings import Settings


class Step(StrEnum):
    """The pages of the first run, in their order."""

    WELCOME = "welcome"
    """What the program does, language."""
    CONSENT = "consent"
    PERSON = "person"
    """Who sits here: name, 工号, 公司."""
    DEVICES = "devices"
    """Microphone, far end and the 20-second check."""
    MODEL = "model"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is there already, whoever put it there.

    Parameters
    ----------
    consent : bool
        The text as it stands has been accepted.
    people : bool
        It is known who works here: calls, voices and verdicts are somebody's.
    model : bool
        A recogniser for the pack's language is installed.
    calibrated : bool
        The current person has a usual voice on the chosen microphone that is not too old.
    """

    consent: bool = False
    people: bool = False
    model: bool = False
    calibrated: bool = False


def steps_left(settings: Settings, facts: Facts) -> tuple[Step, ...]:
    """What the first run has still to ask, in order; empty when the window can open at once.

    Parameters
    ----------
    settings : Settings
        Knows what was answered or skipped.
    facts : Facts
        What need not be asked because it is there.

    Examples
    --------
    >>> left = steps_left(Settings(asked=frozenset({"welcome", "consent"})), Facts(model=True))
    >>> [step.value for step in left]
    ['person', 'devices', 'calibration']
    """
    there = {
        Step.CONSENT: facts.consent,
        Step.PERSON: facts.people,
        Step.MODEL: facts.model,
        Step.CALIBRATION: facts.calibrated,
    }
    return tuple(step for step in Step if step not in settings.asked and not there.get(step, False))


def answered(settings: Settings, *steps: Step) -> Settings:
    """Settings that remember that these steps were answered or skipped; save them at once."""
    return settings.model_copy(update={"asked": settings.asked | {step.value for step in steps}})


#: Steps that are about what is told in a call, not about whether calls can be taken.
_APART = frozenset({Step.PERSON, Step.MODEL, Step.CALIBRATION})


def leads_to_shift(steps: tuple[Step, ...] | None) -> bool:
    """Whether the shift is what comes after these steps; ``None`` for the whole first run.

    Somebody who reads the text anew in the evening does not want to take calls.

    Examples
    --------
    >>> leads_to_shift(None), leads_to_shift((Step.CALIBRATION,)), leads_to_shift((Step.CONSENT,))
    (True, False, True)
    """
    return steps is None or not set(steps) <= _APART
