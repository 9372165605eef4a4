"""How much of a smile is in a voice, between this speaker's own neutral and smiling readings (TON-11).

Nothing about a smile is judged against other people: spread lips shorten the vocal tract, which
brightens the sound and raises pitch a little, and how much is a matter of the person and the
microphone. Without a smiling reading there is no axis and no opinion.
"""

from __future__ import annotations

from dataclasses import dataclass

#: An axis shorter than this, in steps of just noticeable change, shows no difference between the readings.
LEAST_LENGTH = 1.5
#: What counts as one step of each feature: semitones, semitones, dB, dB.
_STEPS = (1.0, 1.0, 1.5, 1.0)


@dataclass(frozen=True, slots=True)
class VoiceColour:
    """The four measures that a smile moves, over voiced sound.

    Parameters
    ----------
    pitch_st : float
        Median pitch, semitones above 100 Hz.
    range_st : float
        From the 10th to the 90th percentile of pitch.
    bright_db : float
        Energy from 2 to 4 kHz against all of it.
    centroid_st : float
        Centre of gravity of the spectrum, semitones above 100 Hz.
    """

    pitch_st: float
    range_st: float
    bright_db: float
    centroid_st: float

    def steps(self) -> tuple[float, ...]:
        """The measures in steps of just noticeable change, so that they can be added up."""
        values = (self.pitch_st, self.range_st, self.bright_db, self.centroid_st)
        return tuple(value / step for value, step in zip(values, _STEPS, strict=True))


@dataclass(frozen=True, slots=True)
class SmileAxis:
    """From this speaker's neutral voice (0) to the smiling one (1).

    Parameters
    ----------
    neutral, smiling : VoiceColour
        The two readings.

    Examples
    --------
    >>> axis = SmileAxis(VoiceColour(12, 6, -15, 30), VoiceColour(14, 8, -12, 32))
    >>> axis.index(VoiceColour(13, 7, -13.5, 31)), axis.index(axis.neutral), axis.tells
    (0.5, 0.0, True)
    """

    neutral: VoiceColour
    smiling: VoiceColour

    @property
    def tells(self) -> bool:
        """Whether the two readings differ enough for the axis to mean anything."""
        return bool(self._length2() >= LEAST_LENGTH**2)

    def index(self, now: VoiceColour) -> float:
        """How far towards the smiling reading a voice is, in [0, 1]."""
        length2 = self._length2()
        if length2 == 0:
            return 0.0
        start = self.neutral.steps()
        along = sum(a * (n - s) for a, n, s in zip(self._axis(), now.steps(), start, strict=True))
        return min(1.0, max(0.0, along / length2))

    def _axis(self) -> tuple[float, ...]:
        return tuple(b - a for a, b in zip(self.neutral.steps(), self.smiling.steps(), strict=True))

    def _length2(self) -> float:
        return sum(a * a for a in self._axis())
