"""Whether the tone gym tells another sentence by its sound: ``python -m benchmarks.gym_same VOICES [--half test] [--every N]``.

VOICES is what ``scripts/make_gym_voices.py`` makes. Each sentence of each voice, plain and with every change of
`benchmarks.imitations`, is held against the same sentence in the next voice: none may be refused. Every plain one is held
against every other sentence in the next voice, and each half of it against the whole: all should be. No words are heard.
"""

from __future__ import annotations

import argparse
import tomllib
from itertools import permutations
from pathlib import Path

import numpy as np

from benchmarks.gym import _ROOT, Spoken, _heard, _spoken
from benchmarks.imitations import CHANGES
from feedback.gym.book import load_gym
from feedback.gym.contour import Contour
from feedback.gym.sameness import unlikeness
from feedback.pack import find_pack


def main() -> int:
    """Print the shares that are refused; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voices", type=Path)
    parser.add_argument("--half", default="test", choices=["train", "test"])
    parser.add_argument("--every", type=int, default=1, help="take every Nth sentence")
    asked = parser.parse_args()
    limit = load_gym(find_pack("zh-service")).same.other
    spec = tomllib.loads((_ROOT / "scripts/gym_voices.toml").read_text("utf-8"))[asked.half]
    voices = list(spec["voices"])
    spoken = [
        [_spoken(asked.voices / asked.half / f"{voice}-{number:02d}.flac", voice, text) for voice in voices]
        for number, text in list(enumerate(spec["texts"]))[:: asked.every]
    ]
    right = [
        unlikeness(ones[at - 1].curve, _heard(change.of(one.sound), one.text, 1))
        for ones in spoken
        for at, one in enumerate(ones)
        for change in CHANGES
    ]
    wrong = [
        unlikeness(model[at - 1].curve, one.curve)
        for model, take in permutations(spoken, 2)
        for at, one in enumerate(take)
    ]
    halves = [
        unlikeness(ones[at - 1].curve, half) for ones in spoken for at, one in enumerate(ones) for half in _halves(one)
    ]
    for name, found in (("the sentence", right), ("another one", wrong), ("half of it", halves)):
        off = np.array(found)
        print(
            f"{name}: n {len(off)}, refused {100 * (off > limit).mean():.1f} %, unlikeness {off.min():.2f} to {off.max():.2f}"
        )
    return 0


def _halves(one: Spoken) -> list[Contour]:
    middle = len(one.sound) // 2
    return [_heard(part, one.text, 2) for part in (one.sound[:middle], one.sound[middle:])]


if __name__ == "__main__":
    raise SystemExit(main())
