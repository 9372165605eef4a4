"""A screen of a test's own: an X server with a window manager, programs on it, keys and pictures.

Keys reach a program as its user's do: through the X server, to whatever has the focus.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

#: Programs without which there is nothing to try it on; `scripts/bootstrap.sh --tests` installs them.
NEEDED = ("Xvfb", "openbox", "xdotool")

_CAMERA = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
assert app.primaryScreen().grabWindow(0).save(sys.argv[1], "PNG")
"""


def missing_programs() -> list[str]:
    """Those of `NEEDED` that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """An X server with a window manager, and programs on it.

    Parameters
    ----------
    folder : Path
        Home of the programs.
    size : (int, int)
        Pixels across and down.
    more : mapping
        What else the programs find in their environment.
    frame_buffer : Path or None
        Folder in which the server keeps what is on the screen as ``Xvfb_screen0``.
    """

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1280, 800),
        more: Mapping[str, str] | None = None,
        frame_buffer: Path | None = None,
    ) -> None:
        self._started: list[subprocess.Popen[str]] = []
        reading, writing = os.pipe()
        depth = f"{size[0]}x{size[1]}x24"
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", depth, "-nolisten", "tcp"]
        if frame_buffer is not None:
            server += ["-fbdir", str(frame_buffer)]
        self._start(server, dict(os.environ), pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        own = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        self.environment = {**os.environ, **own, **(more or {})}
        self._start(["openbox", "--sm-disable"], self.environment)

    def program(self, code: str) -> subprocess.Popen[str]:
        """Start a Python program; what it says can be read from its ``stdout``."""
        return self._start([sys.executable, "-c", code], self.environment)

    def activate(self, title: str) -> None:
        """Give a window the focus as its user does; only a window manager that is ready can."""
        window = self.xdo("search", "--sync", "--onlyvisible", "--name", title).split()[0]
        for _ in range(500):
            done = subprocess.run(
                ["xdotool", "windowactivate", "--sync", window], env=self.environment, capture_output=True, check=False
            )
            if not done.returncode and not done.stderr:
                return
        raise AssertionError("the window manager has not come")

    def shows(self, title: str) -> bool:
        """Whether a window of this title is on the screen."""
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        return not subprocess.run(search, env=self.environment, capture_output=True, check=False).returncode

    def xdo(self, *arguments: str) -> str:
        """Do something with keys, mouse or windows; what it said."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.strip()

    def picture(self, file: Path) -> None:
        """Keep a picture of everything on the screen."""
        file.parent.mkdir(parents=True, exist_ok=True)
        one = {**self.environment, "QT_SCALE_FACTOR": "1"}
        subprocess.run([sys.executable, "-c", _CAMERA, str(file)], env=one, check=True, timeout=60)

    def close(self) -> None:
        """End everything on it."""
        for program in reversed(self._started):
            program.kill()
            program.wait()
            if program.stdout is not None:
                program.stdout.close()

    def _start(
        self, command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            pass_fds=pass_fds,
        )
        self._started.append(started)
        return started
