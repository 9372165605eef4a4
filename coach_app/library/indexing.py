"""What the index holds of one session, read from its folder.

Reading takes no lock and touches no database. What was read carries the state in which the
files were then, so that a later look tells what has changed since.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from audio.block import Speaker
from audio.segments import segment_files
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Said,
    SessionEnded,
    SessionStarted,
)
from coach_app.library.spelling import pinyin, spaced
from coach_app.recording.sessions import MANIFEST, SOUND, Kind, Manifest, SessionFolder
from coach_app.rulings.log import FILE as RULINGS
from coach_app.rulings.log import RulingLog
from coach_app.rulings.marking import marked
from coach_app.rulings.state import state_of
from coach_app.shift.journal import read_journal
from feedback.flag import Flag, ItemState, Severity
from feedback.rubric import COUNTED, Rubric

#: Takes what was said, gives it back with identifiers masked: only that is ever indexed.
Mask = Callable[[Sequence[Said]], Sequence[Said]]

#: Gives the rubric by which sessions of a pack are marked.
RubricOf = Callable[[Manifest], Rubric]

EVENTS: Final = "events.jsonl"

#: `State` of a session whose manifest cannot be read.
DAMAGED: Final = "damaged"

#: Most lines of a journal, of which the index needs nothing.
_UNUSED: Final = frozenset({"measured", "heard", "lagging"})
_ID: Final = re.compile(r"(\d{8}-\d{6})-[0-9a-f]{4}")


@dataclass(frozen=True, slots=True)
class Seen:
    """In which state the files of a session are: what the index shows was read from these.

    Parameters
    ----------
    about, judged : str
        Of the manifest and the sound; of events and rulings. Empty where there are none.
    """

    about: str
    judged: str


@dataclass(frozen=True, slots=True)
class Words:
    """One masked utterance and how it is searched for."""

    speaker: str
    start_s: float
    text: str
    spaced: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What events and rulings come to; `whole` where the events are there to their end."""

    alerts: int = 0
    nudges: int = 0
    score: float | None = None
    ruled: int = 0
    open_objections: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    items: tuple[ItemState, ...] = ()
    words: tuple[Words, ...] = ()
    figures: dict[str, float | None] = field(default_factory=dict)
    verdicts: dict[str, int] = field(default_factory=dict)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Indexed:
    """A session as the index takes it in; `judged` is ``None`` where that part is known already."""

    seen: Seen
    manifest: Manifest
    state: str
    has_sound: bool
    judged: Judged | None


def seen(folder: Path) -> Seen:
    """In which state the files of a session are now."""
    return Seen(_stamp(folder, MANIFEST, SOUND), _stamp(folder, EVENTS, RULINGS))


def read_session(folder: Path, known: Seen | None, mask: Mask, rubric_of: RubricOf) -> Indexed:
    """Read a session's folder.

    Parameters
    ----------
    folder : Path
        The session's; damaged files make the rest of it no less readable.
    known : Seen or None
        What the index was made from; events that have not changed since are not read again.
    mask : callable
        Masks identifiers.
    rubric_of : callable
        What the session is marked by.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    now = seen(folder)  # before anything is read: what changes meanwhile is read again next time
    session = SessionFolder(folder)
    try:
        manifest = session.manifest.model_copy(update={"id": folder.name})
        state = manifest.state.value
    except (OSError, ValueError):
        manifest, state = _guessed(folder), DAMAGED
    fresh = known is None or known.judged != now.judged
    return Indexed(
        seen=now,
        manifest=manifest,
        state=state,
        has_sound=session.sound is not None or any(segment_files(folder, side) for side in manifest.speakers),
        judged=_judged(folder, manifest, mask, rubric_of) if fresh else None,
    )


class Gathered:
    """What a session's events come to in the end."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.flags: dict[int, Flag] = {}
        self.items: dict[str, ItemState] = {}
        self.lanes: dict[str, str] = {}
        self.figures: dict[str, float | None] = {}
        self.ended = False

    def take(self, events: Iterable[Event]) -> None:
        """Take events in their order."""
        for event in events:
            match event:
                case SessionStarted():
                    self.items = {state.item: state for state in event.items}
                case Said():
                    self.said.append(event)
                case FlagOpened() | FlagShown() | FlagClosed():
                    self.flags[event.flag.number] = event.flag
                case FlagWithdrawn():
                    self.flags.pop(event.flag.number, None)
                case ChecklistChanged():
                    self.items[event.state.item] = event.state
                case SessionEnded():
                    self.ended = True
                    self.lanes = event.lanes
                    self.figures = event.metrics.get(Speaker.AGENT.value, {})
                case _:
                    pass


def _judged(folder: Path, manifest: Manifest, mask: Mask, rubric_of: RubricOf) -> Judged:
    gathered = Gathered()
    if (folder / EVENTS).is_file():
        gathered.take(entry.event for entry in read_journal(folder / EVENTS, without=_UNUSED))
    flags = tuple(gathered.flags.values())
    items = tuple(gathered.items.values())
    rulings = state_of(RulingLog(folder).entries(), flags)
    marks = marked(rubric_of(manifest), rulings, items, gathered.lanes, manifest.speakers)
    severities = Counter(flag.severity for flag in flags)
    return Judged(
        alerts=severities[Severity.ALERT],
        nudges=severities[Severity.NUDGE],
        score=manifest.drill_score
        if manifest.kind is Kind.PRACTICE
        else marks.score
        if gathered.lanes and marks.graded
        else None,
        ruled=sum(one.ruling is not None and one.flag.severity in COUNTED for one in rulings.flags),
        open_objections=rulings.open_objections,
        kinds=dict(Counter(flag.kind.value for flag in flags)),
        items=items,
        words=tuple(_words(said) for said in mask(gathered.said) if said.utterance.text),
        figures=gathered.figures,
        verdicts=dict(Counter(one.ruling.verdict for one in rulings.flags if one.ruling is not None)),
        whole=gathered.ended,
    )


def _words(said: Said) -> Words:
    utterance = said.utterance
    text = utterance.text
    return Words(utterance.speaker.value, utterance.span.start_s, text, spaced(text), pinyin(text))


def _guessed(folder: Path) -> Manifest:
    """What can be said of a session without its manifest: its name holds when it began."""
    named = _ID.fullmatch(folder.name)
    try:
        began = datetime.strptime(named[1] if named else "", "%Y%m%d-%H%M%S").astimezone()
    except ValueError:
        began = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return Manifest(id=folder.name, started_at=began)


def _stamp(folder: Path, *names: str) -> str:
    """Size and time of files, those that are there; retention and corrections change it."""
    parts = []
    for name in names:
        try:
            stat = (folder / name).stat()
        except FileNotFoundError:
            parts.append("")
            continue
        parts.append(f"{stat.st_size}.{stat.st_mtime_ns}")
    return " ".join(parts)
