"""From what somebody chose to a shift that can be opened: devices, ears, rules and the person's own voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach_app import packs
from coach_app.call import Wanted
from coach_app.chosen_devices import plan_of
from coach_app.errors import AppError
from coach_app.live_gauges import Bands
from coach_app.people.baselines import Due, SavedBaseline
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.recording.messages import CapturePlan
from coach_app.sayings import Sayings
from coach_app.settings import Settings
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift, Parts, ShiftSetup, Tell
from coach_app.shift_voice import ShiftVoice
from coach_app.usual_microphone import microphone_id
from feedback.baseline import Baseline


class ConsentMissingError(AppError):
    """Nobody has accepted that calls are recorded here."""

    code = "no_consent"


#: Folders of the user's data.
SESSIONS, PEOPLE = "sessions", "people"


class Shift(Protocol):
    """What a window asks of a shift: `coach_app.shift.live_shift.LiveShift`. Every order returns at once."""

    @property
    def told_session(self) -> str:
        """Id of the session whose event is being told; ask from within the call that tells it."""

    def start(self) -> None:
        """Open the devices and warm up the workers."""

    def begin_call(self, reference: str = "", asked_ns: int | None = None) -> None:
        """Begin a call now, or when it was asked for; while one runs, only its reference is set."""

    def end_call(self) -> None:
        """End the call."""

    def pause(self, paused: bool) -> None:
        """Drop all sound of the call from now on, or go on."""

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices."""

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        """Say whether a flag of a call is right."""

    def close(self) -> None:
        """End the call if one runs, and give everything back."""

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `close`."""


#: Makes a shift; given where it shall tell what happens.
Prepare = Callable[[Tell], "Prepared"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A shift that is ready to be opened, and what its window needs.

    Parameters
    ----------
    shift : Shift
        Not started.
    bands, sayings : Bands, Sayings
        Limits and sentences of its pack for this person.
    remark : str
        Code of advice that may be told once while nothing is more urgent: the voice is to be read anew.
    voice : ShiftVoice or None
        Gives limits and sentences anew when somebody called a rule wrong.
    """

    shift: Shift
    bands: Bands
    sayings: Sayings
    remark: str = ""
    voice: ShiftVoice | None = None


def prepare(
    data_dir: Path, settings: Settings, language: str, tell: Tell, now: datetime, parts: Parts | None = None
) -> Prepared:
    """Prepare a shift; reads rules and the person's files, so not in the window's thread.

    Parameters
    ----------
    data_dir : Path
        The user's data folder.
    settings : Settings
        What was chosen.
    language : str
        ``zh`` or ``en``: of the sentences in flags.
    tell : callable
        Takes what the shift says, in the shift's thread.
    now : datetime
        With its zone; says whether a saved voice is too old.
    parts : Parts or None
        What the shift is made of, such as a recorder that was started early.

    Raises
    ------
    ConsentMissingError
        If the consent text as it stands has not been accepted: not even devices are opened then.
    PackError, BadInputError
        If something that was chosen is not there or broken.
    """
    if Consent(data_dir).accepted(settings.person) is None:
        raise ConsentMissingError("Nobody has agreed to being recorded here.", "Read the consent text and accept it.")
    microphone = microphone_id(settings)
    setup, baseline = shift_setup(data_dir, settings, language, now, microphone)
    voice = ShiftVoice(packs.load(settings.pack, data_dir), baseline, setup.wanted, setup.person)
    remark = _remark(data_dir, setup.person, microphone, now)
    return Prepared(LiveShift(setup, tell, parts), *voice.now, remark, voice)


def _remark(data_dir: Path, person: str, microphone: str, now: datetime) -> str:
    """Whether to say that a reading is due; who is alone here and never read anything left it out on purpose."""
    if not person or not microphone:
        return ""
    people = People(data_dir / PEOPLE)
    why = people.baselines(person).why_due(microphone, now)
    alone = len(people.all()) < 2  # the first run asked one person, and nobody who came later
    return "" if why is Due.NEVER and alone else why.value


def shift_setup(
    data_dir: Path, settings: Settings, language: str, now: datetime, microphone: str = ""
) -> tuple[ShiftSetup, Baseline | None]:
    """What is settled before a shift opens, and the person's usual voice on this microphone.

    `microphone` is the id of the device that will really be opened; asked for where it is not given.
    """
    people = People(data_dir / PEOPLE)
    person = people.get(settings.person) if settings.person else None
    saved: SavedBaseline | None = None
    wrong: tuple[tuple[str, int], ...] = ()
    if person is not None:
        saved = people.baselines(person.id).current(microphone or microphone_id(settings), now)
        wrong = people.verdicts(person.id).wrong_counts()
    wanted = Wanted(
        engine=settings.engine,
        model=settings.model,
        pack=settings.pack,
        baseline=saved.path if saved else None,
        language=language,
        placeholders=person.values if person else (),
        silenced=frozenset(str(kind) for kind in settings.silenced),
        wrong=wrong,
    )
    borders = BorderSettings(
        automatic=settings.auto_calls,
        quiet_s=settings.call_quiet_s,
        end_silence_s=settings.call_end_silence_s,
        end_without_words_s=settings.call_end_without_words_s,
    )
    setup = ShiftSetup(
        wanted=wanted,
        plan=plan_of(settings),
        root=data_dir / SESSIONS,
        person=person.id if person else "",
        borders=borders,
        keep_between=settings.keep_between,
    )
    return setup, saved.baseline if saved else None
