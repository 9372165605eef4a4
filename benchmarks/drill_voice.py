"""What the drills' measures of voice and time tell of the labelled calls, against the labels: ``python -m benchmarks.drill_voice``.

Every labelled call is heard by the voice lane with its true words and the voice's reading, and becomes a take whose
lines are the customer's utterances. Printed: how far the rate of each utterance of the agent is from its label (and
what nuclei alone would give), the level against the labelled gain, the endings by what the sentence does and by
what was added to them, the waits and pauses against the labelled times, and how many sighs are found in the calls
as they are and with breath laid into the agent's silences: exhaled, drawn to speak, and keys. Last, what an even voice seems to do over a few seconds: the smile and the
register of stretches of the calibration readings, against the whole of each reading and a smile of two semitones
and three decibels.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from scipy.signal import butter, sosfilt

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.brightness import bright_rows
from audio.prosody_lane import ProsodyLane
from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.events import Event
from coach_app.observed import Observed
from coach_app.practice.grading import Circumstances, judged
from coach_app.practice.kept import Kept
from coach_app.session import run_inline
from feedback.calibration import Calibration
from feedback.drills.check import Check
from feedback.drills.drill import Drill
from feedback.drills.measures import MEASURES
from feedback.drills.spoken import level_of, rate_cpm, talk_in
from feedback.drills.take import HangUp, Shown, Take
from feedback.drills.voice_measures_colour import colour_of
from feedback.drills.voice_measures_pace import windows
from feedback.drills.voice_measures_pitch import end_of
from feedback.pack import load_pack
from feedback.reference import SYLLABLES_PER_NUCLEUS, CallReferences
from feedback.sentences import Sentence
from feedback.smile import SmileAxis, VoiceColour
from feedback.timeline import Timeline
from feedback.view import View

_CALLS = Path(__file__).parent.parent / "tests" / "calls"
#: Silences of both sides that breath is laid into, the level of the breath, and how long it is.
_SILENCE_S, _BREATHS_DB, _EXHALED_S, _DRAWN_S = 2.0, (-50.0, -40.0), 0.8, 0.45


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled call as a take."""

    name: str
    take: Take
    utterances: list[dict[str, Any]]

    @property
    def agent(self) -> list[dict[str, Any]]:
        """What the agent says."""
        return [u for u in self.utterances if u["speaker"] == "agent"]


def main() -> None:
    """Print everything."""
    calls = [labelled(path) for path in sorted(_CALLS.glob("dev*.json"))]
    rates(calls)
    levels(calls)
    endings(calls)
    times(calls)
    sighs(calls)
    steadiness()


def labelled(path: Path) -> Labelled:
    """One call, heard and judged."""
    about = json.loads(path.read_text("utf-8"))
    reading = _CALLS / "voices" / f"{about['voices']['A']}.flac"
    setup = Setup(Wanted(engine="scripted", words=path, baseline=reading))
    call = setup.open(path.with_suffix(".flac"))
    pipeline = setup.inline(call)
    run_inline(call.source, pipeline, _nothing)
    observed = pipeline.observed
    told = [u for u in about["utterances"] if u["speaker"] == "customer"]
    shown = tuple(Shown(f"c{n}", 0, Span(u["start"], u["end"]), u["text"]) for n, u in enumerate(told, 1))
    take = judged(
        _drill(len(told)), Kept("SCN-01", shown), observed, load_pack(), Circumstances(duration_s=_end(observed))
    )
    own = Calibration("", "", observed.baseline) if observed.baseline else None
    return Labelled(path.stem, replace(take, calibration=own), about["utterances"])


def rates(calls: list[Labelled]) -> None:
    """Rate of each utterance against its label, by words and by nuclei."""
    for name in ("words", "nuclei"):
        errors = []
        for call in calls:
            take = call.take if name == "words" else replace(call.take, has_words=False)
            for said in call.agent:
                value = rate_cpm(take, talk_in(take, [Span(said["start"], said["end"])]))
                if value is not None:
                    errors.append(100 * (value / said["rate_cpm"] - 1))
        told = np.percentile(errors, [5, 50, 95])
        print(f"rate by {name}: {len(errors)} utterances, off by {told[1]:+.1f} % ({told[0]:+.1f} to {told[2]:+.1f})")


