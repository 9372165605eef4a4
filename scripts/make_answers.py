"""Speak what an agent answers in the drills, and each voice's reading: Opus files beside tests/drills/answers.toml.

Usage: make_answers.py [--only DRILL|VOICE…]
Voices: Kokoro-82M through make_calls.py beside this file, whose header says what to install in an environment of
its own; the project itself needs none of it. What is there and still says the same is not spoken again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import tomllib
from pathlib import Path

import make_calls
import make_drill_sounds
import numpy as np
import onnxruntime
import parselmouth
from parselmouth.praat import call

HERE = Path(__file__).parent
RATE = make_calls.SR
#: Characters a minute of these voices at speed 1; speeds beyond which they slur or swallow; and how near is near enough.
PACE_CPM, SLOWEST, FASTEST, NEAR = 240.0, 0.6, 1.25, 0.02
#: Sound that is left at both ends of a sentence.
EDGE_S = 0.03
#: Longest pause at a comma.
PAUSE_S = 0.3


def sentences(text: str) -> list[str]:
    """A text cut after each stop."""
    return re.findall(r"[^。！？]+[。！？]?", text)


def pieces(answer: str | list[dict], usual: dict, all_of: dict) -> list[dict]:
    """An answer in pieces, each with its whole manner of speaking."""
    given = [{"text": answer}] if isinstance(answer, str) else answer
    cut = [{**piece, "text": text} for piece in given for text in sentences(piece["text"])]
    manner = {**usual, **all_of}
    return [{**_own(piece["text"], manner), **piece} for piece in cut]


def _own(text: str, manner: dict) -> dict:
    return {**manner, "rise": manner["rise"] if text.endswith("？") else 0.0}


def spoken(piece: dict, voice: str) -> np.ndarray:
    """One piece; float64 at 16 kHz, without the silence at its ends."""
    target = piece["cpm"] * piece.get("pace", 1.0)
    speed = min(FASTEST, max(SLOWEST, round(target / PACE_CPM, 2)))
    sound = tightened(trimmed(make_calls.tts(piece["text"], voice, speed)), piece.get("pause", PAUSE_S))
    factor = 60 * make_calls.chars(piece["text"]) / target / make_calls.active(sound, 0.5)[2]
    if abs(factor - 1) > NEAR:
        sound = stretched(sound, factor)
    shift, spread, rise = piece.get("shift", 0.0), piece.get("spread", 1.0), piece["rise"]
    if shift or rise or spread != 1.0:
        sound = make_calls.edit_pitch(sound, shift, spread, rise)
    return sound * 10 ** (piece.get("gain", 0.0) / 20)


def trimmed(sound: np.ndarray) -> np.ndarray:
    """Without the silence at its ends."""
    first, last, _ = make_calls.active(sound)
    return sound[int(max(0.0, first - EDGE_S) * RATE) : int((last + EDGE_S) * RATE)]


def tightened(sound: np.ndarray, pause_s: float) -> np.ndarray:
    """With pauses inside a sentence no longer than this."""
    frame = RATE // 100
    frames = sound[: len(sound) // frame * frame].reshape(-1, frame)
    loud = np.sqrt(np.mean(np.square(frames), axis=1))
    quiet = loud < max(0.05 * loud.max(), 1e-4)
    kept, run = [], 0
    for one, is_quiet in zip(frames, quiet, strict=True):
        run = run + 1 if is_quiet else 0
        if run * 0.01 <= pause_s:
            kept.append(one)
    return np.concatenate(kept)


def stretched(sound: np.ndarray, factor: float) -> np.ndarray:
    """So much longer, at the same pitch."""
    longer = call(parselmouth.Sound(sound, RATE), "Lengthen (overlap-add)", 70, 500, factor)
    return longer.values[0]


def answer(parts: list[dict], voice: str) -> np.ndarray:
    """Pieces with the pauses between them."""
    said: list[np.ndarray] = []
    for nth, piece in enumerate(parts):
        if nth:
            said.append(np.zeros(int(piece["gap"] * RATE)))
        said.append(spoken(piece, voice))
    return np.concatenate(said)


def wanted(spec: dict, reading: dict) -> list[dict]:
    """Every file there should be: its pieces and voice, or for a file that only has a name nothing."""
    files = []
    for voice in spec["voices"]:
        parts = [piece for text in reading["neutral"] for piece in pieces(text, spec["usual"], {})]
        files.append({"file": f"readings/{voice}.opus", "voice": voice, "parts": parts})
    for drill in spec["drill"]:
        for which in ("good", "bad"):
            said = {**drill["good"], **(drill["bad"] if which == "bad" else {})}
            all_of = drill.get("bad_all", {}) if which == "bad" else {}
            for stem, text in said.items():
                folder = f"{drill['id']}/{which}"
                if stem == "hang-up":
                    files.append({"drill": drill["id"], "file": f"{folder}/hang-up@{text}.txt"})
                elif text:
                    parts = pieces(text, spec["usual"], all_of)
                    file = f"{folder}/{stem}.opus"
                    files.append({"drill": drill["id"], "file": file, "voice": drill["voice"], "parts": parts})
    return files


def key(file: dict, spec: dict) -> str:
    """Changes when the sound would."""
    made_of = [file.get("parts"), spec["voices"].get(file.get("voice"))]
    return hashlib.sha256(json.dumps(made_of, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def make(file: dict, path: Path) -> float:
    """Write one file; returns its seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if "parts" not in file:
        path.write_text("", "utf-8")
        return 0.0
    return make_drill_sounds.write(path, answer(file["parts"], file["voice"]))


def alone() -> None:
    """One thread: two of them wait for each other on a machine that is busy with other work."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    path = str(make_calls.core.model_path())
    make_calls.core._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])  # noqa: SLF001 - it has no other way in


def main() -> None:
    """Speak what is missing or has changed, and take away what nobody says any more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=Path, default=HERE.parent / "tests/drills/answers.toml")
    parser.add_argument("--pack", type=Path, default=HERE.parent / "feedback/packs/zh-service")
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args()
    spec = tomllib.loads(asked.answers.read_text("utf-8"))
    reading = tomllib.loads((asked.pack / "calibration.toml").read_text("utf-8"))
    make_calls.BLENDS.update(spec["voices"])
    alone()
    folder = asked.answers.with_suffix("")
    index = folder / "index.json"
    there = json.loads(index.read_text("utf-8")) if index.is_file() else {}
    files = wanted(spec, reading)
    for file in files:
        name, new = file["file"], key(file, spec)
        if asked.only and file.get("drill", file.get("voice")) not in asked.only:
            continue
        if there.get(name) != new or not (folder / name).is_file():
            seconds = make(file, folder / name)
            there = (json.loads(index.read_text("utf-8")) if index.is_file() else {}) | {name: new}
            written = index.with_name(f"index-{os.getpid()}.json")
            written.write_text(json.dumps(there, indent=0, sort_keys=True) + "\n", "utf-8")
            written.replace(index)
            sys.stdout.write(f"{name} {seconds:.1f} s\n")
            sys.stdout.flush()
    if asked.only:
        return
    kept = {file["file"] for file in files}
    for path in [p for p in folder.rglob("*") if p.is_file() and p != index]:
        if str(path.relative_to(folder)) not in kept:
            path.unlink()
    known = {name: there[name] for name in sorted(there) if name in kept}
    index.write_text(json.dumps(known, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
