"""A speaker's calibration on one device: the usual voice, and everything else the readings tell.

Kept as one file for each person and device. Every part may be missing; what is missing
disables only what needs it, and says so.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from feedback.baseline import Baseline
from feedback.errors import BaselineError
from feedback.smile import SmileAxis, VoiceColour

SCHEMA = "coach.calibration/1"

#: The fixed sentences, by phrase of the pack (domain/service-standards §2).
FIXED = ("STD-01", "STD-22", "STD-33", "STD-77", "STD-47")


class Part(StrEnum):
    """A recorded part of a calibration."""

    NEUTRAL = "neutral"
    """About a minute, read as on the telephone."""
    SENTENCES = "sentences"
    """The five fixed sentences."""
    SMILE = "smile"
    """Thirty seconds of the same text, read with a smile."""


class Ability(StrEnum):
    """What a part of the calibration makes possible; a screen says which are missing."""

    LEVEL = "level"
    """Volume is judged from the first second."""
    PITCH = "pitch"
    """Melody and register are judged against the own voice from the first second."""
    RATE = "rate"
    """Pace is judged against the own pace."""
    ENDINGS = "endings"
    """Sentence endings are judged against the own ones."""
    CLARITY = "clarity"
    """Recognition is compared with the own usual confidence (needs words)."""
    NOISE = "noise"
    """The line's noise is compared with the usual one."""
    SENTENCES = "sentences"
    """The fixed sentences are compared with the own recording of them (TON-08, TON-21)."""
    SMILE = "smile"
    """The smile in the voice is told (TON-11)."""


@dataclass(frozen=True, slots=True)
class FixedSentence:
    """The speaker's own way of saying a fixed sentence.

    Parameters
    ----------
    phrase : str
        Id of the phrase, such as ``STD-22``.
    contour_st : tuple of float or None
        Pitch every 20 ms, semitones about the speaker's median; ``None`` where unvoiced.
    duration_s : float
        From the first to the last sound.
    level_db : float or None
        Active level against the neutral reading's.
    """

    phrase: str
    contour_st: tuple[float | None, ...]
    duration_s: float
    level_db: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the readings of one person on one device tell. ``None`` and empty: not read, or too little heard.

    Parameters
    ----------
    made_at : str
        When it was read, ISO 8601 with its zone.
    device : str
        Id of the microphone.
    baseline : Baseline
        What calls are judged against.
    articulation_cpm : float or None
        Rate without pauses of 0.25 s and more.
    level_spread_db : float or None
        Spread of the level over seconds of speech.
    pitch_range_st : float or None
        From the 10th to the 90th percentile of pitch.
    colour : VoiceColour or None
        Spectral balance of the neutral reading.
    confidence : float or None
        Mean confidence of the recogniser; ``None`` without words.
    sentences : tuple of FixedSentence
        The fixed sentences that were read.
    smile : SmileAxis or None
        From neutral to smiling.
    """

    made_at: str
    device: str
    baseline: Baseline
    articulation_cpm: float | None = None
    level_spread_db: float | None = None
    pitch_range_st: float | None = None
    colour: VoiceColour | None = None
    confidence: float | None = None
    sentences: tuple[FixedSentence, ...] = ()
    smile: SmileAxis | None = None

    @property
    def missing(self) -> tuple[Ability, ...]:
        """What cannot be done with this calibration, in the order of `Ability`."""
        own = self.baseline
        there = {
            Ability.LEVEL: own.level_db is not None,
            Ability.PITCH: own.pitch_hz is not None and own.spread_st is not None,
            Ability.RATE: own.rate_cpm is not None,
            Ability.ENDINGS: bool(own.endings_st),
            Ability.CLARITY: self.confidence is not None,
            Ability.NOISE: own.noise_db is not None,
            Ability.SENTENCES: {s.phrase for s in self.sentences} >= set(FIXED),
            Ability.SMILE: self.smile is not None and self.smile.tells,
        }
        return tuple(ability for ability in Ability if not there[ability])

    def text(self) -> str:
        """As JSON (``schema: "coach.calibration/1"``)."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, ensure_ascii=False, indent=1)

    def save(self, path: Path) -> None:
        """Write as JSON; :meth:`feedback.baseline.Baseline.load` reads the usual voice out of it."""
        path.write_text(self.text(), "utf-8")

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read what :meth:`save` wrote.

        Raises
        ------
        BaselineError
            If the file is not a saved calibration.
        """
        try:
            data = json.loads(path.read_text("utf-8"))
            if data.pop("schema") != SCHEMA:
                raise KeyError("schema")  # noqa: TRY301 (all ways of being no calibration end in one sentence)
            return cls(**_read(data))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
            raise BaselineError(
                f"{path.name} is not a saved calibration ({why}).", "Read the calibration text again."
            ) from why


def _read(data: dict[str, Any]) -> dict[str, Any]:
    """The fields as values."""
    colour, smile = data.get("colour"), data.get("smile")
    return data | {
        "baseline": Baseline.from_fields(data["baseline"]),
        "colour": VoiceColour(**colour) if colour else None,
        "smile": SmileAxis(VoiceColour(**smile["neutral"]), VoiceColour(**smile["smiling"])) if smile else None,
        "sentences": tuple(
            FixedSentence(**{**one, "contour_st": tuple(one["contour_st"])}) for one in data.get("sentences", [])
        ),
    }
