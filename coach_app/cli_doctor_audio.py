"""``coach doctor audio``: listens to the devices as a call would, and says what to mend before there is one."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audio.capture import Device, Role
from audio.device_check import CheckReport, DeviceCheck
from audio.devices import devices, open_device
from audio.errors import AudioError
from audio.intake import Wanted
from coach_app.advice import advice, sentence
from coach_app.chosen_devices import NO_FAR_END, plan_of
from coach_app.errors import Exit
from coach_app.language import system_language
from coach_app.paths import data_dir
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sides import wanted_devices
from coach_app.settings_file import load_settings

SCHEMA = "coach.doctor.audio/1"

_ID_HELP = "设备编号，见 coach devices；不写用设置里的。 As 'coach devices' lists it; else as in the settings."
_ROLES = {Role.MICROPHONE: ("麦克风", "Microphone"), Role.FAR_END: ("系统播放的声音", "What the machine plays")}
_POLL_S = 0.05

Wait = Callable[[float], None]
Clock = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Checked:
    """One side that was looked at.

    Parameters
    ----------
    role : Role
        What it is for.
    name, id : str
        The device; the id may be empty when there is none.
    report : CheckReport or None
        What it gave; ``None`` when it could not be opened.
    error : AudioError or None
        Why it could not.
    """

    role: Role
    name: str
    id: str
    report: CheckReport | None = None
    error: AudioError | None = None

    @property
    def usable(self) -> bool:
        """A call can be recorded from it."""
        return self.report is not None and self.report.finding.usable


def doctor_audio(
    *,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="听多久（秒）。 How long to listen.")] = 10.0,
    microphone: Annotated[str | None, typer.Option(metavar="ID", help=_ID_HELP)] = None,
    far_end: Annotated[str | None, typer.Option(metavar="ID|none", help=_ID_HELP)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """试录几秒：设备、缺口、时钟、音量。 Listen to the devices and say what to mend.

    The devices are those of the settings unless others are named. Nothing is kept. Exit code 3
    when a device is missing or gives no sound.
    """
    language = system_language()
    console = Console(soft_wrap=True)
    if not as_json:
        zh = f"听 {seconds:g} 秒：请戴上耳麦说话，同时播放一段声音（通话、视频都行）。"
        en = f"Listening for {seconds:g} s: put the headset on and speak, and let something play."
        console.print(zh if language == "zh" else en)
    sides = check(wanted_devices(_plan(microphone, far_end)), seconds)
    if as_json:
        sys.stdout.write(json.dumps(as_data(sides), ensure_ascii=False) + "\n")
    else:
        for side in sides:
            _show(side, console, language)
    raise typer.Exit(Exit.DONE if all(side.usable for side in sides) else Exit.MISSING)


def check(
    wanted: tuple[Wanted, ...],
    seconds: float,
    wait: Wait = time.sleep,
    now_ns: Clock = time.monotonic_ns,
) -> tuple[Checked, ...]:
    """Listen to devices at the same time.

    Parameters
    ----------
    wanted : tuple of Wanted
        The devices; of an adapter with both sides the mean is listened to.
    seconds : float
        How long.
    wait, now_ns : callable
        The clock.

    Returns
    -------
    tuple of Checked
        One for each wanted device, in order.
    """
    known = devices()
    found = [_device(known, one) for one in wanted]
    opened = [_open(one, device, now_ns) for one, device in zip(wanted, found, strict=True)]
    listening = [one for one in opened if isinstance(one, DeviceCheck)]
    until_ns = now_ns() + round(seconds * 1e9)
    while listening and now_ns() < until_ns:
        wait(_POLL_S)
        for side in listening:
            side.advance(now_ns())
    checked: list[Checked] = []
    for one, device, result in zip(wanted, found, opened, strict=True):
        name, device_id = (device.name, device.id) if device else (one.device, one.device)
        if isinstance(result, DeviceCheck):
            checked.append(Checked(one.role, name, device_id, report=result.finish(now_ns())))
        else:
            checked.append(Checked(one.role, name, device_id, error=result))
    return tuple(checked)


def as_data(sides: tuple[Checked, ...]) -> dict[str, object]:
    """What was found, for programs: absent figures are ``null``."""
    return {
        "schema": SCHEMA,
        "usable": all(side.usable for side in sides),
        "sides": [
            {
                "role": side.role,
                "name": side.name,
                "id": side.id,
                "finding": side.report.finding if side.report else side.error.code if side.error else None,
                **(
                    {key: value for key, value in asdict(side.report).items() if key != "finding"}
                    if side.report
                    else {}
                ),
            }
            for side in sides
        ],
    }


def _plan(microphone: str | None, far_end: str | None) -> CapturePlan:
    """The devices that were named, the others as in the settings."""
    kept = plan_of(load_settings(data_dir()).settings)
    plan = kept if microphone is None else replace(kept, microphone=microphone)
    if far_end is None:
        return plan
    return replace(plan, far_end=None if far_end == NO_FAR_END else far_end, channels=None)


def _device(known: tuple[Device, ...], wanted: Wanted) -> Device | None:
    if wanted.device:
        return next((device for device in known if device.id == wanted.device), None)
    return next((device for device in known if device.role is wanted.role), None)


def _open(wanted: Wanted, device: Device | None, now_ns: Clock) -> DeviceCheck | AudioError:
    try:
        capture = open_device(device.id if device else wanted.device, wanted.role, wanted.channels)
        return DeviceCheck(capture, wanted.role, now_ns())
    except AudioError as error:
        return error


def _show(side: Checked, console: Console, language: str) -> None:
    zh = language == "zh"
    console.print(f"\n{_ROLES[side.role][0 if zh else 1]}: {side.name or '–'}", style="bold", highlight=False)
    if side.report is None:
        console.print(f"  [red]![/] {sentence(side.error, language) if side.error else ''}")
        return
    report = side.report
    said = advice(f"check_{report.finding}", language)
    mark = "[green]✓[/]" if not said.mend else "[yellow]![/]" if report.finding.usable else "[red]![/]"
    console.print(f"  {mark} {said.title} · {said.still}" + (f"\n    → [yellow]{said.mend}[/]" if said.mend else ""))
    table = Table("", "", box=None, show_header=False, padding=(0, 2))
    for name, figure in _figures(report, zh=zh):
        table.add_row(name, figure)
    console.print(table)


def _figures(report: CheckReport, *, zh: bool) -> list[tuple[str, str]]:
    first = "–" if report.first_s is None else f"{report.first_s * 1000:.0f} ms"
    gaps = f"{len(report.gaps_s)}" + (f" · {sum(report.gaps_s) * 1000:.0f} ms" if report.gaps_s else "")
    return [
        ("首个声音" if zh else "first sound after", first),
        ("声音 / 时钟" if zh else "sound / clock", f"{report.sound_s:.2f} s / {report.clock_s:.2f} s"),
        ("缺口" if zh else "gaps", gaps),
        ("底噪 · 音量 · 峰值" if zh else "floor · level · peak", _levels(report)),
        ("有人说话" if zh else "speech heard", f"{report.speech_s:.1f} s"),
    ]


def _levels(report: CheckReport) -> str:
    return f"{report.floor_db:.0f} · {report.level_db:.0f} · {report.peak_db:.0f} dBFS"
