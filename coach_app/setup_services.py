"""Does what the first run and the settings page ask for, with the real devices, models, people and files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from asr_models.catalog import catalog
from asr_models.choose import choose
from asr_models.errors import AsrError
from asr_models.installed import Installed, installed
from asr_models.progress import Progress
from audio.block import Speaker
from audio.capture import Device
from audio.segments import segment_files
from coach_app.child import in_child
from coach_app.chosen_devices import plan_of, with_devices
from coach_app.demo.player import Player
from coach_app.demo.titles import CALL
from coach_app.first_run import Facts, Step, answered, steps_left
from coach_app.offered import offered
from coach_app.people.consent import Consent, consent_text, text_hash
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.booth import Booth
from coach_app.recording.messages import CapturePlan, Report
from coach_app.settings import Control, Settings
from coach_app.settings_file import save_settings
from coach_app.setup_readings import readings_of
from coach_app.ui.first_run.services import ModelChoice, OtherLanguageError, Takes
from coach_app.usual_microphone import list_devices, microphone_id
from coach_app.whose import working_as
from coach_app.worker_messages import EngineChoice
from feedback.calibration import Calibration

if TYPE_CHECKING:  # these load the phrases, and settings are wanted before; each is loaded where it is used
    from audio.headset import HeadsetReport
    from feedback.calibration_texts import CalibrationTexts

#: Language of the calls.
_LANGUAGE = "zh"
_PEOPLE = "people"
_TAKES = "setup"


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class ProgramSetup:
    """The real services of the first run (`coach_app.ui.first_run.services.SetupServices`).

    Parameters
    ----------
    settings : Settings
        As they were loaded.
    data_dir, cache_dir : Path
        What the user would miss, and what can be made again: readings that are only judged go there.
    now : callable
        The time of day, with its zone.
    learnt : callable
        Called when somebody's usual voice has been kept, in whatever thread judged it: the first run may be
        long over then.
    failed : callable
        Told of a reading that could not be judged, in that thread.
    """

    def __init__(
        self,
        settings: Settings,
        data_dir: Path,
        cache_dir: Path,
        now: Callable[[], datetime] = _now,
        learnt: Callable[[], None] = lambda: None,
        failed: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        self._settings = settings
        self._data, self._takes = data_dir, cache_dir / _TAKES
        self._now, self._learnt, self._failed = now, learnt, failed
        self._people = People(data_dir / _PEOPLE)
        self._consent = Consent(data_dir)
        self._lock = threading.Lock()  # settings are changed from several threads
        self._judging = threading.Lock()  # recordings are not deleted while they are judged
        self._count = 0
        shutil.rmtree(self._takes, ignore_errors=True)  # left by a program that was killed while somebody read

    # ── quick ────────────────────────────────────────────────────────────────

    def settings(self) -> Settings:
        """Settings as they are now."""
        return self._settings

    def plan(self) -> CapturePlan:
        """Devices as they are chosen now."""
        return plan_of(self._settings)

    def consent_text(self, language: str) -> str:
        """What is agreed to."""
        return consent_text(language)

    # ── slow ─────────────────────────────────────────────────────────────────

    def keep(self, settings: Settings, before: Settings) -> None:
        """Keep what is another in `settings` than it was before; what was answered here meanwhile stays."""
        named = Settings.model_fields
        self._update(**{name: now for name in named if (now := getattr(settings, name)) != getattr(before, name)})

    def steps(self) -> tuple[Step, ...]:
        """Steps that have neither been taken nor skipped yet."""
        settings = self._settings
        usual = self._people.baselines(settings.person) if settings.person else None
        facts = Facts(
            consent=self._consent.accepted(settings.person) is not None,
            people=bool(settings.person) and self._people.get(settings.person) is not None,
            # A packaged Whisper works and is late: the page shows it, and offers the one that streams.
            model=any(
                model.engine == "vosk" and (model.hears(_LANGUAGE) or not model.language) for model in installed()
            ),
            calibrated=usual is not None and not usual.due(microphone_id(settings), self._now()),
        )
        return steps_left(settings, facts)

    def asked(self, step: Step) -> None:
        """Remember that a step was taken or skipped."""
        self._change(lambda settings: answered(settings, step))

    def use_language(self, code: str) -> None:
        """Keep the language."""
        self._update(language=code)

    def accept_consent(self, language: str) -> None:
        """Write down that the text was accepted now, in this language."""
        self._consent.accept(self._settings.person, language, self._now())
        self._update(consent_accepted=text_hash(consent_text(language)))

    def devices(self) -> tuple[Device, ...]:
        """List what can be recorded, in a process of its own."""
        return list_devices()

    def use_devices(self, plan: CapturePlan) -> None:
        """Keep the choice of devices."""
        self._change(lambda settings: with_devices(settings, plan))

    def listen(self, plan: CapturePlan, tell: Callable[[Report], None]) -> Booth:
        """Open devices and tell their levels."""
        return Booth(plan, tell)

    def take_folder(self, what: str) -> Path:
        """Make a folder for a recording that is only judged and not kept."""
        self._count += 1
        folder = self._takes / f"{what}-{self._count}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def play_far_end(self) -> Callable[[], None]:
        """Play the example call as the customer's voice; gives what stops it."""
        player = Player(CALL)
        player.start()
        return player.stop

    def check(self, sound: Path) -> HeadsetReport:
        """Judge the 20 seconds of the headset check, in a process of its own."""
        speakers = tuple(speaker for speaker in Speaker if segment_files(sound, speaker))
        from coach_app.headset_hearing import hear_headset  # noqa: PLC0415 (here and below: see above)

        return in_child(hear_headset, sound, speakers)

    def models(self) -> ModelChoice:
        """See what can hear words."""
        hearing = [model.id for model in installed() if model.hears(_LANGUAGE)]
        first = self._chosen_model()
        if first is not None:
            hearing = [first.id, *(name for name in hearing if name != first.id)]
        recommended = next(entry for entry in catalog() if entry.language == _LANGUAGE)
        return ModelChoice(tuple(hearing), recommended.id, recommended.bytes or 0)

    def install(self, progress: Progress) -> None:
        """Install the recommended model."""
        from asr_models.install import install  # noqa: PLC0415 (only who installs needs the network's library)

        install(self.models().recommended, progress)

    def import_model(self, path: Path, progress: Progress) -> None:
        """Install a model from a zip file or a folder.

        Raises
        ------
        OtherLanguageError
            If it is for another language; it is installed all the same.
        """
        from asr_models.install import import_model  # noqa: PLC0415 (it shares a module with what needs the network)

        model = import_model(path, progress)
        if not model.language:  # its name does not tell; whoever brings it here means it for these calls
            self._update(model=model.id)
        elif not model.hears(_LANGUAGE):
            raise OtherLanguageError(model.id)

    def people(self) -> tuple[Profile, ...]:
        """Everybody who is known here."""
        return self._people.all()

    def use_person(self, profile: Profile) -> None:
        """Keep somebody, new or changed, as who works here now."""
        known = self._people.get(profile.id)
        if known is None:
            self._people.add(profile)
        elif known != profile:
            self._people.change(profile)
        self._change(lambda settings: working_as(settings, profile.id))

    def texts(self) -> CalibrationTexts:
        """What is read aloud for the calibration, with the words of who works here now."""
        from coach_app.packs import pack_folders  # noqa: PLC0415
        from feedback.calibration_texts import calibration_texts  # noqa: PLC0415

        person = self._people.get(self._settings.person) if self._settings.person else None
        return calibration_texts(self._settings.pack, dict(person.values) if person else None, pack_folders())

    def calibrate(self, takes: Takes, progress: Callable[[float], None]) -> Calibration:
        """Judge recorded parts and keep what was learnt for whoever works here when it begins."""
        broken_off = False

        def tell(share: float) -> None:
            nonlocal broken_off
            broken_off = True  # unless it returns
            progress(share)
            broken_off = False

        try:
            learnt = self._judge(takes, tell)
        except Exception as error:
            if not broken_off:
                self._failed(error)
            raise
        self._learnt()
        return learnt

    def drop(self, sound: Path) -> None:
        """Delete a recording that is not wanted any more."""
        shutil.rmtree(sound, ignore_errors=True)

    def end(self) -> None:
        """Delete every recording that was only judged, once nothing is being judged any more."""
        with self._judging:
            shutil.rmtree(self._takes, ignore_errors=True)

    # ── for the settings page ────────────────────────────────────────────────

    def offer(self, control: Control, language: str) -> tuple[tuple[str, str], ...]:
        """What there is to choose from on this machine: value and name.

        Parameters
        ----------
        control : Control
            What is asked for.
        language : str
            ``zh`` or ``en``, for what has no name of its own.
        """
        return offered(control, language, self.devices)

    def _judge(self, takes: Takes, progress: Callable[[float], None]) -> Calibration:
        from coach_app.people.calibrating import calibrate  # noqa: PLC0415

        settings = self._settings  # somebody else may sit down, and choose other devices, before it is judged
        readings = readings_of(takes, self.texts())
        with self._judging:
            device = microphone_id(settings)
            learnt = calibrate(readings, device, self._ears(), progress)
            if settings.person:
                self._people.baselines(settings.person).save(device, learnt)
        return learnt

    def _ears(self) -> EngineChoice | None:
        model = None if self._settings.engine == "none" else self._chosen_model()
        return None if model is None else EngineChoice(model=model, language=_LANGUAGE)

    def _chosen_model(self) -> Installed | None:
        """Who would hear the words now; a model that is gone is nobody."""
        engine = "" if self._settings.engine == "none" else self._settings.engine
        with suppress(AsrError):
            return choose(_LANGUAGE, engine or None, self._settings.model or None).model
        return None

    def _update(self, **fields: object) -> None:
        self._change(lambda settings: settings.model_copy(update=fields))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        with self._lock:
            settings = change(self._settings)
            save_settings(self._data, settings)
            self._settings = settings
