"""A shift over played devices, with words that are placed where the sound really lies in each recording."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, Speaker
from audio.lane import Track
from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.events import Event, FlagClosed, FlagOpened, FlagWithdrawn, Said, SessionEnded
from coach_app.pipeline import Pipeline
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sessions import Lost, SessionFolder
from coach_app.session import run_inline
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift, Parts, ShiftSetup
from coach_app.shift.news import CallKept, DevicesInUse, News, PhaseChanged, ShiftPhase
from coach_app.worker_messages import EngineChoice, Listen
from tests.coach_app.shift import played_devices

CALLS = Path(__file__).parents[2] / "calls"


@dataclass(frozen=True)
class Line:
    """One utterance on the play's timeline."""

    speaker: str
    start: float
    end: float
    text: str


@dataclass
class Script:
    """Sound of a whole shift, and who says what when."""

    sound: np.ndarray
    lines: list[Line]
    starts_s: list[float] = field(default_factory=list)
    """Where each call's file begins."""
    ends_s: list[float] = field(default_factory=list)


def script(names: Sequence[str], gap_s: float = 8.0) -> Script:
    """Labelled calls one after the other, silence around each."""
    made = Script(np.zeros((0, 2), np.int16), [])
    pieces: list[np.ndarray] = []
    at = 0
    for name in names:
        found = next(CALLS.glob(f"{name}*.flac"))
        pcm, rate = soundfile.read(found, dtype="int16", always_2d=True)
        assert rate == RATE
        silence = hush(gap_s)
        at += len(silence)
        made.starts_s.append(at / RATE)
        for one in json.loads(found.with_suffix(".json").read_text("utf-8"))["utterances"]:
            made.lines.append(Line(one["speaker"], at / RATE + one["start"], at / RATE + one["end"], one["text"]))
        at += len(pcm)
        made.ends_s.append(at / RATE)
        pieces += [silence, pcm]
    made.sound = np.concatenate([*pieces, hush(gap_s)])
    return made


def hush(seconds: float) -> np.ndarray:
    """Two lines on which nobody speaks."""
    return np.repeat(played_devices.quiet(round(seconds * RATE))[:, None], 2, axis=1)


def words_from(lines: Sequence[Line], begins_s: float, ends_s: float, path: Path) -> Path:
    """Label file of a recording that begins at an instant of the play."""
    said = [
        {"speaker": one.speaker, "start": max(0.0, one.start - begins_s), "end": one.end - begins_s, "text": one.text}
        for one in lines
        if one.end > begins_s and one.start < ends_s
    ]
    path.write_text(json.dumps({"utterances": said}, ensure_ascii=False), "utf-8")
    return path


def engine_of(setup: Setup) -> str:
    """Who hears the words."""
    return setup.identity.name


class PlacedWords(Setup):
    """Hears the play's lines where they lie in each recording."""

    lines: Sequence[Line] = ()
    began_s: Callable[[Path], float] = staticmethod(lambda _: 0.0)

    def live(self, folder: Path, speakers: Sequence[Speaker]) -> tuple[Pipeline, list[Listen]]:
        pipeline, listens = super().live(folder, speakers)
        if engine_of(self) != "scripted" or not folder.joinpath("manifest.json").exists():
            return pipeline, listens
        choice = EngineChoice(words=words_from(self.lines, self.began_s(folder), 1e9, folder / "labels.json"))
        return pipeline, [replace(one, engine=choice) if one.track is Track.WORDS else one for one in listens]


class Told:
    """What a shift said, and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[tuple[object, float]] = []
        self._changed = threading.Condition()
        self.shift: LiveShift | None = None
        self.opened: Callable[[], int] = lambda: 0
        self.begins_ns: int | None = None
        """Instant of the play's first sample."""

    @property
    def played_s(self) -> float:
        """Seconds of the play so far; far below 0 before its beginning is known."""
        return -1e9 if self.begins_ns is None else (played_devices.clock() - self.begins_ns) / 1e9

    def __call__(self, what: News | Event) -> None:
        # A call that is asked for at once begins with the first sound, before the devices' names are known.
        begins = isinstance(what, DevicesInUse) or (isinstance(what, PhaseChanged) and what.phase is ShiftPhase.CALL)
        if begins and self.begins_ns is None:
            self.begins_ns = self.opened()
        with self._changed:
            self.all.append((what, self.shift.published_s if self.shift else 0.0))
            self._changed.notify_all()

    def of(self, *kinds: type) -> list[object]:
        return [what for what, _ in list(self.all) if isinstance(what, kinds)]

    def until(self, true: Callable[[], object], timeout_s: float = 60.0) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: bool(true()), timeout_s), self.tail()

    def tail(self) -> str:
        return "\n".join(str(what)[:300] for what, _ in self.all[-20:])

    def phase(self) -> ShiftPhase | None:
        phases = self.of(PhaseChanged)
        return phases[-1].phase if phases else None  # type: ignore[attr-defined]


