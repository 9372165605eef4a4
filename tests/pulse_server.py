"""A PulseAudio server of a test's own, with a microphone and a far end that the test plays into.

Everything lives in one folder (socket, cookie, state, ALSA's configuration), so several can
run at once and none touches the user's sound. Sources and sinks:

==================  ==========================================================================
``agentmic``        the agent's microphone: hears what is played into the sink ``micfeed``
``othermic``        a second microphone, silent unless something plays into ``otherfeed``
``farend``          the headset's output, where the softphone would play the customer
``farend.monitor``  what the far end's device records
==================  ==========================================================================
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from audio.block import RATE, Samples

MICROPHONE, OTHER_MICROPHONE = "agentmic", "othermic"
FAR_END, FAR_END_MONITOR = "farend", "farend.monitor"
MICROPHONE_SINK, OTHER_SINK = "micfeed", "otherfeed"

# Without norewinds a null sink plays two seconds at a time until somebody asks for less.
_DAEMON = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink norewinds=1 sink_name=farend rate=48000 sink_properties=device.description=Headset
load-module module-null-sink norewinds=1 sink_name=micfeed rate=48000 channels=1
load-module module-null-sink norewinds=1 sink_name=otherfeed rate=48000 channels=1
load-module module-remap-source master=otherfeed.monitor source_name=othermic source_properties=device.description=Other
set-default-sink farend
"""
_MICROPHONE = (
    "module-remap-source",
    "master=micfeed.monitor",
    "source_name=agentmic",
    "source_properties=device.description=HeadsetMicrophone",
)
_ALSA = """\
pcm.pulse { type pulse hint { show on description "PulseAudio" } }
ctl.pulse { type pulse }
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class Playing:
    """Sound on its way into the server.

    Parameters
    ----------
    players : list of subprocess.Popen
        A ``pacat`` for each sink.
    """

    def __init__(self, players: list[subprocess.Popen[bytes]]) -> None:
        self._players = players

    def wait(self, timeout_s: float) -> None:
        """Wait until everything has been played."""
        for player in self._players:
            player.wait(timeout_s)

    def stop(self) -> None:
        """Fall silent at once."""
        for player in self._players:
            player.kill()
            player.wait()


class PulseServer:
    """A private PulseAudio daemon; a context manager that starts it and always ends it.

    Parameters
    ----------
    folder : Path or None
        Where it keeps its things; by default a temporary folder of its own (short: the path of
        a socket holds about 100 characters).

    Attributes
    ----------
    environment : dict of str to str
        What a process needs in its environment to use this server and no other.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._own = tempfile.TemporaryDirectory(prefix="pulse-") if folder is None else None
        self._folder = Path(self._own.name) if self._own else folder or Path()
        self._socket = self._folder / "native"
        self._pid = 0
        self._ended: int | None = None
        self._players: list[subprocess.Popen[bytes]] = []
        self.environment = {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_RUNTIME_PATH": str(self._folder / "pulse"),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(self._folder / "client.conf"),
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_LATENCY_MSEC": "60",
            "ALSA_CONFIG_PATH": str(self._folder / "asound.conf"),
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()  # quicker, and nothing of it is needed again
        if self._own is not None:
            self._own.cleanup()

    @property
    def pid(self) -> int:
        """Process id of the daemon."""
        return self._pid

    def start(self) -> None:
        """Start the daemon, or start it again after it was stopped or killed; ready when this returns."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in (self._socket, self._folder / "pulse" / "pid"):  # by one that was killed
            left.unlink(missing_ok=True)
        (self._folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n", encoding="utf-8")
        (self._folder / "asound.conf").write_text(_ALSA, encoding="utf-8")
        script = self._folder / "daemon.pa"
        script.write_text(_DAEMON.format(socket=self._socket), encoding="utf-8")
        # With --daemonize it returns when all modules are loaded. Left alone for five minutes (a test
        # run that was killed) it ends by itself.
        command = ["pulseaudio", "-n", "-F", str(script), "--daemonize=yes", "--exit-idle-time=300"]
        # The best of its resamplers: calls at 16 kHz are played into devices at 48 kHz.
        quiet = [
            "--resample-method=speex-float-10",
            "--disallow-exit=no",
            "--use-pid-file=yes",
            "--log-target=file:" + str(self._folder / "log"),
        ]
        done = subprocess.run(
            [*command, *quiet], env=self._env(), capture_output=True, text=True, check=False, timeout=30
        )
        assert done.returncode == 0, done.stderr + (self._folder / "log").read_text(encoding="utf-8")
        self._pid = int((self._folder / "pulse" / "pid").read_text(encoding="utf-8"))
        self._ended = os.pidfd_open(self._pid)
        self.load_microphone()

    def stop(self) -> None:
        """End the daemon and whatever plays into it. Does nothing to one that has ended."""
        self._end(kill=False)

    def kill(self) -> None:
        """End the daemon as a crash would."""
        self._end(kill=True)

    def play(
        self,
        microphone: Samples | None = None,
        far_end: Samples | None = None,
        rate: int = RATE,
        other: Samples | None = None,
    ) -> Playing:
        """Play sounds into the microphones and the far end at the same time.

        Parameters
        ----------
        microphone, far_end, other : numpy.ndarray [shape=(n,) or (n, 2), dtype=float32] or None
            Mono sounds, full scale 1.0; ``None`` leaves that one silent. The far end plays
            two columns as its left and right.
        rate : int
            Their sampling rate in hertz.

        Returns
        -------
        Playing
            Goes on by itself; `Playing.wait` and `Playing.stop` end it.
        """
        started = [
            self._feed(sink, sound, rate)
            for sink, sound in ((MICROPHONE_SINK, microphone), (FAR_END, far_end), (OTHER_SINK, other))
            if sound is not None
        ]
        return Playing(started)

    def play_file(self, path: Path, agent: int = 0) -> Playing:
        """Play a two-channel recording: the agent's channel into the microphone, the other into the far end."""
        import soundfile

        sound, rate = soundfile.read(str(path), dtype="float32", always_2d=True)
        return self.play(sound[:, agent], sound[:, 1 - agent], rate)

    def load_microphone(self) -> None:
        """Plug the agent's microphone in; it becomes the usual one."""
        self.pactl("load-module", *_MICROPHONE)
        self.pactl("set-default-source", MICROPHONE)

    def unload_microphone(self) -> None:
        """Unplug it: the server moves what records it to another source, and says nothing."""
        for line in self.pactl("list", "short", "modules").splitlines():
            number, _, rest = line.partition("\t")
            if f"source_name={MICROPHONE}" in rest:
                self.pactl("unload-module", number)

    def move_stream(self, pid: int, source: str, of: str = "") -> None:
        """Move streams that a process records to another source, as a mixer's window does.

        Parameters
        ----------
        pid : int
            The process.
        source : str
            Where to.
        of : str
            Only those that record from this source; empty for all.
        """
        for index in self.streams(pid, of):
            self.pactl("move-source-output", str(index), source)

    def streams(self, pid: int, of: str = "") -> list[int]:
        """Indexes of the streams that a process records, from one source or from all."""
        numbers = dict(line.split("\t")[1::-1] for line in self.pactl("list", "short", "sources").splitlines())
        found: list[int] = []
        index, source = -1, ""
        for line in self.pactl("list", "source-outputs").splitlines():
            if line.startswith("Source Output #"):
                index = int(line.partition("#")[2])
            if line.strip().startswith("Source: "):
                source = line.partition(": ")[2]
            if line.strip() == f'application.process.id = "{pid}"' and (not of or numbers.get(of) == source):
                found.append(index)
        return found

    def pactl(self, *arguments: str) -> str:
        """Ask or tell the server something; what it said."""
        command = ["pactl", *arguments]
        done = subprocess.run(command, env=self._env(), capture_output=True, text=True, check=False, timeout=10)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def _env(self) -> dict[str, str]:
        return {**os.environ, **self.environment, "LC_ALL": "C"}

    def _feed(self, sink: str, sound: Samples, rate: int) -> subprocess.Popen[bytes]:
        whole = np.clip(np.rint(np.asarray(sound, np.float64) * 32768), -32768, 32767).astype("<i2")
        path = self._folder / f"{sink}-{len(self._players)}.raw"
        path.write_bytes(whole.tobytes())
        columns = 1 if sound.ndim == 1 else sound.shape[1]
        # Two seconds ahead, so that a busy machine plays without gaps; the short latency is for who records.
        kind = ["--format=s16le", f"--rate={rate}", f"--channels={columns}", "--latency-msec=2000"]
        command = ["pacat", "--playback", "-d", sink, *kind, "--raw", str(path)]
        env = {name: value for name, value in self._env().items() if name != "PULSE_LATENCY_MSEC"}
        player = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
        self._players.append(player)
        return player

    def _end(self, *, kill: bool) -> None:
        Playing(self._players).stop()
        self._players.clear()
        if self._ended is None:
            return
        # The daemon is no child of ours. A descriptor of its process tells of its end at once, when its
        # id may still be there because nobody has asked for its exit code.
        for number in (signal.SIGKILL,) if kill else (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._ended, number)
            if select.select([self._ended], [], [], 5)[0]:
                break
        os.close(self._ended)
        self._ended, self._pid = None, 0


def has_pulseaudio() -> bool:
    """Whether a server can be started here."""
    return all(shutil.which(program) for program in ("pulseaudio", "pactl", "pacat"))


@pytest.fixture
def pulse_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    """A running server; this process and its children use it and no other."""
    if not has_pulseaudio():
        from _pytest.outcomes import Skipped  # what a fixture raises for a machine that cannot run it

        raise Skipped("pulseaudio is not installed; scripts/bootstrap.sh --tests installs it")
    with PulseServer() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server
