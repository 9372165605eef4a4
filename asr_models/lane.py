"""The words lane: one speaker's sound in, words and their horizon out.

Recognisers ask for an endpoint once per call, so their utterances would move with the
size of the blocks; this lane feeds every recogniser equal steps.
"""

from __future__ import annotations

from asr_models.recognizer import Recognizer
from asr_models.transcript import Hearing, Utterance
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.framing import Framer
from audio.lane import Settled, Track
from audio.span import to_seconds


class WordsLane:
    """Feeds a recogniser equal steps and says after each up to where its words are final.

    Parameters
    ----------
    speaker : Speaker
        Whose sound this is.
    recognizer : Recognizer
        Born to hear from `start` on.
    start : int
        Index of the first sample since the start of the call; more than 0 after a restart.
    """

    def __init__(self, speaker: Speaker, recognizer: Recognizer, start: int = 0) -> None:
        self._speaker = speaker
        self._recognizer = recognizer
        self._framer = Framer()
        self._next = start
        self._heard = start

    def feed(self, block: AudioBlock) -> list[Hearing | Utterance | Settled]:
        """Take consecutive sound of this speaker; return what was heard and settled.

        Raises
        ------
        ValueError
            If the block is another speaker's or does not follow the one before: lost sound
            must be filled with silence at the source.
        """
        if block.speaker is not self._speaker or block.start != self._next:
            raise ValueError(f"expected {self._speaker} from sample {self._next}, got {block.speaker} at {block.start}")
        self._next = block.end
        return [seen for step in self._framer.feed(block.samples) for seen in self._hear(step)]

    def finish(self) -> list[Hearing | Utterance | Settled]:
        """Hear the tail, which may be shorter than a step, and settle everything."""
        tail = self._framer.finish()
        seen = self._hear(tail) if len(tail) else []
        return [*seen, *self._recognizer.finish(), self._horizon()]

    def _hear(self, step: Samples) -> list[Hearing | Utterance | Settled]:
        self._heard += len(step)
        return [*self._recognizer.accept(step), self._horizon()]

    def _horizon(self) -> Settled:
        return Settled(Track.WORDS, self._speaker, self._recognizer.settled_s, to_seconds(self._heard, RATE))
