"""Opens a kept session for review: its events, what people said about them, and what it is marked.

An hour of talk is 50,000 events, most of them gauges; these are read as plain numbers, since
nobody may wait for seconds before the first flag can be heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from pydantic_core import from_json

from audio.block import Speaker
from coach_app.errors import BadInputError
from coach_app.event_json import EventFormatError, from_dict
from coach_app.events import Event, Measured, SessionEnded, SessionStarted
from coach_app.observed import BASELINE
from coach_app.privacy.masking import Masker, masked_by, masker_of
from coach_app.privacy.names import mask_name
from coach_app.recording.sessions import Manifest, SessionFolder
from coach_app.report.model import Analysis, analysis_of
from coach_app.report.reviewed import Reviewed, masked_review
from coach_app.review.curves import Curves, curves_of
from coach_app.review.measured_pitch import pitched
from coach_app.rulings.log import RulingLog
from coach_app.rulings.marking import marked
from coach_app.rulings.state import Rulings, state_of
from feedback.baseline import Baseline
from feedback.errors import BaselineError
from feedback.rubric import Marked, Rubric

EVENTS = "events.jsonl"

_HEAD = re.compile(rb'\{"seq":(\d+),"crc":"([0-9a-f]{8})",')
_KIND = re.compile(rb'"event":"([a-z_]+)"')
_SPEAKERS = {speaker.value: speaker for speaker in Speaker}
#: Provisional words and lag are of no use afterwards.
_PASSED_BY = frozenset({b"heard", b"lagging"})

#: From a manifest to what its session is marked by.
RubricOf = Callable[[Manifest], Rubric]


@dataclass(frozen=True, slots=True, eq=False)
class ReviewedSession:
    """A session with everything that its page shows.

    Parameters
    ----------
    folder : Path
        Where it lies.
    manifest : Manifest
        What is known of it.
    analysis : Analysis
        Words, flags, checklist and figures; identifiers hidden unless they were asked for. Its gauges are in `curves`.
    curves : dict of Speaker to Curves
        The voices.
    baseline : Baseline or None
        The agent's usual voice by which it was judged, where one was saved.
    rulings : Rulings
        What people said, its flags those of `analysis`.
    marks : Marked
        By the rubric.
    cut_off : bool
        The events end early: a crash, or damage; what is there is shown.
    masker : Masker or None
        Hides identifiers in what people wrote about the call; ``None`` where they are shown.
    """

    folder: Path
    manifest: Manifest
    analysis: Analysis
    curves: dict[Speaker, Curves]
    baseline: Baseline | None
    rulings: Rulings
    marks: Marked
    cut_off: bool = False
    masker: Masker | None = None

    @property
    def name(self) -> str:
        """What it is called: title, ticket number, file, or when it began."""
        about = self.manifest
        named = about.title or about.reference or about.source or f"{about.started_at.astimezone():%m-%d %H:%M}"
        return named if self.masker is None else mask_name(named)


def open_session(folder: Path, rubric_of: RubricOf, *, unmasked: bool = False) -> ReviewedSession:
    """Read a session's folder.

    Parameters
    ----------
    folder : Path
        The session's.
    rubric_of : callable
        What it is marked by.
    unmasked : bool
        Show identifiers; whoever asks for it has that journalled (:mod:`coach_app.privacy.disclosure`).

    Raises
    ------
    BadInputError
        If its manifest or its events are not there or begin with damage.
    """
    manifest, events = _manifest(folder), list(stored_events(folder))
    if not events or not isinstance(events[0], SessionStarted):
        raise BadInputError(
            f"The events of '{folder.name}' are missing or damaged.",
            "Judge it anew from its sound, or restore the file.",
        )
    gauges = [event for event in events if isinstance(event, Measured)]
    shown: list[Event] = [event for event in events if not isinstance(event, Measured)]
    masker = None if unmasked else masker_of(shown)
    if masker is not None:
        shown = list(masked_by(masker, shown))
    cut_off = not isinstance(shown[-1], SessionEnded)
    if cut_off:
        reached_s = max((measured.at_s for measured in gauges), default=0.0)
        shown.append(SessionEnded(max(manifest.duration_s, reached_s)))
    analysis = analysis_of(shown)
    if cut_off:
        analysis = replace(analysis, lanes={"prosody": "failed", "words": "failed"})
    opened = ReviewedSession(
        folder,
        manifest,
        analysis,
        _curves(gauges, folder),
        _baseline(folder),
        Rulings(),
        Marked((), None, 0.0, None),
        cut_off,
        masker,
    )
    return ruled_anew(opened, rubric_of)


def ruled_anew(session: ReviewedSession, rubric_of: RubricOf) -> ReviewedSession:
    """The session with its rulings as they are on disk now; nothing else is read again."""
    analysis = session.analysis
    flags = [finding.flag for finding in analysis.findings]
    rulings = state_of(RulingLog(session.folder).entries(), flags)
    marks = marked(rubric_of(session.manifest), rulings, analysis.checklist, analysis.lanes, analysis.started.speakers)
    reviewed = Reviewed(rulings, marks)
    if session.masker is not None:
        reviewed = masked_review(reviewed, session.masker.text)
    return replace(session, rulings=reviewed.rulings, marks=reviewed.marks)


def stored_events(folder: Path) -> Iterator[Event]:
    """Events of a session up to their end or the first damaged line, without provisional words.

    Parameters
    ----------
    folder : Path
        The session's; one without events gives none.
    """
    path = folder / EVENTS
    if not path.is_file():
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            rest = _sound_line(line.rstrip(b"\n"), number)
            if rest is None:
                return
            event = _event(rest)
            if event is not None:
                yield event


def _sound_line(line: bytes, number: int) -> bytes | None:
    """What a line holds, if its number and its checksum are right."""
    head = _HEAD.match(line)
    if head is None or int(head[1]) != number:
        return None
    rest = line[head.end() :]
    return rest if crc32(rest) == int(head[2], 16) else None


def _event(rest: bytes) -> Event | None:
    kind = _KIND.search(rest)
    if kind is None or kind[1] in _PASSED_BY:
        return None
    document = from_json(b"{" + rest)  # several times as fast as the standard library's
    document.pop("published_s", None)
    if kind[1] == b"measured":
        del document["event"]
        document["speaker"] = _SPEAKERS[document["speaker"]]
        return Measured(**document)
    try:
        return from_dict(document)
    except EventFormatError:  # of a later version: its checksum is right, so what follows can be trusted
        return None


def _manifest(folder: Path) -> Manifest:
    try:
        return SessionFolder(folder).manifest
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"The manifest of '{folder.name}' is missing or damaged.",
            "Restore its manifest.json, or import its sound anew.",
        ) from error


def _curves(gauges: Sequence[Measured], folder: Path) -> dict[Speaker, Curves]:
    curves = curves_of(gauges)
    if Speaker.CUSTOMER in curves and not np.isfinite(curves[Speaker.CUSTOMER].pitch_st).any():
        curves[Speaker.CUSTOMER] = pitched(curves[Speaker.CUSTOMER], folder, Speaker.CUSTOMER)
    return curves


def _baseline(folder: Path) -> Baseline | None:
    try:
        return Baseline.load(folder / BASELINE) if (folder / BASELINE).is_file() else None
    except (OSError, BaselineError):
        return None