def levels(calls: list[Labelled]) -> None:
    """Level against the reading, less the labelled gain."""
    off = []
    for call in calls:
        own = call.take.calibration.baseline.level_db if call.take.calibration else None
        for said in call.agent:
            level = level_of(call.take, talk_in(call.take, [Span(said["start"], said["end"])]))
            if level is not None and own is not None:
                off.append(level - own - said["gain_db"])
    told = np.percentile(off, [5, 50, 95])
    print(f"level: {len(off)} utterances, off by {told[1]:+.1f} dB ({told[0]:+.1f} to {told[2]:+.1f})")


def endings(calls: list[Labelled]) -> None:
    """Endings against where the voice's sentences end on their tone."""
    found: dict[str, list[float]] = defaultdict(list)
    for call in calls:
        for sentence in call.take.sentences():
            end = end_of(call.take, sentence)
            said = next((u for u in call.agent if abs(u["end"] - sentence.span.end_s) < 1.0), None)
            if end is not None:
                raised = said is not None and said["final_rise_st"] > 0
                found["raised by 7 st" if raised else sentence.type.value].append(end.residual_st)
    for name, values in found.items():
        told = np.percentile(values, [10, 50, 90])
        print(f"ending, {name}: {len(values)}, {told[1]:+.1f} st ({told[0]:+.1f} to {told[2]:+.1f})")


def times(calls: list[Labelled]) -> None:
    """Waits and pauses."""
    asked: tuple[tuple[str, dict[str, str]], ...] = (
        *(("hold_longest_s", {}), ("checkbacks", {}), ("consent_before_hold", {}), ("first_word_after_hold_s", {})),
        *(("hold_over_told_pct", {}), ("pause_after_said_s", {"phrase": "STD-05"}), ("longest_stall_s", {})),
    )
    for call in calls:
        told = [(name, _value(call.take, name, **params)) for name, params in asked]
        print(f"{call.name}: " + ", ".join(f"{name} {value:.1f}" for name, value in told if value is not None))


def sighs(calls: list[Labelled]) -> None:
    """Sighs in the calls as they are, and with noises laid into the agent's silences."""
    plain = [(call.name, _value(call.take, "sighs")) for call in calls]
    none = [name for name, value in plain if value is None]
    print(f"sighs: {sum(v or 0 for _, v in plain):.0f} in {len(calls) - len(none)} calls; not told: {', '.join(none)}")
    for kind in ("exhaled", "drawn", "keys"):
        for level_db in _BREATHS_DB if kind != "keys" else (-20.0,):
            laid, heard = 0, 0.0
            for call in (c for c in calls if c.name not in none):
                places, sound = _laid(call, kind, level_db)
                value = _value(_with_sound(call, sound), "sighs")
                laid, heard = laid + places, heard + (value or 0)
            print(f"sighs, {kind} at {level_db:.0f} dB: {laid} laid in, {heard:.0f} found")


def steadiness() -> None:
    """Smile and register of stretches of readings in which nothing changes."""
    for seconds in (2.0, 4.0, 8.0):
        smiles, registers = [], []
        for file in sorted((_CALLS / "voices").glob("*.flac")):
            take = _reading(soundfile.read(file, dtype="float32", always_2d=True)[0][:, 0].copy())
            talked = talk_in(take, [take.whole])
            usual = colour_of(take, talked)
            if usual is None:
                continue
            smiling = VoiceColour(*(a + b for a, b in zip(astuple(usual), (2.0, 2.0, 3.0, 2.0), strict=True)))
            found = [c for window in windows(talked, seconds) if (c := colour_of(take, window))]
            smiles += [SmileAxis(usual, smiling).index(c) for c in found]
            registers += [abs(c.pitch_st - usual.pitch_st) for c in found]
        told = ", ".join(f"{100 * np.mean(np.array(smiles) >= limit):.0f} % from {limit}" for limit in (0.2, 0.25, 0.4))
        print(f"{seconds:.0f} s of a neutral reading ({len(smiles)}): smile {told}; ", end="")
        print(f"register off by {np.median(registers):.1f} st (95 %: {np.percentile(registers, 95):.1f})")


