"""How late a live call is on screen; everything through the real processes.

Sound comes from devices that play labelled calls at the speed of life; late is from the instants
that events carry to the clock when they were told. Prints a table. Long shifts: `benchmarks.long_shift`.

    python -m benchmarks.live prosody
    python -m benchmarks.live vosk [MODEL_FOLDER]
    python -m benchmarks.live vosk --sound FILE [TEXT]    (one speaker; what is said in it, where that is known)
    python -m benchmarks.live whisper
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile

from asr_models.choose import choose
from asr_models.transcript import Utterance
from asr_models.vosk_recognizer import VoskRecognizer, load_vosk
from audio.block import RATE, Samples, Speaker
from audio.lane import STEP, Track
from coach_app.events import FlagOpened, Heard, Lagging, Measured, Said
from coach_app.shift.news import CallKept, LanesReady
from feedback.judge import TICK_S
from feedback.metrics import METRICS
from feedback.pack import BUILT_IN, DEFAULT, load_pack
from tests.coach_app.shift import played_devices
from tests.coach_app.shift.a_shift import (
    Script,
    hush,
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


def main(arguments: Sequence[str]) -> None:
    """Run what was asked for; all that needs no model otherwise."""
    match arguments:
        case ["vosk", "--sound", sound, *text]:
            vosk("", sound, *text)
        case ["vosk", *model]:
            vosk(*model)
        case ["whisper"]:
            words("whisper", "", WHISPER_S)
        case _:
            prosody()


if __name__ == "__main__":
    main(sys.argv[1:])
