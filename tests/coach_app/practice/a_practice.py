"""A practice call through a PulseAudio of its own: an agent who hears the customer and answers from recordings."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from audio.block import RATE, Samples
from coach_app.call import Wanted
from coach_app.practice.call import PracticeCall, PracticeSetup
from coach_app.practice.news import LineEnded, PracticeChanged, PracticePhase
from coach_app.recording.messages import CapturePlan
from coach_app.shift.live_shift import ShiftSetup
from feedback.drills.book import DrillBook
from feedback.drills.drill import Drill
from tests.pulse_server import MICROPHONE, Playing, PulseServer

CALLS = Path(__file__).parents[2] / "calls"


def sentences(name: str, speaker: str, *, shortest_s: float = 0.6, longest_s: float = 5.0) -> list[Samples]:
    """What one side of a labelled call says, sentence by sentence, cut to its sound."""
    file = next(CALLS.glob(f"{name}*.flac"))
    sound, _ = soundfile.read(file, dtype="float32", always_2d=True)
    said = json.loads(file.with_suffix(".json").read_text("utf-8"))["utterances"]
    column = 0 if speaker == "agent" else 1
    cut = [
        trimmed(sound[round(one["start"] * RATE) : round(one["end"] * RATE), column])
        for one in said
        if one["speaker"] == speaker and shortest_s <= one["end"] - one["start"] <= longest_s
    ]
    return [one for one in cut if len(one)]


def trimmed(sound: Samples, below_db: float = -42.0) -> Samples:
    """Sound without the silence around it."""
    heard = loud(sound, below_db)
    return sound[heard[0] : heard[-1] + 1] if len(heard) else sound[:0]


def loud(sound: Samples, above_db: float = -42.0) -> np.ndarray:
    """Samples of hops that are louder than a limit, by their indexes."""
    hops = sound[: len(sound) // 160 * 160].reshape(-1, 160)
    level_db = 20 * np.log10(np.sqrt(np.mean(hops.astype(np.float64) ** 2, axis=1)) + 1e-9)
    return np.flatnonzero(np.repeat(level_db > above_db, 160))


def room(seconds: float, level_db: float = -66.0) -> Samples:
    """The noise of a quiet room: a microphone that gives zeros is switched off."""
    noise = np.random.default_rng(1).normal(0, 10 ** (level_db / 20), round(seconds * RATE))
    return noise.astype(np.float32)


def a_drill(count: int, expects: Sequence[dict[str, Any]] = (), **fields: Any) -> Drill:
    """A drill whose customer has so many lines."""
    waits = [expects[n % len(expects)] if expects else {} for n in range(count)]
    lines = [
        {
            "id": f"c{n + 1}",
            "mood": "neutral",
            "text": f"这是第{n + 1}句话。",
            "expects": wait,
            "next": f"c{n + 2}" if n + 1 < count else "end",
        }
        for n, wait in enumerate(waits)
    ]
    about = {"id": "SCN-901", "title": "-", "kind": "role_play", "difficulty": 1, "sector": "", "background": ""}
    return Drill.model_validate({**about, "line": lines, **fields})


def a_book(*drills: Drill) -> DrillBook:
    """A book with nothing but drills."""
    equal = {"phrases": 40.0, "behaviours": 30.0, "tone": 30.0}
    kinds = ("role_play", "procedure", "wording", "voice_drill")
    named = {"zh": "-", "en": "-"}
    return DrillBook.model_validate(
        {
            "schema": "coach.drills/1",
            "kinds": dict.fromkeys(kinds, named),
            "moods": {"neutral": named},
            "weights": dict.fromkeys(kinds, equal),
            "drill": [one.model_dump(by_alias=True) for one in drills],
        }
    )


def voices(folder: Path, drill: Drill, clips: Sequence[Samples], stock: Sequence[Samples] = ()) -> Path:
    """A folder of sounds for a drill's lines, and of two short things that a customer says while waiting."""
    folder.mkdir()
    entries: list[str] = []
    for n, line in enumerate(drill.line):
        clip = clips[n % len(clips)]
        soundfile.write(folder / f"{line.id}.wav", clip, RATE, subtype="PCM_16")
        entries.append(_entry(line.id, f'line = "{line.id}"\ndrill = "{drill.id}"', line.text, len(clip)))
    for name, clip in zip(("mm", "breath", "hello"), stock, strict=False):
        soundfile.write(folder / f"{name}.wav", clip, RATE, subtype="PCM_16")
        entries.append(_entry(name, f'stock = "{name}"', "嗯。", len(clip)))
    (folder / "index.toml").write_text("\n".join(entries), "utf-8")
    return folder


def _entry(name: str, what: str, text: str, count: int) -> str:
    return f'[[sound]]\n{what}\nfile = "{name}.wav"\nvoice = "a"\ntext = "{text}"\nseconds = {count / RATE:.3f}\n'


class Told:
    """What a practice call said, and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[object] = []
        self._changed = threading.Condition()

    def __call__(self, what: object) -> None:
        with self._changed:
            self.all.append(what)
            self._changed.notify_all()

    def of(self, *kinds: type) -> list[Any]:
        return [what for what in list(self.all) if isinstance(what, kinds)]

    def until(self, true: Callable[[], object], timeout_s: float = 60.0) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: bool(true()), timeout_s), self.tail()

    def phase(self) -> PracticePhase | None:
        told = self.of(PracticeChanged)
        return told[-1].phase if told else None

    def tail(self) -> str:
        return "\n".join(str(what)[:200] for what in self.all if type(what).__name__ not in ("Levels", "Measured"))


class Agent:
    """Answers each line of the customer with a sentence, after a moment."""

    def __init__(self, server: PulseServer, told: Told, answers: Sequence[Samples], seed: int = 1) -> None:
        self._server = server
        self._told = told
        self._answers = answers
        self._random = random.Random(seed)
        self.playing: list[Playing] = [server.play(microphone=room(900.0))]

    def converse(self, count: int, timeout_s: float = 60.0) -> None:
        """Greet, and answer so many lines."""
        self.say(0)
        for n in range(count):
            self._told.until(lambda n=n: len(self.lines(LineEnded)) > n, timeout_s)  # type: ignore[misc]
            threading.Event().wait(self._random.uniform(0.5, 1.0))
            self.say(n + 1)

    def say(self, n: int) -> None:
        """Say one sentence."""
        self.playing.append(self._server.play(microphone=self._answers[n % len(self._answers)]))

    def lines(self, kind: type) -> list[Any]:
        """Lines of the drill that began, or ended, stock lines left out."""
        return [one for one in self._told.of(kind) if not one.stock]


def open_practice(
    folder: Path,
    drill: Drill,
    sounds: Path,
    *,
    engine: str = "none",
    model: str = "",
    words: Path | None = None,
    told: Told | None = None,
    **options: Any,
) -> tuple[PracticeCall, Told]:
    """A practice call over the server's devices; started."""
    told = told or Told()
    shift = ShiftSetup(
        Wanted(engine=engine, words=words, model=model),
        CapturePlan(f"pulse:{MICROPHONE}"),
        folder / "data" / "sessions",
    )
    call = PracticeCall(drill, PracticeSetup(shift, a_book(drill), sounds), told, **options)
    call.start()
    return call, told


def paused(first: Samples, second: Samples, pause_s: float = 0.6) -> Samples:
    """Two pieces of speech with a thinking pause between."""
    return np.concatenate([first, np.zeros(round(pause_s * RATE), np.float32), second])
