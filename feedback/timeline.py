"""Everything observed so far, and how far each lane is settled.

The timeline keeps what the lanes said and when they could say it. It judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from feedback.horizon import Horizon
from feedback.kept_hearings import KeptHearings
from feedback.track import VoiceTrack

#: What a lane may say.
Observation = ProsodyFrames | Hearing | Utterance | Settled


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
        self._hearings = {s: KeptHearings(s) for s in self.speakers}
        self._horizons = {(track, s): Horizon() for track in Track for s in self.speakers}

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
                horizon.append(observation.heard_s, observation.until_s)

    def lose(self, speaker: Speaker, from_s: float, until_s: float | None) -> None:
        """Note that a side's sound is missing (:meth:`feedback.track.VoiceTrack.lose`)."""
        if speaker in self.voices:
            self.voices[speaker].lose(from_s, until_s)

    def heard_s(self, track: Track, speaker: Speaker) -> float:
        """Call time of the sound that this lane has taken."""
        return self._horizons[track, speaker].heard_s

    def settled_s(self, track: Track, speaker: Speaker, as_of_s: float) -> float:
        """Horizon of a lane as it was known when the sound of `as_of_s` had been heard."""
        return self._horizons[track, speaker].settled_s(as_of_s)

    def utterances(self, speaker: Speaker, as_of_s: float) -> list[Utterance]:
        """Final words of a speaker that were known at an instant, oldest first."""
        said = self._utterances[speaker]
        return said[: bisect_right(said, as_of_s + 1e-9, key=lambda u: u.settled_at_s)]

    def hearings(self, speaker: Speaker, since_s: float, as_of_s: float) -> list[Hearing]:
        """Provisional words of a speaker given in ``(since_s, as_of_s]``."""
        return self._hearings[speaker].between(since_s, as_of_s)

    def steps(self, track: Track, speaker: Speaker) -> Iterator[Settled]:
        """Everything that a lane said of how far it was settled, in order."""
        for heard_s, until_s in self._horizons[track, speaker].steps():
            yield Settled(track, speaker, until_s, heard_s)