def _reading(sound: Samples) -> Take:
    """A reading as a take without words."""
    timeline, lane = Timeline([Speaker.AGENT]), ProsodyLane(Speaker.AGENT)
    for seen in (*lane.feed(AudioBlock(Speaker.AGENT, sound, 0)), *lane.finish()):
        timeline.add(seen)
    frames, seconds = timeline.voices[Speaker.AGENT].frames, len(sound) / RATE
    view = View(timeline, _Wordless(), CallReferences(timeline, {}, SYLLABLES_PER_NUCLEUS), seconds, 0.0)
    return Take(_drill(1), view, (), HangUp(None, seconds), bright=bright_rows(sound, frames.voiced))


class _Wordless:
    """No words at all."""

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:  # noqa: ARG002 (protocol)
        return []


def _laid(call: Labelled, kind: str, level_db: float) -> tuple[int, Samples]:
    sound = soundfile.read(_CALLS / f"{call.name}.flac", dtype="float32")[0][:, 0].copy()
    places = list(_silences(call.take))
    for silence in places:
        length_s = {"exhaled": _EXHALED_S, "drawn": _DRAWN_S, "keys": 1.5}[kind]
        at_s = silence.end_s - length_s - 0.08 if kind == "drawn" else silence.start_s + 0.4
        added = _keys(length_s, level_db) if kind == "keys" else _breath(length_s, level_db)
        sound[round(at_s * RATE) :][: len(added)] += added
    return len(places), sound


def _silences(take: Take) -> Iterator[Span]:
    """Silences of both sides that end with the agent's talk."""
    talk = sorted(s for side in Speaker for s in take.view.speech(side))
    own = {s.start_s for s in take.view.speech(Speaker.AGENT)}
    ended = 0.0
    for span in talk:
        if span.start_s - ended >= _SILENCE_S and span.start_s in own:
            yield Span(ended, span.start_s)
        ended = max(ended, span.end_s)


def _with_sound(call: Labelled, sound: Samples) -> Take:
    """The take with another sound on the agent's side."""
    lane = ProsodyLane(Speaker.AGENT)
    view = call.take.view
    heard = type(view.timeline)(view.timeline.speakers)
    for seen in (*lane.feed(AudioBlock(Speaker.AGENT, sound, 0)), *lane.finish()):
        heard.add(seen)
    heard.add(view.voice(Speaker.CUSTOMER).frames)
    return replace(call.take, view=replace(view, timeline=heard))


def _breath(seconds: float, level_db: float) -> Samples:
    hiss = np.random.default_rng(3).standard_normal(round(seconds * RATE))
    hiss = sosfilt(butter(2, [400, 4500], "band", fs=RATE, output="sos"), hiss)
    hiss *= np.sin(np.pi * np.linspace(0, 1, len(hiss)) ** 0.6) ** 0.8
    sound: Samples = (hiss / np.sqrt(np.mean(hiss**2)) * 10 ** (level_db / 20)).astype(np.float32)
    return sound


def _keys(seconds: float, level_db: float) -> Samples:
    rng = np.random.default_rng(5)
    sound = np.zeros(round(seconds * RATE), np.float32)
    for at_s in np.arange(0.05, seconds - 0.1, 0.13):
        knock = rng.standard_normal(400) * np.exp(-np.arange(400) / 60) / 3
        sound[round(at_s * RATE) :][:400] += (10 ** (level_db / 20) * knock).astype(np.float32)
    return sound


def _value(take: Take, name: str, **params: str) -> float | None:
    found = MEASURES[name].of(take, Check(measure=name, at_most=0, params=dict(params)), [take.whole])
    return found.value if found else None


def _drill(lines: int) -> Drill:
    asked = [{"id": f"c{n}", "mood": "neutral", "text": "。", "next": f"c{n + 1}"} for n in range(1, lines)]
    asked.append({"id": f"c{max(lines, 1)}", "mood": "neutral", "text": "。", "next": "end"})
    given = {"id": "SCN-01", "title": "x", "kind": "role_play", "difficulty": 1, "sector": "x", "background": "x"}
    return Drill.model_validate({**given, "line": asked})


def _end(observed: Observed) -> float:
    return max(frames.span.end_s for frames in observed.voices.values())


def _nothing(event: Event) -> None:
    """Nobody watches."""


if __name__ == "__main__":
    main()
