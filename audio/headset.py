"""What twenty seconds before the shift tell about the headset, without ever judging the voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.block import AudioBlock

#: How long the check takes.
CHECK_S = 20.0


class Aspect(StrEnum):
    """What is looked at; each has one finding in a report."""

    NOISE = "noise"
    LEVEL = "level"
    CLIPPING = "clipping"
    BLEED = "bleed"
    GAIN_CONTROL = "gain_control"


class Grade(StrEnum):
    """How a finding is shown."""

    OK = "ok"
    POOR = "poor"
    """It works; something is worth changing."""
    UNKNOWN = "unknown"
    """Not enough was heard to tell."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One aspect of the headset.

    Parameters
    ----------
    aspect : Aspect
        What was looked at.
    grade : Grade
        How it is.
    code : str
        Stable name of the finding, such as ``noise_high``; `coach_app.advice` has its sentences.
    value : float or None
        What was measured; ``None`` when it could not be.
    unit : str
        Of the value: ``dB``, ``%`` or ``ms``.
    """

    aspect: Aspect
    grade: Grade
    code: str
    value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class HeadsetReport:
    """What the check found.

    Parameters
    ----------
    findings : tuple of Finding
        One for each `Aspect`, in its order.
    heard_s : float
        Seconds of sound behind it.
    """

    findings: tuple[Finding, ...]
    heard_s: float

    def of(self, aspect: Aspect) -> Finding:
        """The finding about one aspect."""
        return next(finding for finding in self.findings if finding.aspect is aspect)

    @property
    def ok(self) -> bool:
        """Nothing needs changing, as far as could be told."""
        return all(finding.grade is not Grade.POOR for finding in self.findings)


class HeadsetCheck:
    """Listens to microphone and far end for about `CHECK_S` seconds while the agent reads a sentence."""

    def __init__(self) -> None:
        self._heard_s = 0.0

    def feed(self, blocks: tuple[AudioBlock, ...]) -> None:
        """Take consecutive blocks of one start and length, of the agent alone or of both sides."""
        self._heard_s = blocks[0].span.end_s

    @property
    def heard_s(self) -> float:
        """Seconds heard so far; the check is done at `CHECK_S`."""
        return self._heard_s

    def report(self) -> HeadsetReport:
        """What is known so far; may be asked at any time."""
        unknown = tuple(Finding(aspect, Grade.UNKNOWN, f"{aspect}_unknown") for aspect in Aspect)
        return HeadsetReport(unknown, self._heard_s)
