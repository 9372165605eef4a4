"""Judges kept sessions anew from what was observed of them, without hearing or measuring anything again.

A changed pack, or words that somebody corrected, change the events; sound, words and rulings
stay. The old events stand until the new ones are whole on disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.errors import AppError
from coach_app.event_json import name_of
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    Measured,
    NoticeGiven,
    Said,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.observed import Observed
from coach_app.pipeline import Pipeline
from coach_app.recording import marker
from coach_app.recording.holding import held
from coach_app.recording.sessions import Manifest, SessionFolder
from coach_app.rulings.attach import attached
from coach_app.rulings.corrections import corrected, corrections_of
from coach_app.rulings.entry import Correction, FlagRef
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal, write_journal
from coach_app.shift.live_call import EVENTS
from feedback.flag import Flag
from feedback.pack import Pack

#: Call time between two looks at the rules: events come in the order of the call.
_STEP_S = 1.0

#: What the rules make again and nothing of the past hangs on: most lines of a journal.
_UNUSED = frozenset(name_of(kind) for kind in (Measured, Heard, Said, ChecklistChanged))

#: Remarks that follow from the rules, which make them again.
_JUDGED = frozenset({"channels_swapped"})


class Reason(StrEnum):
    """Why a session cannot be judged anew."""

    GONE = "gone"
    """There is no such session, or its manifest cannot be read."""
    LIVE = "live"
    """It is still being recorded."""
    WORDS_REMOVED = "words_removed"
    """Retention took its words."""
    SOUND_REMOVED = "sound_removed"
    """What was measured of it was not kept, and retention took the sound."""
    NOT_KEPT = "not_kept"
    """What was measured of it was not kept; its sound is there."""
    DAMAGED = "damaged"


class RejudgeError(AppError):
    """A session cannot be judged anew from what was kept of it.

    Parameters
    ----------
    reason : Reason
        Why.
    message, advice : str
        One English sentence each: what is wrong, what to do.
    """

    def __init__(self, reason: Reason, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.reason = reason
        self.code = f"rejudge_{reason.value}"


def rejudge(folder: Path, setup: Setup, *, corrections: Iterable[Correction] | None = None) -> None:
    """Write a session's events anew.

    Parameters
    ----------
    folder : Path
        The session's.
    setup : Setup
        The rules; its ears are not asked.
    corrections : iterable of Correction or None
        What was heard wrong; ``None`` for the corrections that hold in the session's rulings.

    Raises
    ------
    RejudgeError
        If it cannot be; nothing has changed then.
    OSError
        If the new events cannot be written; the old ones stand.
    """
    session = SessionFolder(folder)
    manifest = _manifest(session)
    observed = _observed(folder, manifest)
    made = _corrections(folder) if corrections is None else tuple(corrections)
    if made:
        observed = observed.reheard(corrected(observed.utterances, made))
    past = _Past.read(folder / EVENTS)
    pipeline = setup.anew(_started(past, manifest), observed, _own(manifest))
    pack, told = setup.pack, [(event, pipeline.heard_s) for event in _told(pipeline, observed, session, past)]
    with held(folder):  # events and what is said of them are by the same rules, whoever else judges it
        write_journal(folder / EVENTS, _while_words_stay(session, told))
        session.change(pack_id=pack.id, pack_version=pack.version, pack_sha256=pack.sha256, corrected=_digest(made))


def is_current(folder: Path, pack: Pack) -> bool:
    """Whether a session's events are what these rules and its corrections lead to.

    Raises
    ------
    RejudgeError
        If its manifest cannot be read.
    """
    manifest = _manifest(SessionFolder(folder))
    return manifest.pack_sha256 == pack.sha256 and manifest.corrected == _digest(_corrections(folder))


@dataclass(frozen=True, slots=True)
class _Past:
    """What the old events know that the observations do not."""

    started: SessionStarted | None = None
    notices: tuple[NoticeGiven, ...] = ()
    verdicts: tuple[tuple[FlagRef, VerdictGiven], ...] = ()

    @classmethod
    def read(cls, path: Path) -> _Past:
        """From a journal; what is damaged is as if it were not there."""
        events: list[Event] = []
        with suppress(OSError):
            events = [entry.event for entry in read_journal(path, without=_UNUSED)]
        flags = _flags(events)
        return cls(
            next((event for event in events if isinstance(event, SessionStarted)), None),
            tuple(event for event in events if isinstance(event, NoticeGiven) and event.notice not in _JUDGED),
            tuple(
                (FlagRef.of(flags[event.number]), event)
                for event in events
                if isinstance(event, VerdictGiven) and event.number in flags
            ),
        )

    def given(self, flags: Iterable[Flag]) -> Iterator[Event]:
        """Verdicts given during the call, on the flags as they are numbered now."""
        found = attached((ref for ref, _ in self.verdicts), list(flags))
        for ref, verdict in self.verdicts:
            if ref in found:
                yield replace(verdict, number=found[ref].number, rule=found[ref].rule)


def _told(pipeline: Pipeline, observed: Observed, session: SessionFolder, past: _Past) -> Iterator[Event]:
    """All events, those of the past among them where they belong."""
    seen: list[Event] = []
    notices, failed = list(past.notices), list(observed.failed)
    for event in _begun(pipeline, session.manifest):
        seen.append(event)
        yield event
    for step in observed.by_steps(_STEP_S):
        events = pipeline.take(step)
        while failed and failed[0].at_s <= pipeline.heard_s:
            lane = failed.pop(0)
            events += pipeline.fail(lane.track, lane.reason, lane.advice)
        while notices and notices[0].at_s <= pipeline.heard_s:
            events.append(notices.pop(0))
        seen += events
        yield from events
    for event in [*notices, *pipeline.finish()]:
        if isinstance(event, SessionEnded):
            yield from past.given(_flags(seen).values())
        seen.append(event)
        yield event


def _while_words_stay(session: SessionFolder, told: Iterable[tuple[Event, float]]) -> Iterator[tuple[Event, float]]:
    yield from told
    _need_words(session.manifest)  # they may have gone meanwhile, and are not to come back


def _begun(pipeline: Pipeline, manifest: Manifest) -> Iterator[Event]:
    yield from pipeline.begin()
    for one in manifest.lost:
        yield from pipeline.gap(one.speaker, Span(one.start_s, one.end_s), one.reason)


def _flags(events: Iterable[Event]) -> dict[int, Flag]:
    """Flags that stand, by number, as they were known last."""
    flags: dict[int, Flag] = {}
    for event in events:
        if isinstance(event, FlagOpened | FlagShown | FlagClosed):
            flags[event.flag.number] = event.flag
        elif isinstance(event, FlagWithdrawn):
            flags.pop(event.flag.number, None)
    return flags


def _manifest(session: SessionFolder) -> Manifest:
    try:
        manifest = session.manifest
    except (OSError, ValueError) as error:
        raise RejudgeError(
            Reason.GONE, f"There is no session {session.id} that can be read.", "Choose one from 'coach sessions list'."
        ) from error
    if marker.is_marked(session.path) and marker.at_work(session.path):
        raise RejudgeError(
            Reason.LIVE, f"The session {session.id} is still being recorded.", "Wait until the call is over."
        )
    return manifest


def _need_words(manifest: Manifest) -> None:
    if manifest.words_removed:
        raise RejudgeError(
            Reason.WORDS_REMOVED,
            f"The words of {manifest.id} were removed on {manifest.words_removed[:10]}, so it cannot be judged anew.",
            "Its flags stay as they are.",
        )


def _observed(folder: Path, manifest: Manifest) -> Observed:
    _need_words(manifest)
    if Observed.is_kept(folder):
        return Observed.load(folder)
    if SessionFolder(folder).sound is not None:
        raise RejudgeError(
            Reason.NOT_KEPT,
            f"What was measured of {folder.name} was not kept.",
            "Judge it from its sound, with 'coach sessions rejudge --from-sound'.",
        )
    if manifest.sound_removed:
        raise RejudgeError(
            Reason.SOUND_REMOVED,
            f"The sound of {folder.name} was removed on {manifest.sound_removed[:10]} and no measures of it are kept, "
            "so it cannot be judged anew.",
            "Its flags stay as they are.",
        )
    raise RejudgeError(
        Reason.DAMAGED,
        f"The session {folder.name} holds neither sound nor what was measured of it.",
        "Copy its files back, or delete it.",
    )


def _corrections(folder: Path) -> tuple[Correction, ...]:
    return corrections_of(RulingLog(folder).entries())


def _digest(corrections: Iterable[Correction]) -> str:
    ids = [one.id for one in corrections]
    return hashlib.sha256("\n".join(ids).encode()).hexdigest() if ids else ""


def _own(manifest: Manifest) -> Wanted:
    """What the person had chosen when the session was judged first."""
    return Wanted(
        placeholders=tuple(manifest.placeholders.items()),
        silenced=frozenset(manifest.silenced),
        wrong=tuple(manifest.wrong.items()),
    )


def _started(past: _Past, manifest: Manifest) -> SessionStarted:
    """How the session began; made from the manifest where the events do not tell."""
    if past.started is not None:
        return replace(past.started, items=())
    return SessionStarted(
        file="",
        duration_s=manifest.duration_s,
        speakers=manifest.speakers,
        engine=manifest.engine,
        model=manifest.model,
        language="zh",
        pack_id="",
        pack_version="",
        pack_sha256="",
    )
