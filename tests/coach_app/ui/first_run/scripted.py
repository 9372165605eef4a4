"""Services of the first run that do as the test says, at once, and remember what was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from asr_models.progress import Progress
from audio.block import Speaker
from audio.capture import Device, Role
from audio.headset import Aspect, Finding, Grade, HeadsetReport
from coach_app.chosen_devices import plan_of, with_devices
from coach_app.first_run import Step, answered
from coach_app.people.profile import Profile
from coach_app.recording.messages import CapturePlan, DevicesOpened, Level, Levels, Report
from coach_app.settings import Settings
from coach_app.ui.first_run.services import ModelChoice, Takes
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from feedback.calibration_texts import CalibrationTexts, Reading

HEADSET = Device("mic-1", "USB headset microphone", Role.MICROPHONE, 1, 48_000, True, "sounddevice")
ADAPTER = Device("mic-2", "Telephone adapter", Role.MICROPHONE, 2, 8_000, False, "sounddevice")
SPEAKER = Device("far-1", "USB headset (what it plays)", Role.FAR_END, 2, 48_000, True, "soundcard")

TEXTS = CalibrationTexts(
    neutral=tuple("您好，感谢您参加今天的声音校准，请用平时接电话的声音读完这段话。" for _ in range(9)),
    sentences=tuple(Reading(f"STD-0{n}", f"第{n}句：您好，很高兴为您服务。") for n in range(1, 6)),
    smile=("您好，很高兴为您服务，请问有什么可以帮您？", "感谢您的来电，祝您生活愉快，再见！"),
)

REPORT = HeadsetReport(
    (
        Finding(Aspect.NOISE, Grade.OK, "noise_ok", -62.0, "dB"),
        Finding(Aspect.LEVEL, Grade.POOR, "level_low", -38.0, "dB"),
        Finding(Aspect.CLIPPING, Grade.OK, "clipping_ok", 0.0, "%"),
        Finding(Aspect.BLEED, Grade.POOR, "bleed_heard", -9.0, "dB"),
        Finding(Aspect.GAIN_CONTROL, Grade.UNKNOWN, "gain_control_unknown"),
    ),
    20.0,
)


def levels(at_s: float, active: bool = True, clipped: bool = False, both: bool = True) -> Levels:
    """Levels at an instant of the booth's own clock."""
    level_db = -24.0 if active else -66.0
    agent = Level(Speaker.AGENT, level_db, level_db + 8, clipped, active)
    customer = Level(Speaker.CUSTOMER, -40.0, -32.0, False, True)
    return Levels(round(at_s * 1e9), (agent, customer) if both else (agent,))


@dataclass
class ScriptedBooth:
    """A booth that is told what the devices give."""

    plan: CapturePlan
    tell: Callable[[Report], None]
    did: list[str] = field(default_factory=list)
    folder: Path | None = None
    now_s: float = 0.0

    def __post_init__(self) -> None:
        self.use(self.plan)

    def use(self, plan: CapturePlan) -> None:
        self.plan = plan
        self.did.append(f"use {plan.microphone}")
        self.tell(DevicesOpened(plan, tuple((speaker, speaker.value) for speaker in plan.speakers)))

    def record(self, folder: Path) -> None:
        self.folder = folder
        self.did.append(f"record {folder.name}")

    def stop(self) -> Path:
        assert self.folder is not None
        folder, self.folder = self.folder, None
        self.did.append(f"stop {folder.name}")
        return folder

    def close(self) -> None:
        self.did.append("close")

    def hear(self, seconds: float, active: bool = True, clipped: bool = False) -> None:
        """Let the devices give sound for so long."""
        for _ in range(round(seconds * 10) + 1):
            self.now_s += 0.1
            self.tell(levels(self.now_s, active, clipped, Speaker.CUSTOMER in self.plan.speakers))


