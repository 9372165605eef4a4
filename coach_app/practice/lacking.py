"""What practice lacks on this computer, each with a name that a page has a sentence and a button for."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from asr_models.installed import installed
from audio.errors import NoAudioSystemError
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.settings import Settings
from coach_app.usual_microphone import microphone_id

_LANGUAGE = "zh"


class Lack(StrEnum):
    """What may be missing, most serious first; the pages of practice open without any of it."""

    CONSENT = "consent"
    MICROPHONE = "microphone"
    OUTPUT = "output"
    MODEL = "model"
    CALIBRATION = "calibration"


def has_output() -> bool:
    """Whether somebody can hear what is played; true where only trying would tell."""
    if platform.system() != "Linux":
        return True
    from audio.pulse_outputs import sinks  # noqa: PLC0415 (loads the sound server's library)

    try:
        return bool(sinks())
    except NoAudioSystemError:
        return False


def hears_words() -> bool:
    """Whether a recogniser for the calls' language is installed."""
    return any(model.hears(_LANGUAGE) or not model.language for model in installed())


@dataclass(frozen=True, slots=True)
class Senses:
    """How it is found out what is there; all of it is slow.

    Parameters
    ----------
    microphone : callable
        Id of the microphone that is meant; empty for none.
    output, words : callable
        Whether there is an output, and a recogniser.
    """

    microphone: Callable[[Settings], str] = microphone_id
    output: Callable[[], bool] = has_output
    words: Callable[[], bool] = hears_words


def lacking(data: Path, settings: Settings, now: datetime, senses: Senses | None = None) -> tuple[Lack, ...]:
    """What is missing, most serious first.

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : Settings
        As chosen.
    now : datetime
        With its zone: a reading grows old.
    senses : Senses or None
        How it is found out.
    """
    senses = senses or Senses()
    microphone = senses.microphone(settings)
    person = settings.person
    usual = People(data / "people").baselines(person) if person else None
    there = {
        Lack.CONSENT: Consent(data).accepted(person) is not None,
        Lack.MICROPHONE: bool(microphone),
        Lack.OUTPUT: senses.output(),
        Lack.MODEL: settings.engine == "none" or senses.words(),
        Lack.CALIBRATION: usual is not None and bool(microphone) and not usual.due(microphone, now),
    }
    return tuple(lack for lack in Lack if not there[lack])
