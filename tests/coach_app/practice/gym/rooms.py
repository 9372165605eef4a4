"""A gym for tests: the default pack's, with models that a synthetic voice speaks, and an ear that hears at once."""

from __future__ import annotations

from pathlib import Path

import soundfile

from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.ear import Ear, hear
from coach_app.practice.gym.room import Gym
from feedback.baseline import Baseline
from feedback.gym.book import FILE, GymBook, load_gym
from feedback.gym.contour import Contour
from feedback.pack import BUILT_IN
from tests.feedback.gym.renderings import SOUNDS

BOOK: GymBook = load_gym(BUILT_IN / "zh-service")
#: The synthetic voices say what STD-40 says.
PLAIN, RISING = "agree-plain", "agree-rising"


class NearEar(Ear):
    """Hears in this process; what it heard is remembered as by the real one."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Clip] = []

    def _heard(self, clip: Clip, text: str) -> Contour:
        self.heard.append(clip)
        return hear(samples_of(clip), text)


def pack(folder: Path) -> Path:
    """A pack with the default gym and the sounds of two of its models."""
    sounds = folder / "sounds" / "gym"
    sounds.mkdir(parents=True)
    (folder / FILE).write_bytes((BUILT_IN / "zh-service" / FILE).read_bytes())
    for name, made in ((PLAIN, "plain"), (RISING, "rises")):
        samples, rate = soundfile.read(str(SOUNDS / f"nezumi-00-{made}.flac"), dtype="float32")
        soundfile.write(str(sounds / f"{name}.opus"), samples, rate, format="OGG", subtype="OPUS")
    return folder


def gym(folder: Path, ear: Ear | None = None, baseline: Baseline | None = None) -> Gym:
    """A person's gym."""
    return Gym(folder / "person" / "gym", pack(folder / "pack"), ear or NearEar(), baseline, folder / "sessions")


def said(voice: str = "gongitsune", number: int = 0, made: str = "plain") -> Clip:
    """What somebody says."""
    return Clip(SOUNDS / f"{voice}-{number:02d}-{made}.flac")
