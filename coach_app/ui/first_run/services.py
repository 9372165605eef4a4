"""What the pages of the first run need done, and the plain values that come back.

The pages know Qt and nothing else; devices, models, people and files are behind this
protocol. Everything that is not said to be quick may take seconds and is called outside the
window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from asr_models.progress import Progress
from audio.capture import Device
from coach_app.first_run import Step
from coach_app.people.profile import Profile
from coach_app.recording.messages import CapturePlan, Report
from coach_app.settings import Settings
from feedback.calibration import Calibration, Part

if TYPE_CHECKING:  # these load what measures and the phrases, and the settings come before both
    from audio.headset import HeadsetReport
    from feedback.calibration_texts import CalibrationTexts

#: What an open booth tells, from its own thread; the pages look at meters, devices and refusals.
Heard = Report


class OtherLanguageError(Exception):
    """A model was installed that hears another language than the calls are in."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """What can hear words on this machine, and what could be installed.

    Parameters
    ----------
    here : tuple of str
        Installed models that hear the pack's language, the one that will be used first.
    recommended : str
        The model that is offered.
    recommended_bytes : int
        Its size.
    """

    here: tuple[str, ...]
    recommended: str
    recommended_bytes: int


@dataclass(frozen=True, slots=True)
class Takes:
    """Recorded parts of a calibration: the folders that `Booth.stop` gave; sentences by the id of their phrase."""

    neutral: Path | None = None
    sentences: tuple[tuple[str, Path], ...] = ()
    smile: Path | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Parts of which there is something."""
        there = {Part.NEUTRAL: self.neutral, Part.SENTENCES: self.sentences, Part.SMILE: self.smile}
        return tuple(part for part, sound in there.items() if sound)


class Booth(Protocol):
    """Open devices: `coach_app.recording.booth.Booth`. Returns at once except from `stop`."""

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices."""

    def record(self, folder: Path) -> None:
        """Keep the sound from now on."""

    def stop(self) -> Path:
        """Keep no more; gives the folder once its files are whole. Slow."""

    def close(self) -> None:
        """Give the devices back. Slow."""


class SoundServices(Protocol):
    """What a room with open devices asks of the program. Slow."""

    def listen(self, plan: CapturePlan, tell: Callable[[Heard], None]) -> Booth:
        """Open devices and tell their levels."""

    def take_folder(self, what: str) -> Path:
        """Make a folder for a recording that is only judged and not kept."""

    def drop(self, sound: Path) -> None:
        """Delete a recording that is not wanted any more."""


class SetupServices(SoundServices, Protocol):
    """Everything that the first run asks of the program."""

    # ── quick ────────────────────────────────────────────────────────────────

    def settings(self) -> Settings:
        """Settings as they are now."""

    def plan(self) -> CapturePlan:
        """Devices as they are chosen now."""

    def consent_text(self, language: str) -> str:
        """What is agreed to."""

    # ── slow ─────────────────────────────────────────────────────────────────

    def texts(self) -> CalibrationTexts:
        """What is read aloud for the calibration, with the words of who works here now."""

    def steps(self) -> tuple[Step, ...]:
        """Steps that have neither been taken nor skipped yet; nothing is asked twice."""

    def asked(self, step: Step) -> None:
        """Remember that a step was taken or skipped."""

    def use_language(self, code: str) -> None:
        """Keep the language."""

    def accept_consent(self, language: str) -> None:
        """Write down that the text was accepted now, in this language."""

    def devices(self) -> tuple[Device, ...]:
        """List what can be recorded, in a process of its own."""

    def use_devices(self, plan: CapturePlan) -> None:
        """Keep the choice of devices."""

    def play_far_end(self) -> Callable[[], None]:
        """Play a voice as the customer's; gives what stops it."""

    def check(self, sound: Path) -> HeadsetReport:
        """Judge the 20 seconds of the headset check."""

    def models(self) -> ModelChoice:
        """See what can hear words."""

    def install(self, progress: Progress) -> None:
        """Install the recommended model; an exception out of `progress` ends it, and a later try goes on there."""

    def import_model(self, path: Path, progress: Progress) -> None:
        """Install a model from a zip file or a folder.

        Raises
        ------
        OtherLanguageError
            If it is for another language; it is installed all the same.
        """

    def people(self) -> tuple[Profile, ...]:
        """Everybody who is known here."""

    def use_person(self, profile: Profile) -> None:
        """Keep somebody, new or changed, as who works here now."""

    def calibrate(self, takes: Takes, progress: Callable[[float], None]) -> Calibration:
        """Judge recorded parts and keep what was learnt for whoever works here when it begins.

        `progress` is told the share that is done, in [0, 1]; an exception out of it ends the judging.
        """

    def end(self) -> None:
        """Delete every recording that was only judged, once nothing is being judged any more."""
