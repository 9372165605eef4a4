"""What twenty seconds before the shift tell about the headset, without ever judging the voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from audio.bleed import BleedFilter
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.headset_measures import ROWS, Bools, Rows, noise_rise_db, rows_of
from audio.prosody import HOP
from audio.quality import clipped_samples

#: How long the check takes.
CHECK_S: Final = 20.0

#: Pauses above this level leave too little between noise and a voice of usual level (15 dB, TON-28).
_NOISE_DB: Final = -45.0
#: Active level outside of which recognisers and meters lose the soft or the loud words.
_LOW_DB, _HIGH_DB = -38.0, -12.0
#: Share of samples stuck at full scale that is heard as crackling.
_CLIPPED_PCT: Final = 0.05
#: A fixed gain moves the noise of pauses by less than this: with several pauses, and with one.
_RISES_DB, _RISES_ONCE_DB = 4.0, 6.0
#: Seconds of the own voice, of the far end and of stillness that are enough to tell.
_SPOKEN_S, _FAR_SPOKEN_S, _STILL_S = 1.5, 1.5, 0.5
#: A copy of the far end may come this much later.
_LATE_S: Final = 0.5


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
    bleed_ms : float or None
        How late the far end comes back, where it does.
    """

    findings: tuple[Finding, ...]
    heard_s: float
    bleed_ms: float | None = None

    def of(self, aspect: Aspect) -> Finding:
        """The finding about one aspect."""
        return next(finding for finding in self.findings if finding.aspect is aspect)

    @property
    def ok(self) -> bool:
        """Nothing needs changing, as far as could be told."""
        return all(finding.grade is not Grade.POOR for finding in self.findings)


class HeadsetCheck:
    """Listens to microphone and far end while the agent reads a sentence, pauses and reads on.

    The device is judged, never the voice: whether calls through it can be measured at all.

    Examples
    --------
    >>> check = HeadsetCheck()
    >>> check.feed((AudioBlock(Speaker.AGENT, np.zeros(1600, np.float32), 0),))
    >>> check.report().of(Aspect.LEVEL).code
    'level_unknown'
    """

    def __init__(self) -> None:
        self._bleed = BleedFilter()
        self._sound: dict[Speaker, list[Samples]] = {speaker: [] for speaker in Speaker}
        self._samples = 0

    def feed(self, blocks: tuple[AudioBlock, ...]) -> None:
        """Take consecutive blocks of one start and length, of the agent alone or of both sides."""
        for block in blocks:
            self._sound[block.speaker].append(block.samples)
        self._samples = blocks[0].end
        self._bleed.feed(blocks)

    @property
    def heard_s(self) -> float:
        """Seconds heard so far; the check is done at `CHECK_S`."""
        return self._samples / RATE

    def report(self) -> HeadsetReport:
        """What is known so far; may be asked at any time."""
        sound = self._whole(Speaker.AGENT)
        rows, far = rows_of(sound), self._far_end(len(sound))
        own = rows.voiced & ~_widened(far)
        spoken = float(np.sum(own)) / ROWS >= _SPOKEN_S
        findings = (
            _noise(rows, far),
            _level(rows, own) if spoken else _unknown(Aspect.LEVEL),
            _clipping(sound) if spoken else _unknown(Aspect.CLIPPING),
            self._heard_bleed(far),
            _gain_control(rows, far),
        )
        bleed = self._bleed.bleed
        return HeadsetReport(findings, self.heard_s, bleed.delay_ms if bleed else None)

    def _whole(self, speaker: Speaker) -> Samples:
        parts = self._sound[speaker]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _far_end(self, samples: int) -> Bools:
        """Rows in which the far end speaks."""
        far = self._whole(Speaker.CUSTOMER)
        return rows_of(far).speech if len(far) == samples else np.zeros(samples // HOP, np.bool_)

    def _heard_bleed(self, far: Bools) -> Finding:
        bleed = self._bleed.bleed
        if bleed is not None:
            return Finding(Aspect.BLEED, Grade.POOR, "bleed_heard", round(bleed.level_db, 1), "dB")
        if np.sum(far) / ROWS < _FAR_SPOKEN_S:
            return _unknown(Aspect.BLEED)
        return Finding(Aspect.BLEED, Grade.OK, "bleed_ok")


def _unknown(aspect: Aspect) -> Finding:
    return Finding(aspect, Grade.UNKNOWN, f"{aspect}_unknown")


def _widened(far: Bools) -> Bools:
    """The far end's rows, and those in which its copy may still be on the way."""
    late = round(_LATE_S * ROWS)
    return np.convolve(far, np.ones(late + 1))[: len(far)] > 0 if len(far) else far


def _noise(rows: Rows, far: Bools) -> Finding:
    still = rows.level_db[~rows.speech & ~_widened(far)]
    if len(still) < _STILL_S * ROWS:
        return _unknown(Aspect.NOISE)
    noise_db = float(np.median(still))
    loud = noise_db > _NOISE_DB
    return Finding(Aspect.NOISE, Grade.POOR if loud else Grade.OK, "noise_high" if loud else "noise_ok", noise_db, "dB")


def _level(rows: Rows, own: Bools) -> Finding:
    level_db = 10 * float(np.log10(np.mean(10 ** (rows.level_db[own] / 10))))
    code = "level_low" if level_db < _LOW_DB else "level_high" if level_db > _HIGH_DB else "level_ok"
    return Finding(Aspect.LEVEL, Grade.OK if code == "level_ok" else Grade.POOR, code, level_db, "dB")


def _clipping(sound: Samples) -> Finding:
    clipped_pct = 100 * float(np.mean(clipped_samples(sound)))
    clips = clipped_pct > _CLIPPED_PCT
    code = "clipping_heard" if clips else "clipping_ok"
    return Finding(Aspect.CLIPPING, Grade.POOR if clips else Grade.OK, code, clipped_pct if clips else None, "%")


def _gain_control(rows: Rows, far: Bools) -> Finding:
    rises = noise_rise_db(rows, _widened(far))
    if not rises:
        return _unknown(Aspect.GAIN_CONTROL)
    rise_db = float(np.median(rises))
    moves = rise_db >= (_RISES_DB if len(rises) > 1 else _RISES_ONCE_DB)
    code = "gain_control_on" if moves else "gain_control_ok"
    return Finding(Aspect.GAIN_CONTROL, Grade.POOR if moves else Grade.OK, code, rise_db if moves else None, "dB")
