"""Thousands of sessions in minutes: the labelled calls, judged once, then written again and again with other words.

What a session holds is what a live call leaves: manifest, events with numbers and checksums,
measured voices and heard words; sound is left out, which no search reads. Every third utterance
says something else in each session, so that words are as rare and as common as in real calls. The
measured voices of all sessions of one call are one file with many names, which spares the disk.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

from asr_models.spread import spread
from asr_models.transcript import Utterance
from coach_app.call import Setup, Wanted
from coach_app.event_json import to_line
from coach_app.events import ChecklistChanged, Event, FlagClosed, FlagOpened, Said
from coach_app.heard_words import write_words
from coach_app.observed import VOICE, WORDS, Observed
from coach_app.recording.sessions import MANIFEST, Kind, Manifest, State
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.session import run_inline
from feedback.flag import Flag
from feedback.pack import load_pack

CALLS = Path(__file__).parent.parent / "tests" / "calls"

#: Characters of which rare names are made.
_RARE = "佟麒麟冉淼桦翊晗琛韫璟栩蓁珩骁昀霁沅芮"
_TAGS = ("新人", "投诉", "示范", "复盘", "退款", "夜班")
_PEOPLE = 20
_FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a journal without its number: ready made, or what was said there, for other words."""

    rest: bytes
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class JudgedCall:
    """One labelled call as the program judged it."""

    lines: tuple[_Line, ...]
    observed: Observed
    flags: tuple[Flag, ...]
    duration_s: float


def judged_calls() -> list[JudgedCall]:
    """Judge every labelled call with its true words."""
    return [_judged(path) for path in sorted(CALLS.glob("dev*.flac"))]


def write_sessions(root: Path, count: int, calls: Sequence[JudgedCall], seed: int = 1) -> list[str]:
    """Write sessions.

    Parameters
    ----------
    root : Path
        Folder of all sessions.
    count : int
        How many.
    calls : sequence of JudgedCall
        What they are made from, in turn.
    seed : int
        The same sessions come of the same seed.

    Returns
    -------
    list of str
        Their ids.
    """
    root.mkdir(parents=True, exist_ok=True)
    draw, sentences = random.Random(seed), _sentences()  # noqa: S311 (draws words, no secrets)
    voices = [_voice(call, root.parent / f"voice-{n}.npz") for n, call in enumerate(calls)]
    ids = []
    for n in range(count):
        started = _FIRST + timedelta(seconds=n * 4271)
        folder = root / f"{started:%Y%m%d-%H%M%S}-{n % 65536:04x}"
        folder.mkdir()
        _write(folder, calls[n % len(calls)], started, draw, sentences)
        os.link(voices[n % len(calls)], folder / VOICE)
        ids.append(folder.name)
    for voice in voices:
        voice.unlink()
    return ids


def _judged(path: Path) -> JudgedCall:
    setup = Setup(Wanted(engine="scripted", words=path.with_suffix(".json")))
    call, events = setup.open(path), list[Event]()
    pipeline = setup.inline(call)
    run_inline(call.source, pipeline, events.append)
    flags = {event.flag.number: event.flag for event in events if isinstance(event, FlagOpened | FlagClosed)}
    seconds = max(event.at_s for event in events if isinstance(event, ChecklistChanged | FlagOpened))
    return JudgedCall(tuple(_line(event) for event in events), pipeline.observed, tuple(flags.values()), seconds)


def _line(event: Event) -> _Line:
    at_s = getattr(event, "at_s", 0.0)
    rest = f'"published_s":{at_s:.3f},{to_line(event)[1:]}\n'.encode()
    return _Line(rest, event if isinstance(event, Said) else None)


def _voice(call: JudgedCall, path: Path) -> Path:
    folder = path.with_suffix("")
    folder.mkdir()
    call.observed.save(folder)
    (folder / VOICE).replace(path)
    for left in folder.iterdir():
        left.unlink()
    folder.rmdir()
    return path


def _sentences() -> list[str]:
    """Sentences that agents and customers say: of the labelled calls, of the recognised readings, of the pack."""
    labels = [json.loads(path.read_text("utf-8")) for path in sorted(CALLS.glob("dev*.json"))]
    read = [json.loads(line)["said"] for line in (CALLS / "heard.jsonl").read_text("utf-8").splitlines()]
    said = [utterance["text"] for call in labels for utterance in call["utterances"]]
    written = [wording for phrase in load_pack().lexicon.phrases for wording in (phrase.text, *phrase.variants)]
    return sorted({*said, *read, *written})


def _write(folder: Path, call: JudgedCall, started: datetime, draw: random.Random, sentences: Sequence[str]) -> None:
    name = "".join(draw.sample(_RARE, 3))
    heard: list[Utterance] = []
    lines = []
    for number, line in enumerate(call.lines, 1):
        rest = line.rest
        if line.said is not None:
            said = _other_words(line.said, name, draw, sentences)
            heard.append(said.utterance)
            rest = _line(said).rest
        lines.append(b'{"seq":%d,"crc":"%08x",' % (number, crc32(rest[:-1])) + rest)
    (folder / "events.jsonl").write_bytes(b"".join(lines))
    (folder / WORDS).write_text(write_words(heard, ()), "utf-8")
    manifest = Manifest(
        id=folder.name,
        kind=Kind.CALL,
        state=State.COMPLETE,
        person=f"p-{draw.randrange(_PEOPLE):04x}",
        reference=f"GD-{draw.randrange(10**6):06d}",
        started_at=started,
        duration_s=call.duration_s,
        engine="scripted",
        pack_id="zh-service",
        pack_version="1.0.0",
        tags=tuple(sorted(draw.sample(_TAGS, draw.randrange(3)))),
    )
    (folder / MANIFEST).write_text(manifest.model_dump_json(by_alias=True, indent=1), "utf-8")
    if call.flags and draw.random() < 0.1:
        flag = draw.choice(call.flags)
        RulingLog(folder).add(Ruling(flag=FlagRef.of(flag), verdict="right", author="培训"))


def _other_words(said: Said, name: str, draw: random.Random, sentences: Sequence[str]) -> Said:
    """The same utterance, or another in its place; now and then with a name that few others have."""
    chance = draw.random()
    if chance > 0.4:
        return said
    text = draw.choice(sentences) + (f"我叫{name}。" if chance < 0.05 else "")
    utterance = replace(said.utterance, text=text, words=spread(text, said.utterance.span))
    return replace(said, utterance=utterance, hits=())


def rare_words(root: Path, ids: Sequence[str]) -> Iterator[str]:
    """Names that were said in few sessions, for searching."""
    for session in ids:
        text = (root / session / WORDS).read_text("utf-8")
        at = text.find("我叫")
        if at >= 0:
            yield text[at + 2 : at + 5]
