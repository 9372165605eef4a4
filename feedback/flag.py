"""A flag: a measured fact about a stretch of the call, with everything needed to explain it.

Flags are facts, nudges are manners: a flag opens and closes whenever its rule says;
whether anybody is shown it is decided in :mod:`feedback.nudges`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.block import Speaker
from audio.span import Span


class Kind(StrEnum):
    """Stable names of what can be flagged; used by packs, screens, reports and tests."""

    RATE_FAST = "rate_fast"
    RATE_SLOW = "rate_slow"
    VOLUME_LOUD = "volume_loud"
    VOLUME_SOFT = "volume_soft"
    PITCH_MONOTONE = "pitch_monotone"
    PITCH_RISE = "pitch_rise"
    PITCH_HIGH = "pitch_high"
    MONOLOGUE = "monologue"
    INTERRUPTION = "interruption"
    DEAD_AIR = "dead_air"
    SLOW_RESPONSE = "slow_response"
    HOLD_NO_UPDATE = "hold_no_update"
    FILLER = "filler"
    PHRASE_FORBIDDEN = "phrase_forbidden"
    PHRASE_MISSING = "phrase_missing"
    ORDER_BROKEN = "order_broken"
    AUDIO_CLIPPED = "audio_clipped"
    AUDIO_NOISY = "audio_noisy"
    #: TON, TIM and BEH rules that have no kind of their own; always a note.
    DELIVERY = "delivery"
    TIMING = "timing"
    BEHAVIOUR = "behaviour"
    PRAISE = "praise"


class Severity(StrEnum):
    """How loudly a flag may speak."""

    ALERT = "alert"
    """Shown at once."""
    NUDGE = "nudge"
    """Shown within the budget."""
    NOTE = "note"
    """For the report only."""
    PRAISE = "praise"
    """Something went well."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that a rule found.

    Parameters
    ----------
    number : int
        Identity within the session, counted from 1 in the order of opening.
    rule : str
        Id of the rule in the pack.
    kind : Kind
        What sort of thing it is.
    speaker : Speaker
        Whose delivery it is about.
    span : Span
        The stretch that was judged and found so. Grows while the flag is open.
    opened_at_s : float
        Call time at which it could first be known.
    severity : Severity
        How loudly it may speak.
    measured, limit : float or None
        What was measured and the limit it passed, in `unit`; ``None`` for phrases.
    unit : str
        ``cpm``, ``dB``, ``st``, ``s``, ``count`` or empty.
    evidence : str
        The words or the comparison behind it, for people to read.
    say, why : str
        Two to six characters to do about it, and the reason, in the interface's language.
    source : str
        Rule of the domain catalogue, such as ``TON-01``.
    detail : str
        Which phrase, checklist item or filler; empty where the rule says it all.
    subject : str
        Stable name of that phrase or item (of both items of an order, as the pack writes it), the same in every
        language and wording; empty for what is measured.
    """

    number: int
    rule: str
    kind: Kind
    speaker: Speaker
    span: Span
    opened_at_s: float
    severity: Severity
    measured: float | None
    limit: float | None
    unit: str
    evidence: str
    say: str
    why: str
    source: str
    detail: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A flag opened; `shown` says whether the agent sees it, `held_back` why not."""

    at_s: float
    flag: Flag
    shown: bool
    held_back: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A flag that had been held back is shown now, still being open."""

    at_s: float
    flag: Flag


@dataclass(frozen=True, slots=True)
class Closed:
    """A flag's condition is over; `flag.span` and `flag.measured` are final."""

    at_s: float
    flag: Flag


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Better evidence (settled words) says the flag never held."""

    at_s: float
    flag: Flag
    reason: str


class ItemStatus(StrEnum):
    """State of a checklist item."""

    SAID = "said"
    MISSING = "missing"
    POSSIBLY_MISSING = "possibly_missing"
    NOT_REQUIRED = "not_required"
    NOT_ASSESSED = "not_assessed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class ItemState:
    """One line of the checklist.

    Parameters
    ----------
    item : str
        Stable name such as ``opening``.
    status : ItemStatus
        Where it stands.
    at_s : float or None
        When it was said, or when the verdict fell.
    evidence : str
        The words that ticked it, or what made it required.
    since_s : float or None
        When it began to be required, for an item that is missing.
    """

    item: str
    status: ItemStatus
    at_s: float | None = None
    evidence: str = ""
    since_s: float | None = None


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """A checklist item changed its state."""

    at_s: float
    state: ItemState


#: What the judging reports, in call-time order.
Change = Opened | Shown | Closed | Withdrawn | ItemChanged
