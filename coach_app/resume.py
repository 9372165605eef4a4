"""Takes up a lane where its dead predecessor left it, so that nothing is said twice or lost.

A lane started anew hears some sound again, and says again what had already arrived; that
is cut away here. What an observation is the first to say is known by the sound heard when
it was said, which does not depend on when a process died.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from asr_models.transcript import Hearing, Utterance
from audio.block import RATE, AudioBlock
from audio.lane import STEP, Settled, Track
from audio.prosody import HOP, ProsodyFrames
from audio.span import to_samples
from coach_app.worker_messages import Resume
from feedback.timeline import Observation

#: Sound that a prosody lane hears again: its noise floor and voice detector remember what
#: came before. The whole of a usual call, so that its frames are exactly those that the
#: dead lane would have given; bounded, so that an hour of sound costs twenty seconds.
REHEARD_S = 600.0


def first_sample(track: Track, resume: Resume) -> int:
    """Sample at which a new lane must begin to hear.

    Parameters
    ----------
    track : Track
        Which lane.
    resume : Resume
        Where the old one had come to.

    Returns
    -------
    int
        On a step, so that the new lane cuts the sound where the old one did.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> first_sample(Track.WORDS, Resume(Speaker.AGENT, until_s=2.25, heard_s=4.0))
    35200
    """
    memory_s = REHEARD_S if track is Track.PROSODY else 0.0
    return max(0, to_samples(resume.until_s - memory_s, RATE)) // STEP * STEP


def from_sample(block: AudioBlock, start: int) -> AudioBlock | None:
    """The part of a block that lies at or after a sample, or ``None`` if none does."""
    if block.end <= start:
        return None
    return block if block.start >= start else replace(block, samples=block.samples[start - block.start :], start=start)


def unsaid(observations: Iterable[Observation], resume: Resume, ended: bool = False) -> list[Observation]:
    """What had not arrived before the old lane died.

    Parameters
    ----------
    observations : iterable of Observation
        What the new lane says.
    resume : Resume
        Where the old one had come to.
    ended : bool
        They were said at the end of the sound, by which the old lane never came.
    """
    return [new for seen in observations if (new := _unsaid(seen, resume, ended)) is not None]


def _unsaid(seen: Observation, resume: Resume, ended: bool) -> Observation | None:
    if isinstance(seen, ProsodyFrames):
        return _rows_from(seen, round(resume.until_s * RATE) // HOP)
    arrived_s = resume.heard_s - 1e-9 if ended else resume.heard_s + 1e-9
    return seen if _said_s(seen) > arrived_s else None


def _said_s(seen: Settled | Hearing | Utterance) -> float:
    match seen:
        case Settled():
            return seen.heard_s
        case Hearing():
            return seen.at_s
        case Utterance():
            return seen.settled_at_s


def _rows_from(frames: ProsodyFrames, row: int) -> ProsodyFrames | None:
    skip = row - frames.first
    if skip <= 0:
        return frames
    if skip >= len(frames):
        return None
    return frames.between(row, frames.first + len(frames))
