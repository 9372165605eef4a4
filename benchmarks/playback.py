"""How long after a click sound is heard: into a real sound server's output, from a session of an hour."""

from __future__ import annotations

import os
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, Speaker
from coach_app.playback.listening import Listening
from coach_app.playback.wishes import Play, Stop
from coach_app.recording.sessions import create_session
from tests.coach_app.playback.heard_sink import HeardSink
from tests.pulse_server import PulseServer

CLICKS = 30


def an_hour(root: Path) -> Path:
    """A session of two sides that are loud throughout."""
    folder = create_session(root, speakers=tuple(Speaker))
    minute = 0.2 * np.random.default_rng(1).standard_normal((60 * RATE, 2)).clip(-4, 4)
    with soundfile.SoundFile(
        str(folder.path / "sound.flac"), "w", samplerate=RATE, channels=2, subtype="PCM_16", format="FLAC"
    ) as file:
        for _ in range(60):
            file.write(minute)
    return folder.path


def main() -> None:
    """Click and wait for the sound, at every speed; print how long it took."""
    draw = random.Random(7)  # noqa: S311 - repeatable, not secret
    with tempfile.TemporaryDirectory() as root, PulseServer() as server:
        os.environ.update(server.environment)
        session, player = an_hour(Path(root)), Listening()
        player.begin()
        with HeardSink() as ear:
            player.wish(Play(session, 0.0, 1.0))
            ear.first_sound(30)
            for speed in (1.0, 0.5, 2.0):
                waits = []
                for _ in range(CLICKS):
                    player.wish(Stop())
                    ear.quiet(10)
                    at_s = draw.uniform(0, 3500)
                    began = time.perf_counter()
                    player.wish(Play(session, at_s, at_s + 8.0, speed))
                    heard = ear.first_sound(10)
                    waits.append(10.0 if heard is None else heard - began)
                waits.sort()
                print(
                    f"click to sound at speed {speed}: median {1000 * waits[len(waits) // 2]:.0f} ms, "
                    f"95th percentile {1000 * waits[int(0.95 * len(waits))]:.0f} ms, longest {1000 * waits[-1]:.0f} ms"
                )
        player.close()


if __name__ == "__main__":
    main()
