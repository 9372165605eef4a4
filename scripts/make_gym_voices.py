"""Speak the sentences of the tone gym's truth: FLAC files for `python -m benchmarks.gym`.

Usage: make_gym_voices.py OUT [--speeds 1.0 0.7 …] [--halves train test]
Voices: Kokoro-82M through make_calls.py beside this file, whose header says what to install in an environment of
its own. Who says what stands in gym_voices.toml. OUT/<half>/<voice>-<number>.flac is the plain rendering,
OUT/<half>/<voice>-<number>-<speed>.flac one that was spoken at another speed.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import make_calls
import numpy as np
import soundfile as sf

HERE = Path(__file__).parent


def main() -> None:
    """Speak what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--speeds", nargs="*", type=float, default=[1.0])
    parser.add_argument("--halves", nargs="*", default=["train", "test"])
    asked = parser.parse_args()
    spec = tomllib.loads((HERE / "gym_voices.toml").read_text("utf-8"))
    for speed in asked.speeds:
        for half in asked.halves:
            make_calls.BLENDS.update(spec[half]["voices"])
            for voice in spec[half]["voices"]:
                for number, text in enumerate(spec[half]["texts"]):
                    ending = "" if speed == 1.0 else f"-{speed:.1f}"
                    path = asked.out / half / f"{voice}-{number:02d}{ending}.flac"
                    if not path.is_file():
                        path.parent.mkdir(parents=True, exist_ok=True)
                        sound = make_calls.tts(text, voice, speed)
                        sf.write(path, np.clip(sound, -0.99, 0.99).astype(np.float32), make_calls.SR, subtype="PCM_16")


if __name__ == "__main__":
    main()
