"""Everything observed so far, and how far each lane is settled.

The timeline keeps what the lanes said and when they could say it. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from feedback.horizon import Horizon
from feedback.kept_hearings import KeptHearings
from feedback.kept_utterances import KeptUtterances
from feedback.missing import Cause
from feedback.put_aside import PutAside
from feedback.track import VoiceTrack

#: What a lane may say.
Observation = ProsodyFrames | Hearing | Utterance | Settled


class Timeline:
    """What was observed of both speakers.

    Parameters
    ----------
    speakers : iterable of Speaker
        The sides that can be heard.
    aside : Path or None
        Folder in which what is old is put aside; ``None`` to keep it in memory.

    Attributes
    ----------
    voices : dict of Speaker to VoiceTrack
        Voice measures.
    said : dict of Speaker to KeptUtterances
        Final words.
    """

    def __init__(self, speakers: Iterable[Speaker], aside: Path | None = None) -> None:
        self.speakers = tuple(speakers)
        old = PutAside(aside)
        self.voices = {s: VoiceTrack(s, old) for s in self.speakers}
        self.said = {s: KeptUtterances(s, old) for s in self.speakers}
        self._hearings = {s: KeptHearings(s, old) for s in self.speakers}
        self._horizons = {(track, s): Horizon() for track in Track for s in self.speakers}

    def add(self, observation: Observation) -> None:
        """Take what a lane said, in the lane's own order."""
        match observation:
            case ProsodyFrames():
                self.voices[observation.speaker].append(observation)
            case Utterance():
                self.said[observation.speaker].append(observation)
            case Hearing():
                self._hearings[observation.speaker].append(observation)
            case Settled():
                horizon = self._horizons[observation.track, observation.speaker]
                horizon.append(observation.heard_s, observation.until_s)

    def lose(self, speaker: Speaker, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        """Note that a side's sound is missing (:meth:`feedback.track.VoiceTrack.lose`)."""
        if speaker in self.voices:
            self.voices[speaker].lose(from_s, until_s, cause)

    def heard_s(self, track: Track, speaker: Speaker) -> float:
        """Call time of the sound that this lane has taken."""
        return self._horizons[track, speaker].heard_s

    def settled_s(self, track: Track, speaker: Speaker, as_of_s: float) -> float:
        """Horizon of a lane as it was known when the sound of `as_of_s` had been heard."""
        return self._horizons[track, speaker].settled_s(as_of_s)

    def utterances(self, speaker: Speaker, as_of_s: float) -> list[Utterance]:
        """Final words of a speaker that were known at an instant, oldest first."""
        said = self.said[speaker]
        return said.between(0, said.known(as_of_s))

    def hearings(self, speaker: Speaker, since_s: float, as_of_s: float) -> list[Hearing]:
        """Provisional words of a speaker given in ``(since_s, as_of_s]``."""
        return self._hearings[speaker].between(since_s, as_of_s)

    def steps(self, track: Track, speaker: Speaker) -> Iterator[Settled]:
        """Everything that a lane said of how far it was settled, in order."""
        for heard_s, until_s in self._horizons[track, speaker].steps():
            yield Settled(track, speaker, until_s, heard_s)