def open_shift(
    folder: Path,
    played: Script,
    environment: Callable[[str, str], None],
    *,
    speed: float = 1.0,
    borders: BorderSettings | None = None,
    engine: str = "scripted",
    model: str = "",
    pack: str = "zh-service",
    lead_s: float = 1.0,
    told: Told | None = None,
    **options: object,
) -> tuple[LiveShift, Told]:
    """Start a shift that hears the play, which begins `lead_s` of life after the devices are open."""
    device = folder / "device"
    device.mkdir()
    for name, value in played_devices.prepare(device, played.sound, speed).items():
        environment(name, value)
    root = folder / "data" / "sessions"
    wanted = Wanted(engine=engine, model=model, pack=pack)
    if engine == "scripted":
        wanted = replace(wanted, words=words_from(played.lines, 0.0, 1e9, folder / "all.json"))
    plan = CapturePlan(str(device), str(device))
    setup = ShiftSetup(wanted, plan, root, borders=borders or BorderSettings(automatic=False), **options)  # type: ignore[arg-type]
    told = told or Told()
    told.opened = lambda: played_devices.go(device, lead_s)

    def prepare(asked: Wanted) -> Setup:
        made = PlacedWords(asked)
        made.lines, made.began_s = played.lines, began_s
        return made

    def began_s(path: Path) -> float:
        assert shift._desk is not None
        for call in [*shift._desk._calls.ending, shift._desk._calls.current]:
            if call is not None and call.session.path == path and call.began_ns is not None:
                assert told.begins_ns is not None
                return (call.began_ns - told.begins_ns) / 1e9
        raise AssertionError("the call has not begun")

    shift = LiveShift(setup, told, Parts(played_devices.PLAYED, prepare, played_devices.clock))
    told.shift = shift
    shift.start()
    return shift, told


@dataclass
class Judged:
    """What a call came to, in a form that does not depend on how it was heard."""

    flags: list[tuple[object, ...]]
    items: dict[str, str]
    words: list[tuple[object, ...]]
    metrics: dict[str, dict[str, float | None]]
    seconds: float


def judged(events: Sequence[object]) -> Judged:
    """Flags as they ended, checklist, words and figures of a call's events."""
    flags: dict[int, tuple[object, ...]] = {}
    items: dict[str, str] = {}
    words: list[tuple[object, ...]] = []
    metrics: dict[str, dict[str, float | None]] = {}
    seconds = 0.0
    for event in events:
        match event:
            case FlagOpened(_, flag) | FlagClosed(_, flag):
                measured = None if flag.measured is None else round(flag.measured, 6)
                flags[flag.number] = (flag.rule, flag.speaker, flag.span, flag.opened_at_s, flag.severity, measured)
            case FlagWithdrawn(_, flag, _):
                flags.pop(flag.number, None)
            case Said(utterance):
                words.append((utterance.speaker, utterance.span, utterance.text, utterance.settled_at_s))
            case SessionEnded(at_s, metrics_, _):
                seconds, metrics = at_s, metrics_
            case _:
                if type(event).__name__ == "ChecklistChanged":
                    items[event.state.item] = event.state.status.value  # type: ignore[attr-defined]
    return Judged(sorted(flags.values(), key=str), items, sorted(words, key=str), metrics, seconds)


def analyzed(session: Path, wanted: Wanted, lost: Sequence[Lost] = ()) -> Judged:
    """The same call through the file analysis of its kept sound, told what is missing in it."""
    sound = SessionFolder(session).sound
    assert sound is not None
    setup = Setup(wanted)
    call = setup.open(sound)
    pipeline = setup.inline(call)
    for one in lost:
        pipeline.gap(one.speaker, Span(one.start_s, one.end_s))
    events: list[Event] = []
    run_inline(call.source, pipeline, events.append)
    return judged(events)


def events_of(told: Told, session: str) -> list[object]:
    """What was journalled of a session."""
    from coach_app.shift.journal import read_journal

    kept = next(one for one in told.of(CallKept) if one.session == session)  # type: ignore[attr-defined]
    return [entry.event for entry in read_journal(kept.folder / "events.jsonl")]  # type: ignore[attr-defined]
