"""When the sound of a kept session has to be silent before it is handed on, or that nobody can tell.

Identifiers are found in words. Where these were taken away, were never recognised or break off,
a card number may be anywhere in the sound: then it stays here. What retention takes leaves the
times behind, and no words (`coach_app.recording.sessions.Manifest.silent`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from asr_models.transcript import Utterance
from audio.lane import Track
from audio.span import Span, joined
from coach_app.errors import BadInputError
from coach_app.events import Event, LaneFailed, LaneRecovered, Said, SessionEnded, SessionStarted
from coach_app.heard_words import WordsFormatError, read_words
from coach_app.observed import WORDS
from coach_app.privacy.masking import identifier_spans, published_in
from coach_app.recording.sessions import Manifest, SessionFolder
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS

#: Most lines of a journal, which say nothing of what was heard in the end.
_UNUSED = frozenset({"measured", "heard", "lagging"})
#: Engines that hear no words.
_NONE = ("", "none")


class UnsilencedSoundError(BadInputError):
    """Sound cannot be handed on without its identifiers, since nobody can tell where they are."""

    code = "sound_unsilenced"

    def __init__(self, session: str) -> None:
        super().__init__(
            f"The sound of {session} is not handed on: without all of its words nobody knows where numbers are to be "
            "silenced.",
            "Judge it from its sound with 'coach sessions rejudge --from-sound', or ask for it with --show-identifiers.",
        )


def silent_spans(folder: Path) -> tuple[Span, ...]:
    """Stretches of call time in which the sound of a session must be silent, by time and apart from each other.

    Parameters
    ----------
    folder : Path
        The session's.

    Raises
    ------
    UnsilencedSoundError
        If its words are not there, or not to the end of the call.
    """
    try:
        manifest = SessionFolder(folder).manifest
        events = [entry.event for entry in read_journal(folder / EVENTS, _UNUSED)]
    except (OSError, ValueError) as error:
        raise UnsilencedSoundError(folder.name) from error
    if manifest.words_removed:
        if manifest.silent is None:
            raise UnsilencedSoundError(folder.name)
        return tuple(Span(start, end) for start, end in manifest.silent)
    said = [event.utterance for event in events if isinstance(event, Said)]
    if not _heard_to_the_end(events) or any(not one.text for one in said):
        raise UnsilencedSoundError(folder.name)
    return tuple(joined([*_spans(said, manifest), *_spans(_heard(folder), manifest)]))


def times_to_keep(folder: Path) -> tuple[tuple[float, float], ...] | None:
    """The same as seconds, for a manifest whose session is about to lose its words; ``None`` where nobody knows."""
    try:
        return tuple((span.start_s, span.end_s) for span in silent_spans(folder))
    except UnsilencedSoundError:
        return None


def _heard_to_the_end(events: Iterable[Event]) -> bool:
    """Whether somebody listened for words from the beginning of the call to its end."""
    heard = ended = False
    for event in events:
        match event:
            case SessionStarted(engine=engine):
                heard, ended = engine not in _NONE, False
            case LaneFailed(lane=Track.WORDS.value):
                heard = False
            case LaneRecovered(lane=Track.WORDS.value):  # at its horizon: nothing was left out
                heard = True
            case SessionEnded(lanes=lanes):
                ended = lanes.get(Track.WORDS.value, "ok") == "ok"
            case _:
                pass
    return heard and ended


def _heard(folder: Path) -> Sequence[Utterance]:
    """What was heard before anything was corrected: times may differ."""
    try:
        return read_words((folder / WORDS).read_bytes()).utterances
    except (FileNotFoundError, WordsFormatError):
        return ()


def _spans(utterances: Sequence[Utterance], manifest: Manifest) -> list[Span]:
    found = identifier_spans(utterances, published_in(manifest.placeholders.values()))
    return [span for spans in found.values() for span in spans]