class ScriptedServices:
    """Answers from its fields; `did` has what was asked for."""

    def __init__(self, folder: Path, left: tuple[Step, ...] = tuple(Step)) -> None:
        self.folder = folder
        self.left = left
        self.did: list[str] = []
        self.now = Settings()
        self.found: tuple[Device, ...] = (HEADSET, ADAPTER, SPEAKER)
        self.known: tuple[Profile, ...] = ()
        self.here: tuple[str, ...] = ()
        self.booth: ScriptedBooth | None = None
        self.fails: dict[str, Exception] = {}
        self.go_on = threading.Event()  # what a scripted installation waits for
        self.go_on.set()
        self.takes: Takes | None = None
        self.report = REPORT
        self._takes = 0

    def _do(self, what: str, *more: object) -> None:
        self.did.append(" ".join([what, *map(str, more)]))
        if what in self.fails:
            raise self.fails[what]

    def settings(self) -> Settings:
        return self.now

    def plan(self) -> CapturePlan:
        return plan_of(self.now)

    def consent_text(self, language: str) -> str:
        return "· 录音只保存在这台电脑上。\n" * 6 if language == "zh" else "· Recordings stay on this computer.\n" * 6

    def texts(self) -> CalibrationTexts:
        return TEXTS

    def steps(self) -> tuple[Step, ...]:
        return self.left

    def asked(self, step: Step) -> None:
        self._do("asked", step)
        self.now = answered(self.now, step)

    def use_language(self, code: str) -> None:
        self._do("language", code)

    def accept_consent(self, language: str) -> None:
        self._do("consent", language)

    def devices(self) -> tuple[Device, ...]:
        self._do("devices")
        return self.found

    def use_devices(self, plan: CapturePlan) -> None:
        self._do("use_devices", plan.microphone, plan.far_end)
        self.now = with_devices(self.now, plan)

    def listen(self, plan: CapturePlan, tell: Callable[[Report], None]) -> ScriptedBooth:
        self._do("listen")
        self.booth = ScriptedBooth(plan, tell)
        return self.booth

    def take_folder(self, what: str) -> Path:
        self._takes += 1
        return self.folder / f"{what}-{self._takes}"

    def play_far_end(self) -> Callable[[], None]:
        self._do("play")
        return lambda: self._do("hush")

    def check(self, sound: Path) -> HeadsetReport:
        self._do("check", sound.name)
        return self.report

    def models(self) -> ModelChoice:
        self._do("models")
        return ModelChoice(self.here, "vosk-model-small-cn-0.22", 43_898_754)

    def install(self, progress: Progress) -> None:
        self._do("install")
        progress("download", 11_000_000, 43_898_754)
        while not self.go_on.wait(0.01):
            progress("download", 22_000_000, 43_898_754)
        progress("verify", 43_898_754, 43_898_754)
        self.here = ("vosk-model-small-cn-0.22",)

    def import_model(self, path: Path, progress: Progress) -> None:
        self._do("import", path.name)
        progress("unpack", 1, 2)
        self.here = ("vosk-model-small-cn-0.22",)

    def people(self) -> tuple[Profile, ...]:
        return self.known

    def use_person(self, profile: Profile) -> None:
        self._do("person", profile.name, profile.staff_number)
        self.now = self.now.model_copy(update={"person": profile.id})

    def calibrate(self, takes: Takes, progress: Callable[[float], None]) -> Calibration:
        self.takes = takes
        for share in (0.1, 0.3, 0.5):
            progress(share)
        self._do("calibrate")
        while not self.go_on.wait(0.01):
            progress(0.5)
        usual = Baseline(rate_cpm=238.0, level_db=-24.0, noise_db=-60.0, pitch_hz=212.0, spread_st=2.7, speech_s=50.0)
        return Calibration("2026-11-22T09:00:00+08:00", "mic-1", usual)

    def drop(self, sound: Path) -> None:
        self._do("drop", sound.name)

    def end(self) -> None:
        self._do("end")
