"""Everything that can happen in a session, as values.

Screens, database, report and command line all consume this one stream; opening an old
session plays its events again into the same screens. Match with ``match``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.sound_events import DiskRunsLow, Paused, Resumed, SourceBack, SourceLost
from feedback.flag import Flag, ItemState


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A session begins.

    Parameters
    ----------
    file : str
        Name of the sound file, or empty for a live call.
    duration_s : float or None
        Length where it is known beforehand.
    speakers : tuple of Speaker
        Sides that can be heard.
    engine, model, language : str
        Who hears the words; engine ``none`` when nobody does.
    pack_id, pack_version, pack_sha256 : str
        Which rules judge.
    items : tuple of ItemState
        The checklist at the start.
    notices : tuple of str
        Codes of what the listener should know from the start: missing model, mono mix …
    """

    file: str
    duration_s: float | None
    speakers: tuple[Speaker, ...]
    engine: str
    model: str
    language: str
    pack_id: str
    pack_version: str
    pack_sha256: str
    items: tuple[ItemState, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What one speaker's voice does now; every 0.2 s of call time.

    Parameters
    ----------
    at_s : float
        Call time.
    speaker : Speaker
        Whose voice.
    rate_cpm : float or None
        Net rate over the speaker's last 8 s of speech, characters a minute.
    level_db : float or None
        Active level over the last 3 s of speech, dB against the reference.
    pitch_st : float or None
        Pitch now, semitones about the speaker's median; ``None`` unvoiced.
    spread_st : float or None
        Spread of pitch over the last 10 s of speech, semitones.
    speaking : bool
        Whether this speaker is speaking now.
    talk_share : float or None
        This speaker's share of all speech so far, in [0, 1].
    """

    at_s: float
    speaker: Speaker
    rate_cpm: float | None
    level_db: float | None
    pitch_st: float | None
    spread_st: float | None
    speaking: bool
    talk_share: float | None


@dataclass(frozen=True, slots=True)
class Heard:
    """Provisional words."""

    hearing: Hearing


@dataclass(frozen=True, slots=True)
class Said:
    """Final words. `syllables` and `rate_cpm` are of this utterance; `hits` what it matched."""

    utterance: Utterance
    syllables: int
    rate_cpm: float | None
    hits: tuple[PhraseHeard, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseHeard:
    """A phrase of the pack in an utterance, for underlining.

    Parameters
    ----------
    phrase : str
        Id such as ``STD-22`` or ``FOR-01``.
    verdict : str
        ``said`` or ``possibly``.
    score : float
        In [0, 1].
    text : str
        The characters that matched.
    span : Span
        When they were spoken.
    replacement : str
        What to say instead, for a forbidden phrase; else empty.
    items : tuple of str
        Checklist items that it ticks.
    """

    phrase: str
    verdict: str
    score: float
    text: str
    span: Span
    replacement: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagOpened:
    """A rule found something; `shown` says whether the agent sees it, `held_back` why not."""

    at_s: float
    flag: Flag
    shown: bool
    held_back: str = ""


@dataclass(frozen=True, slots=True)
class FlagShown:
    """A flag that had been held back by the budget is shown now."""

    at_s: float
    flag: Flag


@dataclass(frozen=True, slots=True)
class FlagClosed:
    """The condition is over; the flag's span and measure are final."""

    at_s: float
    flag: Flag


@dataclass(frozen=True, slots=True)
class FlagWithdrawn:
    """Better evidence says that the flag never held."""

    at_s: float
    flag: Flag
    reason: str


@dataclass(frozen=True, slots=True)
class ChecklistChanged:
    """A checklist item changed its state."""

    at_s: float
    state: ItemState


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """Something the listener should know about the sound, such as a mono mix or swapped channels.

    Parameters
    ----------
    at_s : float
        Call time at which it was known.
    notice : str
        Stable code; `coach_app.advice` has its sentences.
    detail : str
        One English sentence with the figures of this case, or empty.
    """

    at_s: float
    notice: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AudioLost:
    """Sound is missing; the stretch is silence on the timeline."""

    speaker: Speaker
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Lagging:
    """A lane is behind the call by more than two seconds (`behind_s`), or has caught up (0)."""

    at_s: float
    lane: str
    behind_s: float


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """Somebody said whether a flag is right.

    Parameters
    ----------
    at_s : float
        Call time.
    number : int
        The flag's.
    rule : str
        Its rule.
    verdict : str
        ``right``, ``wrong`` or ``unsure``.
    """

    at_s: float
    number: int
    rule: str
    verdict: str


@dataclass(frozen=True, slots=True)
class LaneFailed:
    """A lane is gone; the call goes on without it."""

    at_s: float
    lane: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class LaneRecovered:
    """A lane was restarted at its horizon."""

    at_s: float
    lane: str


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over.

    Parameters
    ----------
    at_s : float
        Duration of the call.
    metrics : dict
        Per ``agent``, ``customer`` and ``call``: name to value, ``None`` where not enough was heard.
    lanes : dict
        ``prosody`` and ``words``: ``ok``, ``failed`` or ``none``.
    """

    at_s: float
    metrics: dict[str, dict[str, float | None]] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)


Event = (
    SessionStarted
    | Measured
    | Heard
    | Said
    | FlagOpened
    | FlagShown
    | FlagClosed
    | FlagWithdrawn
    | ChecklistChanged
    | NoticeGiven
    | AudioLost
    | SourceLost
    | SourceBack
    | Paused
    | Resumed
    | Lagging
    | DiskRunsLow
    | VerdictGiven
    | LaneFailed
    | LaneRecovered
    | SessionEnded
)
