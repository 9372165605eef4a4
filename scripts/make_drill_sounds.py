"""Speak the customers of the drills and the models of the tone gym: Opus files beside the pack, and their index.

Usage: make_drill_sounds.py [--pack FOLDER] [--only DRILL…]
Voices: Kokoro-82M through make_calls.py beside this file, whose header says what to install in an environment of
its own; the project itself needs none of it. What is there and still says the same is not spoken again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from pathlib import Path

import make_calls
import numpy as np
import soundfile as sf
from scipy.signal import butter, sosfilt

HERE = Path(__file__).parent
RATE = make_calls.SR
#: Full scale at 0: all customers are this much softer than an agent's own voice, as on the line.
LEVEL_DB = -2.0
#: Of the noise beside a building site, dB under the voice.
SITE_DB = -3.0


def spoken(text: str, voice: str, mood: dict[str, float]) -> np.ndarray:
    """A line as this customer says it in this mood; float64 at 16 kHz."""
    sound = make_calls.tts(text, voice, mood.get("speed", 1.0))
    if mood.get("shift") or mood.get("spread", 1.0) != 1.0:
        sound = make_calls.edit_pitch(sound, mood.get("shift", 0.0), mood.get("spread", 1.0))
    return sound * 10 ** ((mood.get("gain", 0.0) + LEVEL_DB) / 20)


def site_noise(samples: int, seed: int) -> np.ndarray:
    """Machines at work: low rumble in beats, with bursts."""
    random = np.random.default_rng(seed)
    rumble = sosfilt(butter(2, [60, 900], "bandpass", fs=RATE, output="sos"), random.standard_normal(samples))
    seconds = np.arange(samples) / RATE
    beat = 0.6 + 0.4 * np.sin(2 * np.pi * 7.0 * seconds) * np.sin(2 * np.pi * 0.4 * seconds)
    return rumble / (np.std(rumble) + 1e-9) * beat * 0.08


def breath(seconds: float = 0.5) -> np.ndarray:
    """Somebody breathes in."""
    samples = int(seconds * RATE)
    air = sosfilt(
        butter(2, [600, 4000], "bandpass", fs=RATE, output="sos"), np.random.default_rng(1).standard_normal(samples)
    )
    return air / np.std(air) * np.sin(np.pi * np.arange(samples) / samples) ** 2 * 0.012


def write(path: Path, sound: np.ndarray) -> float:
    """Write Opus without clicks at the ends; returns its seconds."""
    edge = min(len(sound) // 2, int(0.01 * RATE))
    sound = sound.copy()
    sound[:edge] *= np.linspace(0, 1, edge)
    sound[-edge:] *= np.linspace(1, 0, edge)
    path.parent.mkdir(parents=True, exist_ok=True)
    sf.write(path, np.clip(sound, -0.99, 0.99).astype(np.float32), RATE, format="OGG", subtype="OPUS")
    return len(sound) / RATE


def drills(pack: Path) -> list[dict]:
    """All drills of a pack, in the order of their numbers."""
    files = [pack / "drills.toml", *sorted((pack / "drills").glob("*.toml"))]
    found = [drill for file in files for drill in tomllib.loads(file.read_text("utf-8")).get("drill", [])]
    return sorted(found, key=lambda drill: drill["id"])


def wanted(pack: Path, spec: dict) -> list[dict]:
    """Every sound there should be: file, words, voice and mood."""
    names = list(spec["voices"])
    sounds = []
    for drill in drills(pack):
        if drill.get("speaks") == "prompt":
            continue
        usual = drill.get("voice") or names[int(drill["id"].rsplit("-", 1)[1]) % len(names)]
        for line in drill["line"]:
            if line.get("sound") == "silence" or not line["text"]:
                continue
            kind = {"drill": drill["id"], "line": line["id"], "noise": line.get("sound") == "noise"}
            voice = line.get("voice") or usual
            mood = line.get("replaces") or line["mood"]
            sounds.append(
                {**kind, "file": f"{drill['id']}/{line['id']}.opus", "text": line["text"], "voice": voice, "mood": mood}
            )
    for voice in names:
        for name, texts in spec["stock"].items():
            for nth, text in enumerate(texts, 1):
                file = f"stock/{voice}/{name}-{nth}.opus"
                sounds.append({"stock": name, "file": file, "text": text, "voice": voice, "mood": "neutral"})
        sounds.append(
            {"stock": "breath", "file": f"stock/{voice}/breath-1.opus", "text": "", "voice": voice, "mood": ""}
        )
    return sounds + gym_models(pack)


def gym_models(pack: Path) -> list[dict]:
    """What the tone gym lets one imitate: its sentences, each by the voice that it names."""
    file = pack / "gym.toml"
    models = tomllib.loads(file.read_text("utf-8")).get("model", []) if file.is_file() else []
    return [
        {"gym": m["id"], "file": f"gym/{m['id']}.opus", "text": m["text"], "voice": m.get("voice", "clear"),
         "mood": json.dumps(m.get("spoken", {}), sort_keys=True)}
        for m in models
    ]  # fmt: skip


def key(sound: dict, spec: dict) -> str:
    """Changes when the sound would."""
    mood = spec["moods"].get(sound["mood"], sound["mood"])
    made_of = [sound["text"], spec["voices"][sound["voice"]], mood, bool(sound.get("noise"))]
    return hashlib.sha256(json.dumps(made_of, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def made(sound: dict, spec: dict) -> np.ndarray:
    """One sound."""
    if sound.get("stock") == "breath":
        return breath()
    mood = spec["moods"][sound["mood"]] if sound["mood"] in spec["moods"] else json.loads(sound["mood"])
    said = spoken(sound["text"], sound["voice"], mood)
    if rise := mood.get("rise"):
        said = make_calls.edit_pitch(said, rise=rise)
    if "stress_from_s" in mood:
        said = stressed(said, mood)
    if not sound.get("noise"):
        return said
    padded = np.concatenate([np.zeros(RATE), said * 10 ** (-6 / 20), np.zeros(RATE)])
    return padded + site_noise(len(padded), 7) * 10 ** (SITE_DB / 20)


def stressed(sound: np.ndarray, mood: dict[str, float]) -> np.ndarray:
    """A stretch of it louder and higher, with soft edges: the word that a model of the tone gym stresses."""
    at_s = np.arange(len(sound)) / RATE
    inside = np.clip((at_s - mood["stress_from_s"]) / 0.04, 0, 1) * np.clip((mood["stress_to_s"] - at_s) / 0.04, 0, 1)
    whole = make_calls.parselmouth.Sound(sound, RATE)
    manipulation = make_calls.call(whole, "To Manipulation", 0.01, 70, 500)
    tier = make_calls.call(manipulation, "Extract pitch tier")
    for nth in range(int(make_calls.call(tier, "Get number of points")), 0, -1):
        instant = make_calls.call(tier, "Get time from index", nth)
        higher = mood["stress_st"] * float(np.interp(instant, at_s, inside))
        hertz = make_calls.call(tier, "Get value at index", nth) * 2 ** (higher / 12)
        make_calls.call(tier, "Remove point", nth)
        make_calls.call(tier, "Add point", instant, hertz)
    make_calls.call([tier, manipulation], "Replace pitch tier")
    higher_sound = make_calls.call(manipulation, "Get resynthesis (overlap-add)").values[0][: len(sound)]
    return higher_sound * 10 ** (mood["stress_db"] * inside[: len(higher_sound)] / 20)


def as_toml(entries: list[dict]) -> str:
    """The index."""
    lines = ["# Made by scripts/make_drill_sounds.py; `key` is of words, voice and mood.\n"]
    for entry in entries:
        fields = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items())
        lines.append("[[sound]]\n" + "\n".join(fields) + "\n")
    return "\n".join(lines)


def main() -> None:
    """Speak what is missing or has changed, and take away what nobody says any more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "feedback/packs/zh-service")
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args()
    spec = tomllib.loads((HERE / "drill_voices.toml").read_text("utf-8"))
    make_calls.BLENDS.update(spec["voices"])
    folder, index = asked.pack / "sounds", asked.pack / "sounds" / "index.toml"
    there = {s["file"]: s for s in tomllib.loads(index.read_text("utf-8"))["sound"]} if index.is_file() else {}
    entries: list[dict] = []
    try:
        for sound in wanted(asked.pack, spec):
            skipped = bool(asked.only) and sound.get("drill") not in asked.only
            entries += entry(folder, sound, there.get(sound["file"], {}), spec, skipped=skipped)
    finally:  # what was spoken before something went wrong is not spoken again
        named = {e["file"] for e in entries}
        rest = [] if sys.exc_info()[0] is None else [e for e in there.values() if e["file"] not in named]
        index.write_text(as_toml(entries + rest), "utf-8")
    kept = {folder / entry["file"] for entry in entries}
    for path in folder.rglob("*.opus"):
        if path not in kept:
            path.unlink()


def entry(folder: Path, sound: dict, known: dict, spec: dict, *, skipped: bool) -> list[dict]:
    """What the index says of a sound, which is spoken if it is new; nothing for one that is left for later."""
    if skipped and not known:
        return []
    new = key(sound, spec)
    if not skipped and (known.get("key") != new or not (folder / sound["file"]).is_file()):
        seconds = write(folder / sound["file"], made(sound, spec))
        known = {"seconds": round(seconds, 3), "key": new}
        sys.stdout.write(f"{sound['file']} {seconds:.1f} s\n")
        sys.stdout.flush()
    named = {name: value for name, value in sound.items() if name != "noise"}
    return [{**named, "seconds": known["seconds"], "key": known["key"]}]


if __name__ == "__main__":
    main()
