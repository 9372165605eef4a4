"""``coach devices``: what can be recorded on this machine, with the ids that settings and other commands take."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from audio.capture import Device, Role
from audio.devices import devices
from coach_app.child import in_child
from coach_app.errors import Exit
from coach_app.language import system_language

SCHEMA = "coach.devices/1"

_ROLES = {
    Role.MICROPHONE: ("麦克风（客服）", "Microphones (the agent)"),
    Role.FAR_END: ("系统播放的声音（客户）", "What the machine plays (the customer)"),
}


def list_devices(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """列出可以录音的设备。 List what can be recorded.

    A star marks the system's own choice. Exit code 3 where there is no microphone.
    """
    found = in_child(devices)  # sound systems hang, and some print what nobody asked for
    if as_json:
        listed = [asdict(device) for device in found]
        sys.stdout.write(json.dumps({"schema": SCHEMA, "devices": listed}, ensure_ascii=False) + "\n")
    else:
        _show(found)
    has_microphone = any(device.role is Role.MICROPHONE for device in found)
    raise typer.Exit(Exit.DONE if has_microphone else Exit.MISSING)


def _show(found: tuple[Device, ...]) -> None:
    zh = system_language() == "zh"
    console = Console(soft_wrap=True)
    for role, titles in _ROLES.items():
        console.print(titles[0] if zh else titles[1], style="bold")
        of_role = [device for device in found if device.role is role]
        if not of_role:
            console.print(_nothing(role, zh=zh), style="yellow")
            continue
        table = Table("", Column(no_wrap=True), Column("id", overflow="fold"), "", box=None, show_header=False)
        for device in of_role:
            star = "[green]★[/]" if device.usual else ""
            table.add_row(star, device.name, device.id, f"{device.channels} × {device.rate} Hz")
        console.print(table)


def _nothing(role: Role, *, zh: bool) -> str:
    if role is Role.MICROPHONE:
        return "  没有。请接上耳麦，再试一次。" if zh else "  None. Plug a headset in and try again."
    said = "  没有。可以只录麦克风，或用双声道电话适配器。"
    return said if zh else "  None. Record the microphone alone, or use a two-channel telephone adapter."
