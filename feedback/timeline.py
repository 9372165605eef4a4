"""Everything observed so far, and how far each lane is settled.

The timeline keeps what the lanes said and when they could say it. It judges nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from feedback.track import VoiceTrack

#: What a lane may say.
Observation = ProsodyFrames | Hearing | Utterance | Settled


@dataclass(frozen=True, slots=True)
class _Horizon:
    """How far a lane was settled, step by step: two numbers a step, eight hours long."""

    heard_s: array[float] = field(default_factory=lambda: array("d"))
    until_s: array[float] = field(default_factory=lambda: array("d"))


class Timeline:
    """What was observed of both speakers.

    Parameters
    ----------
    speakers : iterable of Speaker
        The sides that can be heard.
    """

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self.speakers = tuple(speakers)
        self.voices = {s: VoiceTrack(s) for s in self.speakers}
        self._utterances: dict[Speaker, list[Utterance]] = {s: [] for s in self.speakers}
        self._hearings: dict[Speaker, list[Hearing]] = {s: [] for s in self.speakers}
        self._horizons = {(track, s): _Horizon() for track in Track for s in self.speakers}

    def add(self, observation: Observation) -> None:
        """Take what a lane said, in the lane's own order."""
        match observation:
            case ProsodyFrames():
                self.voices[observation.speaker].append(observation)
            case Utterance():
                self._utterances[observation.speaker].append(observation)
            case Hearing():
                self._hearings[observation.speaker].append(observation)
            case Settled():
                horizon = self._horizons[observation.track, observation.speaker]
                horizon.heard_s.append(observation.heard_s)
                horizon.until_s.append(observation.until_s)

    def lose(self, speaker: Speaker, from_s: float, until_s: float | None) -> None:
        """Note that a side's sound is missing (:meth:`feedback.track.VoiceTrack.lose`)."""
        if speaker in self.voices:
            self.voices[speaker].lose(from_s, until_s)

    def heard_s(self, track: Track, speaker: Speaker) -> float:
        """Call time of the sound that this lane has taken."""
        heard_s = self._horizons[track, speaker].heard_s
        return heard_s[-1] if heard_s else 0.0

    def settled_s(self, track: Track, speaker: Speaker, as_of_s: float) -> float:
        """Horizon of a lane as it was known when the sound of `as_of_s` had been heard."""
        horizon = self._horizons[track, speaker]
        i = bisect_right(horizon.heard_s, as_of_s + 1e-9)
        return horizon.until_s[i - 1] if i else 0.0

    def utterances(self, speaker: Speaker, as_of_s: float) -> list[Utterance]:
        """Final words of a speaker that were known at an instant, oldest first."""
        said = self._utterances[speaker]
        return said[: bisect_right(said, as_of_s + 1e-9, key=lambda u: u.settled_at_s)]

    def hearings(self, speaker: Speaker, since_s: float, as_of_s: float) -> list[Hearing]:
        """Provisional words of a speaker given in ``(since_s, as_of_s]``."""
        said = self._hearings[speaker]
        low = bisect_right(said, since_s + 1e-9, key=lambda h: h.at_s)
        return said[low : bisect_right(said, as_of_s + 1e-9, key=lambda h: h.at_s)]

    def steps(self, track: Track, speaker: Speaker) -> Iterator[Settled]:
        """Everything that a lane said of how far it was settled, in order."""
        horizon = self._horizons[track, speaker]
        for heard_s, until_s in zip(horizon.heard_s, horizon.until_s, strict=True):
            yield Settled(track, speaker, until_s, heard_s)
