"""Keeps a recording that a crash cut off together with what its journal knows of missing sound.

The manifest of a call says where silence stands for sound only once the call has ended. Until
then the journal alone does, and whoever judges the kept sound anew must not take a pause or an
unplugged microphone for somebody who was silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audio.block import Speaker
from audio.span import Span
from coach_app.events import AudioLost, Event
from coach_app.recording.recovery import Unfinished, keep
from coach_app.recording.sessions import Lost, SessionFolder
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from coach_app.sound_events import Paused, Resumed, SourceBack, SourceLost

#: Most lines of a journal, which say nothing of missing sound.
_OTHERS = frozenset({"measured", "heard"})


def rescue(one: Unfinished) -> SessionFolder:
    """Mend its files, pack its sound and list it as recovered.

    Returns
    -------
    SessionFolder
        As `coach_app.recording.recovery.keep` gives it; its `lost` is what had been told of by the crash.

    Raises
    ------
    ArchiveError
        When there is no room to pack the sound; it stays as it was and can be kept later.
    """
    return keep(one, lambda manifest: lost_of(_journal(one), manifest.speakers, manifest.duration_s))


def lost_of(events: Iterable[Event], speakers: Sequence[Speaker], duration_s: float) -> tuple[Lost, ...]:
    """Where silence stands for sound, in the order in which it became known.

    Parameters
    ----------
    events : iterable of Event
        Of the call, as far as they go.
    speakers : sequence of Speaker
        Sides that were recorded; a pause is missing on all of them.
    duration_s : float
        Length of the sound; what was still missing is missing to its end.

    Examples
    --------
    >>> [(lost.start_s, lost.end_s, lost.reason) for lost in lost_of([Paused(3.0)], [Speaker.AGENT], 9.0)]
    [(3.0, 9.0, 'paused')]
    """
    found: list[tuple[Speaker, float, float, str]] = []
    gone: dict[Speaker, SourceLost] = {}
    paused_s: float | None = None
    for event in events:
        match event:
            case AudioLost(speaker, Span(start_s, end_s), reason):
                found.append((speaker, start_s, end_s, reason))
            case SourceLost(_, speaker):
                gone.setdefault(speaker, event)
            case SourceBack(_, speaker):
                gone.pop(speaker, None)  # what was missing is told beside it
            case Paused(at_s):
                paused_s = at_s
            case Resumed(at_s) if paused_s is not None:
                found += [(speaker, paused_s, at_s, "paused") for speaker in speakers]
                paused_s = None
            case _:
                pass
    if paused_s is not None:
        found += [(speaker, paused_s, duration_s, "paused") for speaker in speakers]
    found += [(lost.speaker, lost.at_s, duration_s, lost.trouble) for lost in gone.values()]
    return tuple(
        Lost(speaker=speaker, start_s=start_s, end_s=min(end_s, duration_s), reason=reason)
        for speaker, start_s, end_s, reason in found
        if start_s < min(end_s, duration_s)
    )


def _journal(one: Unfinished) -> Iterable[Event]:
    try:
        return [entry.event for entry in read_journal(one.folder / EVENTS, _OTHERS)]
    except OSError:  # the call was not judged yet, or never
        return []
