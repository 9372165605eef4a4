"""How soon a practice customer speaks, through real devices and processes: ``python -m benchmarks.practice``.

A PulseAudio of its own carries the agent, who answers with sentences of the labelled calls, and the
customer, whose clips are cut from the same calls. All times are read from the kept recording: the end
of the agent's turn from the agent's channel, the beginning of the customer's line from the customer's.

    python -m benchmarks.practice turns [LINES]       lines that depend on the end of the turn alone
    python -m benchmarks.practice words [LINES] [ENGINE [MODEL]]      lines that depend on words, by default 30 by Vosk
    python -m benchmarks.practice words [LINES] scripted  the same where words come a moment to seconds after the turn
    python -m benchmarks.practice ears [LINES]        how soon each source knows that the agent fell silent
    python -m benchmarks.practice heard               recorded customer against what the output played
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from asr_models.choose import choose
from asr_models.installed import Installed
from asr_models.transcript import Utterance
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.capture import Role
from audio.clip import Clip
from audio.devices import open_device
from audio.prosody import ProsodyFrames
from coach_app.events import Said
from coach_app.lanes import open_engine, words_lanes
from coach_app.practice import partner
from coach_app.practice.call import PracticeCall
from coach_app.practice.live_take import LiveTake
from coach_app.practice.news import LineBegan, PracticeMarked, PracticePhase
from coach_app.practice.waiting import SETTLED_S, WORDED_S, WORDS_LATE_S
from coach_app.recording.messages import Levels, Report
from coach_app.worker_messages import EngineChoice
from feedback.drills.drill import Drill
from feedback.timeline import Observation
from tests.coach_app.practice.a_practice import Agent, Told, a_drill, loud, open_practice, paused, sentences, voices
from tests.pulse_server import FAR_END_MONITOR, PulseServer, has_pulseaudio

#: The customer's answer to the end of a turn, and to words, in seconds.
SOONEST_S, LATEST_S, WORDS_S, LONG_WAIT_S = 0.9, 1.4, 0.5, 1.5


def figures(name: str, seconds: Sequence[float]) -> None:
    """Print a line of the table."""
    if not seconds:
        print(f"{name:58} none")
        return
    least, early, middle, late, worst = np.percentile(seconds, [0, 5, 50, 95, 100])
    print(
        f"{name:58} n={len(seconds):4d}  least {least:6.3f}  p5 {early:6.3f}  p50 {middle:6.3f}"
        f"  p95 {late:6.3f}  worst {worst:6.3f}",
        flush=True,
    )


class Stamped(Told):
    """Notes when words were told, in call time by the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.call: PracticeCall | None = None
        self.finals: list[tuple[Said, float]] = []

    def __call__(self, what: object) -> None:
        """Take it."""
        if isinstance(what, Said) and what.utterance.speaker is Speaker.AGENT and self.call is not None:
            self.finals.append((what, self.call.published_s))
        super().__call__(what)


@dataclass
class Take:
    """A take that is kept."""

    drill: Drill
    told: Stamped
    agent: Samples
    customer: Samples
    began: list[LineBegan] = field(default_factory=list)

    @property
    def stock(self) -> list[LineBegan]:
        """The short things that the customer said while waiting."""
        return [one for one in self.told.of(LineBegan) if one.stock]

    def heard(self, before: LineBegan, one: LineBegan) -> bool:
        """Whether what a line waited for was heard by the next one; if not, the customer gave up."""
        said = [
            f.utterance.text
            for f, at_s in self.told.finals
            # Words of the answer before come after this line has begun, and answer nothing of it.
            if before.at_s < f.utterance.span.end_s and at_s <= one.at_s
        ]
        text = "".join(character for character in "".join(said) if character.isalnum())
        wanted = next(line for line in self.drill.line if line.id == before.line).expects.words
        return any(word in text for word in wanted)

    def known_s(self, end_s: float, until_s: float) -> float | None:
        """When the words of a turn had settled to its end, in call time; ``None`` if nobody waited for that."""
        for said, at_s in self.told.finals:
            if said.utterance.span.end_s >= end_s - _SETTLED_S and at_s <= until_s:
                return at_s
        return None

    def turn_end_s(self, before_s: float) -> float:
        """The last sound of the agent before an instant of call time."""
        heard = loud(self.agent[: round(before_s * RATE)], _HEARD_DB)
        return float(heard[-1] + 1) / RATE

    def onset_s(self, near_s: float) -> float:
        """The first sound of the customer near an instant."""
        start = round((near_s - 0.3) * RATE)
        heard = loud(self.customer[start : start + RATE], _HEARD_DB)
        return float(start + heard[0]) / RATE


