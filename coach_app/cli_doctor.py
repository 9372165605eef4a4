"""``coach doctor``: what is installed, what is missing, and the one command that mends each."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.table import Table

from coach_app.cli_doctor_audio import doctor_audio
from coach_app.errors import Exit
from coach_app.language import system_language
from coach_app.paths import cache_dir, data_dir, log_dir

#: Package, what for, and the extra that brings it; empty for what always belongs to the program.
_PACKAGES = (
    ("librosa", "pitch", ""),
    ("soundfile", "WAV, FLAC, MP3", ""),
    ("vosk", "words, streaming", ""),
    ("faster-whisper", "words, offline model", "whisper"),
    ("av", "M4A, AAC, AMR", "whisper"),
    ("PySide6-Essentials", "window", ""),
    ("sounddevice", "microphone, playback", ""),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor's report.

    Parameters
    ----------
    name : str
        What was looked at.
    good : bool or None
        ``None`` for what is good to know and neither good nor bad.
    found : str
        What was found.
    mend : str
        What to do; empty where nothing needs doing.
    """

    name: str
    good: bool | None
    found: str
    mend: str = ""


app = typer.Typer(help="体检：装了什么、缺什么、怎么补。 What is installed and what is missing.", add_completion=False)
app.command("audio")(doctor_audio)


@app.callback(invoke_without_command=True)
def doctor(context: typer.Context) -> None:
    """体检：装了什么、缺什么、怎么补。 What is installed, what is missing, how to mend it."""
    if context.invoked_subcommand is not None:
        return
    zh = system_language() == "zh"
    table = Table(box=None, pad_edge=False, show_header=False)
    checks = list(examine())
    for check in checks:
        mark = {True: "[green]✓[/]", False: "[red]![/]", None: "[dim]·[/]"}[check.good]
        table.add_row(mark, check.name, check.found, f"[yellow]{check.mend}[/]" if check.mend else "")
    console = Console()
    console.print(table)
    bad = [check for check in checks if check.good is False]
    if bad:
        console.print(f"缺 {len(bad)} 项，见右侧。" if zh else f"{len(bad)} things are missing; see the right column.")
    else:
        console.print("一切就绪。" if zh else "All is well.")
    raise typer.Exit(Exit.MISSING if bad else Exit.DONE)


def examine() -> Iterator[Check]:
    """Look at everything that the program needs.

    Yields
    ------
    Check
        From the machine to the models. Nothing is loaded that could abort the process.
    """
    yield Check("Python", True, f"{platform.python_version()} · {platform.system()} {platform.machine()}")
    for package, purpose, extra in _PACKAGES:
        yield _package(package, purpose, extra)
    yield from _models()
    yield _display()
    yield _font()
    yield _sound()
    yield _server()
    for name, folder in (("data", data_dir()), ("cache", cache_dir()), ("logs", log_dir())):
        yield Check(name, None, str(folder))


def _package(package: str, purpose: str, extra: str) -> Check:
    name = f"{package} ({purpose})"
    try:
        return Check(name, True, importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        command = f'pip install "voice-coach[{extra}]"' if extra else "pip install voice-coach"
        return Check(name, None if extra else False, "–", command)


def _models() -> Iterator[Check]:
    from asr_models.choose import choose  # noqa: PLC0415 - reads the catalogue and the folders
    from asr_models.installed import installed  # noqa: PLC0415 - the same

    for model in installed():
        yield Check(f"model {model.id}", True, f"{model.engine} · {model.language} · {model.source}")
    choice = choose("zh")
    yield Check("Mandarin", choice.model is not None, choice.reason, choice.fix)


def _display() -> Check:
    """Whether a window can be opened, asked in a process of its own: Qt aborts where it cannot."""
    if importlib.util.find_spec("PySide6") is None:
        return Check("Qt", False, "–", "pip install voice-coach")
    program = "from PySide6.QtGui import QGuiApplication as G; print(G([]).platformName())"
    try:
        command = [sys.executable, "-c", program]
        tried = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - ours
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("Qt", False, str(error), "coach demo --headless")
    if tried.returncode == 0:
        return Check("Qt", True, tried.stdout.strip())
    missing = find_library("EGL") is None and sys.platform.startswith("linux")
    where = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1" if missing else ""
    if not where and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return Check("Qt", None, "no display", "coach demo --headless")
    return Check("Qt", False, (tried.stderr.strip().splitlines() or ["failed"])[0], f"install {where}" if where else "")


def _font() -> Check:
    """A font with Chinese characters, without which the window shows boxes."""
    if not sys.platform.startswith("linux"):
        return Check("Chinese font", True, "system")
    list_fonts = shutil.which("fc-list")
    if list_fonts is None:
        return Check("Chinese font", None, "fontconfig cannot be asked")
    command = [list_fonts, ":lang=zh-cn", "family"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fontconfig's own tool
    families = sorted(found.stdout.splitlines())
    return Check(
        "Chinese font", bool(families), families[0] if families else "–", "" if families else "install fonts-noto-cjk"
    )


def _sound() -> Check:
    """PortAudio, which sounddevice brings along except on Linux."""
    if not sys.platform.startswith("linux"):
        return Check("PortAudio", True, "bundled")
    library = find_library("portaudio")
    return Check("PortAudio", library is not None, library or "–", "" if library else "install libportaudio2")


def _server() -> Check:
    """PulseAudio or PipeWire, by which live calls are recorded on Linux. Recordings are judged without."""
    if not sys.platform.startswith("linux"):
        return Check("sound server", True, "system")
    from audio.errors import NoAudioSystemError  # noqa: PLC0415 - with what asks the server
    from audio.pulse import sources  # noqa: PLC0415 - only here is a server asked

    try:
        found = sources()
    except NoAudioSystemError as error:
        return Check("sound server", None, error.message, error.advice)
    return Check("sound server", True, f"{len(found)} sources", "coach doctor audio")
