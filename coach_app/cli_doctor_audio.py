"""``coach doctor audio``: listens to the devices as a call would, and says what to mend before there is one."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audio.capture import Device, Role
from audio.device_check import CheckReport, DeviceCheck
from audio.devices import devices, open_device
from audio.errors import AudioError
from coach_app.advice import advice, sentence
from coach_app.errors import Exit
from coach_app.language import system_language

SCHEMA = "coach.doctor.audio/1"

#: Value of ``--far-end`` that leaves the customer's side out.
NONE = "none"

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
    microphone: Annotated[str, typer.Option(metavar="ID", help="As 'coach devices' lists it.")] = "",
    far_end: Annotated[str, typer.Option(metavar="ID|none", help="As 'coach devices' lists it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """试录几秒：设备、缺口、时钟、音量。 Listen to the devices and say what to mend.

    Nothing is kept. Exit code 3 when a device is missing or gives no sound.
    """
    language = system_language()
    console = Console(soft_wrap=True)
    if not as_json:
        zh = f"听 {seconds:g} 秒：请戴上耳麦说话，同时播放一段声音（通话、视频都行）。"
        en = f"Listening for {seconds:g} s: put the headset on and speak, and let something play."
        console.print(zh if language == "zh" else en)
    wanted = [(Role.MICROPHONE, microphone)] + ([] if far_end == NONE else [(Role.FAR_END, far_end)])
    sides = check(tuple(wanted), seconds)
    if as_json:
        sys.stdout.write(json.dumps(as_data(sides), ensure_ascii=False) + "\n")
    else:
        for side in sides:
            _show(side, console, language)
    raise typer.Exit(Exit.DONE if all(side.usable for side in sides) else Exit.MISSING)


def check(
    wanted: tuple[tuple[Role, str], ...],
    seconds: float,
    wait: Wait = time.sleep,
    now_ns: Clock = time.monotonic_ns,
) -> tuple[Checked, ...]:
    """Listen to devices at the same time.

    Parameters
    ----------
    wanted : tuple of (Role, str)
        What for, and the device's id; empty for the usual one.
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
    named = [(role, _device(known, role, device_id), device_id) for role, device_id in wanted]
    opened = [_open(role, device, device_id, now_ns) for role, device, device_id in named]
    until_ns = now_ns() + round(seconds * 1e9)
    while now_ns() < until_ns:
        wait(_POLL_S)
        for one in opened:
            if isinstance(one, DeviceCheck):
                one.advance(now_ns())
    checked: list[Checked] = []
    for (role, device, device_id), one in zip(named, opened, strict=True):
        name, known_id = (device.name, device.id) if device else (device_id, device_id)
        if isinstance(one, DeviceCheck):
            checked.append(Checked(role, name, known_id, report=one.finish(now_ns())))
        else:
            checked.append(Checked(role, name, known_id, error=one))
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


def _device(known: tuple[Device, ...], role: Role, device_id: str) -> Device | None:
    if device_id:
        return next((device for device in known if device.id == device_id), None)
    return next((device for device in known if device.role is role), None)


def _open(role: Role, device: Device | None, device_id: str, now_ns: Clock) -> DeviceCheck | AudioError:
    try:
        return DeviceCheck(open_device(device.id if device else device_id, role), role, now_ns())
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
