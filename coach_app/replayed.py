"""Says again what the lanes said of a call: each in its own order, all abreast by the sound that they had heard."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames, joined
from feedback.timeline import Observation
from feedback.track import row_of


def replayed(
    speakers: Sequence[Speaker],
    steps: Sequence[Settled],
    voices: Mapping[Speaker, ProsodyFrames],
    utterances: Sequence[Utterance],
    hearings: Sequence[Hearing],
) -> Iterator[Observation]:
    """What the lanes said, again.

    Parameters
    ----------
    speakers : sequence of Speaker
        Who was heard.
    steps : sequence of Settled
        How far each lane was settled, in each lane's own order.
    voices : mapping of Speaker to ProsodyFrames
        All rows of each speaker.
    utterances, hearings : sequence
        Final and provisional words of all speakers. Of one instant the final ones come first.

    Yields
    ------
    Observation
        Nothing before it could be known.
    """

    def waiting(track: Track, speaker: Speaker) -> _Words | _Rows:
        if track is Track.PROSODY:
            return _Rows(voices[speaker])
        said = [(u.settled_at_s, 0, u) for u in utterances if u.speaker is speaker]
        tried = [(h.at_s, 1, h) for h in hearings if h.speaker is speaker]
        return _Words(sorted([*said, *tried], key=lambda one: one[:2]))

    lanes = [
        _lane([step for step in steps if step.track is track and step.speaker is s], waiting(track, s))
        for track in Track
        for s in speakers
    ]
    yield from map(itemgetter(1), heapq.merge(*lanes, key=itemgetter(0)))


def by_steps(observations: Iterable[Observation], step_s: float) -> Iterator[list[Observation]]:
    """What was said, some seconds of the call at a time: each step is to be taken as a whole.

    Parameters
    ----------
    observations : iterable of Observation
        In order.
    step_s : float
        Call time of a step at least.

    Yields
    ------
    list of Observation
        A speaker's rows first, in one piece; then the rest in order.
    """
    step: list[Observation] = []
    rows: dict[Speaker, list[ProsodyFrames]] = {}
    until_s = step_s
    for seen in observations:
        if isinstance(seen, ProsodyFrames):
            rows.setdefault(seen.speaker, []).append(seen)
            continue
        if isinstance(seen, Settled) and seen.heard_s > until_s:
            yield [*map(joined, rows.values()), *step]
            step, rows, until_s = [], {}, seen.heard_s + step_s
        step.append(seen)
    yield [*map(joined, rows.values()), *step]


def _lane(steps: Sequence[Settled], waiting: _Words | _Rows) -> Iterator[tuple[float, Observation]]:
    heard_s = 0.0
    for step in steps:
        heard_s = step.heard_s
        yield from ((heard_s, seen) for seen in waiting.until(step))
        yield heard_s, step
    yield from ((heard_s, seen) for seen in waiting.rest())


class _Words:
    """Words of one speaker in the order in which they became known; final ones before provisional ones."""

    def __init__(self, said: Sequence[tuple[float, int, Utterance | Hearing]]) -> None:
        self._said = said
        self._next = 0

    def until(self, step: Settled) -> Iterator[Observation]:
        """What was known when the lane had heard that far."""
        while self._next < len(self._said) and self._said[self._next][0] <= step.heard_s + 1e-9:
            self._next += 1
            yield self._said[self._next - 1][2]

    def rest(self) -> Iterator[Observation]:
        """What became known after the last step."""
        return (seen for _, _, seen in self._said[self._next :])


class _Rows:
    """Rows of one speaker as they became final."""

    def __init__(self, frames: ProsodyFrames) -> None:
        self._frames = frames
        self._given = 0

    def until(self, step: Settled) -> Iterator[Observation]:
        """Rows that were final with this step."""
        return self._to(min(row_of(step.until_s), len(self._frames)))

    def rest(self) -> Iterator[Observation]:
        """Rows that no step covers."""
        return self._to(len(self._frames))

    def _to(self, row: int) -> Iterator[Observation]:
        if row > self._given:
            yield self._frames.between(self._given, row)
            self._given = row