#: Words that end so much before a turn does are all of it (`coach_app.practice.heard`).
_SETTLED_S = 0.5

#: Labelled calls whose agents are heard.
_SPOKEN = ("dev01", "dev08", "dev05", "dev06", "dev07")

#: Louder than this is a voice; the room is far below.
_HEARD_DB = -50.0


def take(server: PulseServer, drill: Drill, answers: Sequence[Samples], **options: Any) -> Take:
    """Let an agent converse with the drill's customer."""
    clips = sentences("dev01", "customer", longest_s=2.0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sounds = voices(folder / "sounds", drill, clips, [clips[0][:4800], clips[1][:3200], clips[2]])
        told = Stamped()
        call, _ = open_practice(folder, drill, sounds, told=told, **options)
        told.call = call
        agent = Agent(server, told, answers)
        try:
            told.until(lambda: told.phase() is PracticePhase.TALKING, 120.0)
            agent.converse(len(drill.line), 90.0)
            told.until(lambda: told.of(PracticeMarked), 240.0)
        finally:
            call.close()
            call.join(60.0)
            for one in agent.playing:
                one.stop()
        (marked,) = told.of(PracticeMarked)
        sound, _ = soundfile.read(marked.folder / "sound.flac", dtype="float32", always_2d=True)
    return Take(drill, told, sound[:, 0], sound[:, 1], [one for one in told.of(LineBegan) if not one.stock])


def turns(count: int) -> None:
    """Lines that come after the end of a turn; each turn has a thinking pause of 0.6 s."""
    with _server() as server:
        said = sentences("dev01", "agent", longest_s=3.2) + sentences("dev08", "agent", longest_s=3.2)
        answers = [paused(said[n % len(said)], said[(n + 1) % len(said)]) for n in range(len(said))]
        done = take(server, a_drill(count), answers)
    gaps = [done.onset_s(one.at_s) - done.turn_end_s(one.at_s) for one in done.began]
    figures("customer's line, after the last sound of the turn", gaps)
    inside = sum(gap < 0.6 + 0.25 for gap in gaps)
    in_bounds = sum(SOONEST_S <= gap <= LATEST_S for gap in gaps)
    print(
        f"of {len(gaps)} turns with a thinking pause of 0.6 s: lines inside the pause {inside}, in bounds {in_bounds}"
    )
    figures("line as told, against its sound in the recording", [done.onset_s(o.at_s) - o.at_s for o in done.began])


def words(count: int, engine: str, model: str) -> None:
    """Lines that wait for words that the recogniser hears in the agent's sentence."""
    with _server() as server:
        done = _worded(server, count, engine, model)
    settled: list[float] = []
    ended: list[float] = []
    waits: list[float] = []
    murmurs: list[float] = []
    long = filled = gave_up = 0
    for before, one in itertools.pairwise(done.began):
        end_s = done.turn_end_s(one.at_s)
        if not done.heard(before, one):
            gave_up += 1
            continue
        known_s = done.known_s(end_s, one.at_s)
        if known_s is not None and known_s > end_s + WORDED_S - SETTLED_S:
            settled.append(one.at_s - known_s)
        elif known_s is not None:
            ended.append(one.at_s - end_s)
        waits.append(done.onset_s(one.at_s) - end_s)
        between = [filler.at_s - end_s for filler in done.stock if end_s < filler.at_s < one.at_s]
        murmurs += between[:1]
        long += waits[-1] > LONG_WAIT_S
        filled += waits[-1] > LONG_WAIT_S and bool(between) and between[0] <= LONG_WAIT_S
    figures("line that waited for words, after they had settled", settled)
    print(f"  within {WORDS_S} s: {sum(one <= WORDS_S for one in settled)} of {len(settled)}")
    figures("line whose words were known before its turn was over", ended)
    figures("both, by their sound, after the end of the turn", waits)
    print(f"waits over {LONG_WAIT_S} s: {long}; filled by a short sound within {LONG_WAIT_S} s: {filled}")
    figures("the short sound, after the end of the turn", murmurs)
    rest = len(waits) - len(settled) - len(ended)
    print(f"lines whose words were there {WORDS_LATE_S} s after the turn, when more of it was still to come: {rest}")
    print(f"left out, because the words were not heard as they had been before: {gave_up} of {gave_up + len(waits)}")


def _worded(server: PulseServer, count: int, engine: str, model: str) -> Take:
    """Converse with a customer each of whose lines waits for words of the sentence before it."""
    said = [one for name in _SPOKEN for one in sentences(name, "agent", shortest_s=0.8, longest_s=3.5)]
    if engine == "scripted":
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "words.json"
            script.write_text(json.dumps(_stream(20.0 * count)), "utf-8")
            drill = a_drill(count, [*[{"words": ["好的"], "patience_s": 20.0}] * (count - 1), {}])
            return take(server, drill, said, engine=engine, words=script)
    found = choose("zh" if engine == "whisper" else "ko", engine, model or None).model
    if found is None:
        raise SystemExit(f"no model for {engine} is installed")
    heard = _heard(found, said)
    chosen = [heard[n % len(heard)] for n in range(count)]
    print(f"{len(heard)} different sentences in which {found.id} hears words", flush=True)
    drill = a_drill(count, [*({"words": pieces, "patience_s": 5.0} for _, pieces in chosen[1:]), {}])
    return take(server, drill, [sound for sound, _ in chosen], engine=engine, model=str(found.path))


def _stream(seconds: float) -> dict[str, object]:
    """Words one after the other without regard to what is said, so that they settle at all distances from a turn's end."""
    dice, at_s = random.Random(1), 0.0  # noqa: S311 (nothing secret)
    lines: list[dict[str, object]] = []
    while at_s < seconds:
        end_s = at_s + dice.uniform(3.0, 8.0)
        lines.append({"speaker": "agent", "start": at_s, "end": end_s, "text": "好的好的"})
        at_s = end_s
    return {"utterances": lines}


def ears(count: int) -> None:
    """When the meters and the voice lane first know that the agent has fallen silent."""
    known: list[tuple[str, float, float]] = []
    _listen_in(known)
    with _server() as server:
        said = sentences("dev01", "agent", longest_s=3.2) + sentences("dev08", "agent", longest_s=3.2)
        done = take(server, a_drill(count), said)
    ends = [done.turn_end_s(one.at_s) for one in done.began]
    for source in ("meter", "voice"):
        mine = [(s, at_s) for name, s, at_s in known if name == source]
        figures(f"{source}: shows 0.2 s of silence", [min(a for s, a in mine if s >= end + 0.2) - end for end in ends])


def _listen_in(known: list[tuple[str, float, float]]) -> None:
    """Note how far each source had come when it said so, in call time."""

    class Open(LiveTake):
        def hear(self, report: Report, now_ns: int) -> None:
            if isinstance(report, Levels):
                known.append(("meter", self._call_s(report.taken_ns), self._call_s(now_ns)))
            super().hear(report, now_ns)

        def notice(self, observed: Sequence[Observation]) -> None:
            for one in observed:
                if isinstance(one, ProsodyFrames) and one.speaker is Speaker.AGENT:
                    end_s = (one.first + len(one)) / 100
                    known.append(("voice", end_s, self._call_s(time.monotonic_ns())))
            super().notice(observed)

    setattr(partner, "LiveTake", Open)  # noqa: B010 (a name that the module does not offer)


def heard() -> None:
    """The customer's channel against the monitor of the output, recorded at the same time."""
    with _server() as server, tempfile.TemporaryDirectory() as name:
        del server, name
        monitor: list[Any] = []
        capture = open_device(f"pulse:{FAR_END_MONITOR}", Role.FAR_END)
        played = open_device("played:", Role.FAR_END)
        came: list[Any] = []
        capture.start(monitor.append)
        played.start(came.append)
        clip = (sentences("dev01", "customer", longest_s=2.0)[0] * 32_767).astype(np.int16)
        lags: list[float] = []
        for number in range(10):
            time.sleep(1.0)
            played.play(Clip(number, clip))  # type: ignore[attr-defined]
            time.sleep(len(clip) / RATE + 0.6)
        capture.close()
        played.close()
        one, other = _placed(monitor, capture.rate), _placed(came, played.rate)
        lags += [min(one, key=lambda at: abs(at - start)) - start for start in other]
    figures("recorded by the output's monitor, after the customer's channel", lags)


def _placed(chunks: Sequence[Any], rate: int) -> list[float]:
    """Instants at which sound began after silence, by the chunks' stamps."""
    begins: list[float] = []
    count = sum(len(chunk.samples) for chunk in chunks)
    sound = np.concatenate([chunk.samples.mean(axis=1) for chunk in chunks]) / 32_768
    ends = np.cumsum([len(chunk.samples) for chunk in chunks])
    stamps = np.array([chunk.taken_ns / 1e9 for chunk in chunks])
    start_s = float(np.min(stamps - ends / rate))
    above = np.flatnonzero(np.abs(sound) > 0.01)
    last = -count
    for at in above.tolist():
        if at - last > 0.5 * rate:
            begins.append(start_s + at / rate)
        last = at
    return begins


def _heard(model: Installed, said: Sequence[Samples]) -> list[tuple[Samples, list[str]]]:
    """Sentences with pieces of what the recogniser hears in each; in a call it may hear a part of it otherwise."""
    maker = words_lanes(open_engine(EngineChoice(model=model)))
    found: list[tuple[Samples, list[str]]] = []
    for sound in said:
        lane = maker(Speaker.AGENT)
        quiet = np.zeros(RATE // 2, np.float32)
        seen = [*lane.feed(AudioBlock(Speaker.AGENT, np.concatenate([quiet, sound, quiet]), 0)), *lane.finish()]
        texts = ["".join(c for c in one.text if c.isalnum()) for one in seen if isinstance(one, Utterance)]
        text = "".join(texts)
        if len(text) >= 2:
            found.append((sound, [text[at : at + 2] for at in range(len(text) - 1)]))
    return found


def _server() -> PulseServer:
    if not has_pulseaudio():
        raise SystemExit("pulseaudio is not installed; scripts/bootstrap.sh --tests installs it")
    server = PulseServer()
    os.environ.update(server.environment)
    return server


def main(arguments: Sequence[str]) -> None:
    """Run what was asked for."""
    match arguments:
        case ["words", *rest]:
            count, engine, model = [*rest, *["30", "vosk", ""][len(rest) :]]
            words(int(count), engine, model)
        case ["ears", *rest]:
            ears(int(rest[0]) if rest else 12)
        case ["heard"]:
            heard()
        case [*rest]:
            turns(int(rest[-1]) if rest and rest[-1].isdigit() else 24)


if __name__ == "__main__":
    main(sys.argv[1:])
