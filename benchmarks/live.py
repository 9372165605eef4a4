"""How late a live call is on screen, and what a long shift costs; everything through the real processes.

Sound comes from devices that play labelled calls at the speed of life (late: from the instants
that events carry to the clock when they were told) or faster (hours). Prints a table.

    python -m benchmarks.live prosody
    python -m benchmarks.live vosk [MODEL_FOLDER]
    python -m benchmarks.live vosk --sound FILE [TEXT]    (one speaker; what is said in it, where that is known)
    python -m benchmarks.live whisper
    python -m benchmarks.live hours 2 8      (two hours at eight times the speed of life)
    python -m benchmarks.live hours 0.5 1 vosk [MODEL_FOLDER]    (half an hour of life, heard by Vosk)
    python -m benchmarks.live calls 12 10 8  (twelve calls of ten minutes each, as fast)
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil
import soundfile

from asr_models.choose import choose
from asr_models.transcript import Utterance
from asr_models.vosk_recognizer import VoskRecognizer, load_vosk
from audio.block import RATE, Samples, Speaker
from audio.lane import STEP, Track
from coach_app.call import Wanted
from coach_app.events import Event, FlagOpened, Heard, Lagging, Measured, Said, SessionEnded
from coach_app.recording.sessions import SessionFolder
from coach_app.settled_memory import SettledMemory
from coach_app.shift.journal import read_journal
from coach_app.shift.news import CallKept, LanesReady, News, ShiftPhase
from feedback.judge import TICK_S
from feedback.metrics import METRICS
from feedback.pack import BUILT_IN, DEFAULT, load_pack
from tests.coach_app.shift import played_devices
from tests.coach_app.shift.a_shift import (
    Line,
    Script,
    Told,
    analyzed,
    events_of,
    hush,
    judged,
    open_shift,
    script,
)

#: Budgets in seconds (design): voice after opening, words of Vosk after the phrase, of Whisper after the segment.
VOICE_S, VOSK_S, WHISPER_S = 0.5, 1.5, 4.0

#: Calls for the words, which are slower to prepare.
WORDS_CALLS = ("dev02", "dev04", "dev07")

#: Calls with flags of many kinds.
CALLS = ("dev02", "dev03", "dev05", "dev07")


def figures(name: str, seconds: Sequence[float], budget_s: float | None = None) -> None:
    """Print a line of the table."""
    if not seconds:
        print(f"{name:58} none")
        return
    middle, late, worst = np.percentile(seconds, [50, 95, 100])
    against = f"   budget {budget_s:.1f}: {late / budget_s:.2f} of it" if budget_s else ""
    print(f"{name:58} n={len(seconds):6d}  p50 {middle:6.3f}  p95 {late:6.3f}  worst {worst:6.3f}{against}", flush=True)


def spoken(file: str = "") -> Script:
    """What an agent says in a file of one channel, to nobody; or the labelled calls for words."""
    if not file:
        return script(WORDS_CALLS, gap_s=3.0)
    said, rate = soundfile.read(file, dtype="int16")
    if rate != RATE or said.ndim != 1:
        raise SystemExit(f"{file} is not one channel at {RATE} Hz.")
    sides = np.stack([said, played_devices.quiet(len(said))], axis=1)
    sound = np.concatenate([hush(3.0), sides, hush(3.0)])
    return Script(sound, [], [3.0], [len(sound) / RATE - 3.0])


def one_call(played: Script, **options: object) -> list[tuple[object, float]]:
    """Everything told of one call that is played at the speed of life, with warm workers."""
    with tempfile.TemporaryDirectory() as folder:
        shift, told = open_shift(Path(folder), played, os.environ.__setitem__, lead_s=25.0, **options)  # type: ignore[arg-type]
        told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)), 60.0)  # type: ignore[attr-defined]
        shift.begin_call()
        told.until(lambda: told.played_s >= played.ends_s[-1] + 2.0, 3_600.0)
        shift.end_call()
        told.until(lambda: told.of(CallKept), 120.0)
        shift.close()
        shift.join(60.0)
    return told.all


def prosody() -> None:
    """Flags and gauges of the voice."""
    of_voice = {rule.id for rule in load_pack("zh-service").rules if Track.WORDS not in METRICS[rule.metric].tracks}
    told = one_call(script(CALLS, gap_s=3.0))
    flags = [(event, at_s) for event, at_s in told if isinstance(event, FlagOpened)]
    figures(
        "flags of the voice, after opened_at_s",
        [at_s - event.flag.opened_at_s for event, at_s in flags if event.flag.rule in of_voice],
        VOICE_S,
    )
    figures("gauges, after their instant", [at_s - e.at_s for e, at_s in told if isinstance(e, Measured)], VOICE_S)
    figures(
        "flags of scripted words, after opened_at_s",
        [at_s - event.flag.opened_at_s for event, at_s in flags if event.flag.rule not in of_voice],
    )


def vosk(model: str = "", sound: str = "", text: str = "") -> None:
    """Words of Vosk, whatever its language: the phrases that are forbidden are words that it hears in this sound."""
    found = korean(model)
    with tempfile.TemporaryDirectory() as folder:
        pack = pack_of_heard(Path(folder) / "heard", found, agent(spoken(sound)), letters(text))
        words("vosk", str(found), VOSK_S, str(pack), sound)


def letters(file: str) -> str:
    """What a text file says, without spaces and marks; nothing of no file."""
    return "".join(one for one in Path(file).read_text("utf-8") if one.isalpha()) if file else ""


def agent(played: Script) -> Samples:
    """What the agent says in a play."""
    return (played.sound[:, 0] / 32_768).astype(np.float32)


def korean(model: str) -> Path:
    """The model that is asked for, or the Korean one that comes as a package."""
    return Path(model) if model else choose("ko", "vosk").model.path  # type: ignore[union-attr]


def pack_of_heard(folder: Path, model: Path, sound: Samples, said: str = "") -> Path:
    """The usual pack, with pairs of words forbidden that the model hears wherever its steps begin in this sound.

    Where it is known what is said, only such as are in it.
    """
    shutil.copytree(BUILT_IN / DEFAULT, folder)
    engine = load_vosk(model)
    heard = [_pairs(engine.recognizer(Speaker.AGENT), sound[offset:]) for offset in (0, 533)]
    chosen: list[str] = []
    for pairs in heard[0]:
        steady = [text and any(text in others for others in heard[1]) for text in pairs]
        places = [n for n, text in enumerate(pairs) if steady[n] and (not said or text in said)]
        last = -_APART
        for place in places:
            if place - last >= _APART and pairs[place] not in chosen:
                chosen.append(pairs[place])
                last = place
    with (folder / "phrases.toml").open("a", encoding="utf-8") as file:
        for number, text in enumerate(chosen, 900):
            file.write(_FORBIDDEN.format(id=f"FOR-{number}", text=text))
    return folder


#: So many words later begins the next forbidden pair of an utterance, so that no two touch: those count as one.
_APART = 3
#: What is to be said instead is what a flag tells: here the phrase's own id, to find it by.
_FORBIDDEN = """
[[phrase]]
id = "{id}"
class = "forbidden"
category = "test"
stage = "any"
text = "{text}"
match_any = ["{text}"]
replacement = "{id}"
"""


def _pairs(recognizer: VoskRecognizer, sound: np.ndarray) -> list[list[str]]:
    """Of each utterance every two words in a row that are long enough to be meant."""
    steps = [sound[at : at + STEP] for at in range(0, len(sound), STEP)]
    said = [one for step in steps for one in recognizer.accept(step) if isinstance(one, Utterance)]
    texts = [["".join(word.text for word in pair) for pair in pairwise(one.words)] for one in said]
    return [[text if len(text) >= 3 and text.isalpha() else "" for text in pairs] for pairs in texts]


@dataclass(frozen=True, slots=True)
class Alert:
    """How late an alert came after the end of its phrase: on the clock, and by the sound that it had to wait for."""

    late_s: float
    in_sound_s: float
    provisional: bool


def alerts(told: Sequence[tuple[object, float]]) -> list[Alert]:
    """The first alert of each forbidden phrase; its end is that of its final words."""
    said = [(event.utterance, hit) for event, _ in told if isinstance(event, Said) for hit in event.hits]
    found: dict[tuple[str, float], Alert] = {}
    for event, at_s in told:
        if isinstance(event, FlagOpened) and event.flag.kind == "phrase_forbidden":
            opened_s = event.flag.opened_at_s
            own = [one for one in said if one[1].phrase == event.flag.detail and _about(one[0], opened_s)]
            if own:
                utterance, hit = own[0]
                early = opened_s < utterance.settled_at_s
                alert = Alert(at_s - hit.span.end_s, opened_s - hit.span.end_s, early)
                found.setdefault((hit.phrase, utterance.span.start_s), alert)
    return [*found.values()]


def _about(utterance: Utterance, opened_s: float) -> bool:
    """Whether an alert is about words of an utterance: at the latest it comes with the next tick."""
    return utterance.span.start_s < opened_s <= utterance.settled_at_s + 2 * TICK_S


def words(engine: str, model: str, budget_s: float, pack: str = "zh-service", sound: str = "") -> None:
    """Words of a real recogniser."""
    told = one_call(spoken(sound), engine=engine, model=model, pack=pack)
    said = [(event.utterance, at_s) for event, at_s in told if isinstance(event, Said)]
    figures("final words, after the last word's end", [at_s - u.span.end_s for u, at_s in said])
    figures(
        "final words, after the sound that settled them",
        [at_s - u.settled_at_s for u, at_s in said],
        _of(engine == "whisper", budget_s),
    )
    figures("provisional words, after their sound", [at_s - e.hearing.at_s for e, at_s in told if isinstance(e, Heard)])
    came = alerts(told)
    figures("alerts, after the end of the forbidden phrase", [a.late_s for a in came], _of(engine == "vosk", budget_s))
    figures("  of the sound alone", [a.in_sound_s for a in came])
    early = [a for a in came if a.provisional]
    figures("  of phrases that were heard provisionally", [a.late_s for a in early])
    figures("  of these, of the sound alone", [a.in_sound_s for a in early])
    figures("gauges meanwhile, after their instant", [at_s - e.at_s for e, at_s in told if isinstance(e, Measured)])
    lags = [event.behind_s for event, _ in told if isinstance(event, Lagging) and event.lane == "words"]
    print(f"words said to lag {sum(lag > 0 for lag in lags)} times, at most {max(lags, default=0.0):.1f} s")


def _of(asked: bool, budget_s: float) -> float | None:
    return budget_s if asked else None


class _Counted(Told):
    """Keeps nothing that a call has hours of: that would be the memory that is measured. The journal has it all."""

    def __call__(self, what: News | Event) -> None:
        if isinstance(what, Lagging) or (not isinstance(what, Event) and type(what).__name__ != "Levels"):
            super().__call__(what)


def hours(wanted_h: float, speed: float, engine: str = "scripted", model: str = "") -> None:
    """One call of many hours."""
    model = str(korean(model)) if engine == "vosk" else model
    once = script([f"dev{number:02d}" for number in range(1, 11)], gap_s=3.0)
    turn_s = len(once.sound) / 16_000
    lines = [
        type(line)(line.speaker, line.start + turn_s * n, line.end + turn_s * n, line.text)
        for n in range(int(wanted_h * 3_600 / turn_s) + 2)
        for line in once.lines
    ]
    played = Script(once.sound, lines)
    with tempfile.TemporaryDirectory() as name:
        os.environ[played_devices.LOOP] = "1"
        began = time.monotonic()
        shift, told = open_shift(
            Path(name),
            played,
            os.environ.__setitem__,
            speed=speed,
            lead_s=12.0,
            told=_Counted(),
            engine=engine,
            model=model,
        )
        told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)), 60.0)  # type: ignore[attr-defined]
        shift.begin_call()
        told.until(lambda: told.phase() is ShiftPhase.CALL, 30.0)
        rows: list[dict[str, float]] = []
        memory = SettledMemory()
        while told.played_s < wanted_h * 3_600:
            time.sleep(min(60.0, wanted_h * 3_600 / speed / 24))
            memory.at(time.monotonic())  # as `coach live` and the window do
            pids = {"app": os.getpid(), **shift.pids}
            rows.append({"h": told.played_s / 3_600} | {who: _mb(pid) for who, pid in pids.items()})
            print("  ".join(f"{who} {value:8.2f}" for who, value in rows[-1].items()), flush=True)
        shift.end_call()
        told.until(lambda: told.of(CallKept), wanted_h * 3_600)
        shift.close()
        shift.join(120.0)
        _slopes(rows)
        (kept,) = told.of(CallKept)
        _complete(kept.folder, lines, time.monotonic() - began)  # type: ignore[attr-defined]
        lags = [event for event in told.of(Lagging) if event.behind_s > 0]  # type: ignore[attr-defined]
        for lane in sorted({event.lane for event in lags}):  # type: ignore[attr-defined]
            worst = max(event.behind_s for event in lags if event.lane == lane)  # type: ignore[attr-defined]
            print(f"{lane} said to lag, at most {worst:.1f} s")
        if engine == "vosk":
            _as_file(told, kept.session, kept.folder, Wanted(engine=engine, model=model))  # type: ignore[attr-defined]


def calls(count: int, minutes: float, speed: float) -> None:
    """Many calls of one shift, one after the other: what stays in memory of each."""
    played = script(["dev01", "dev05"], gap_s=3.0)
    with tempfile.TemporaryDirectory() as name:
        os.environ[played_devices.LOOP] = "1"
        shift, told = open_shift(Path(name), played, os.environ.__setitem__, speed=speed, lead_s=12.0, told=_Counted())
        told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)), 60.0)  # type: ignore[attr-defined]
        rows: list[dict[str, float]] = []
        for number in range(1, count + 1):
            shift.begin_call()
            told.until(lambda: told.phase() is ShiftPhase.CALL, 60.0)
            time.sleep(minutes * 60.0 / speed)
            shift.end_call()
            told.until(lambda n=number: len(told.of(CallKept)) >= n, minutes * 60.0)  # type: ignore[misc]
            told.all = [one for one in told.all if isinstance(one[0], CallKept)]
            gc.collect()
            pids = {"app": os.getpid(), **shift.pids}
            rows.append({"h": number * minutes / 60.0} | {who: _mb(pid) for who, pid in pids.items()})
            print("  ".join(f"{who} {value:8.2f}" for who, value in rows[-1].items()), flush=True)
        shift.close()
        shift.join(120.0)
        _slopes(rows)


def _as_file(told: Told, session: str, folder: Path, wanted: Wanted) -> None:
    """Whether the kept sound, judged as a file, gives what the live call gave."""
    live, again = judged(events_of(told, session)), analyzed(folder, wanted)
    for what in ("words", "flags", "items", "metrics"):
        mine, other = getattr(live, what), getattr(again, what)
        print(
            f"{what}: {len(mine)} live, {len(other)} from the kept sound, {'equal' if mine == other else 'different'}"
        )


def _mb(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def _slopes(rows: Sequence[dict[str, float]]) -> None:
    later = [row for row in rows if row["h"] >= rows[-1]["h"] / 4]  # what is loaded and cached is there by then
    for who in rows[0]:
        if who != "h" and len(later) > 2:
            slope = float(np.polyfit([row["h"] for row in later], [row[who] for row in later], 1)[0])
            print(
                f"{who}: {later[0][who]:.0f} MB after a quarter, {later[-1][who]:.0f} at the end, {slope:+.1f} MB an hour"
            )


def _complete(folder: Path, lines: Sequence[Line], took_s: float) -> None:
    manifest = SessionFolder(folder).manifest
    events = [entry.event for entry in read_journal(folder / "events.jsonl")]
    written = sum(1 for _ in (folder / "events.jsonl").open("rb"))
    said = sum(isinstance(event, Said) for event in events)
    gauges = sum(isinstance(event, Measured) for event in events)
    due = len([line for line in lines if line.end < manifest.duration_s])
    print(f"{manifest.duration_s:.1f} s recorded in {took_s:.0f} s, state {manifest.state}, lost {len(manifest.lost)}")
    print(f"journal: {len(events)} of {written} lines good, ended {isinstance(events[-1], SessionEnded)}")
    print(f"words: {said} of about {due}; gauges: {gauges} of {2 * int(manifest.duration_s / 0.2)}")


def main(arguments: Sequence[str]) -> None:
    """Run what was asked for; all that needs no model otherwise."""
    match arguments:
        case ["vosk", "--sound", sound, *text]:
            vosk("", sound, *text)
        case ["vosk", *model]:
            vosk(*model)
        case ["whisper"]:
            words("whisper", "", WHISPER_S)
        case ["calls", count, minutes, speed]:
            calls(int(count), float(minutes), float(speed))
        case ["hours", length, speed, *heard]:
            hours(float(length), float(speed), *heard)
        case _:
            prosody()


if __name__ == "__main__":
    main(sys.argv[1:])
