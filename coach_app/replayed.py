"""Says again what the lanes said of a call: each in its own order, all abreast by the sound that they had heard."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
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
    for seen in _in_order(speakers, steps, voices, utterances, hearings):
        yield voices[seen.speaker].between(seen.first, seen.last) if isinstance(seen, _Piece) else seen


def by_steps(
    speakers: Sequence[Speaker],
    steps: Sequence[Settled],
    voices: Mapping[Speaker, ProsodyFrames],
    utterances: Sequence[Utterance],
    hearings: Sequence[Hearing],
    step_s: float,
) -> Iterator[list[Observation]]:
    """What the lanes said, some seconds of the call at a time: each step is to be taken as a whole.

    Parameters
    ----------
    speakers, steps, voices, utterances, hearings
        As for :func:`replayed`.
    step_s : float
        Call time of a step at least.

    Yields
    ------
    list of Observation
        A speaker's rows first, in one piece; then the rest in order.
    """
    step: list[Observation] = []
    rows: dict[Speaker, _Piece] = {}
    until_s = step_s
    for seen in _in_order(speakers, steps, voices, utterances, hearings):
        if isinstance(seen, _Piece):
            first = rows[seen.speaker].first if seen.speaker in rows else seen.first
            rows[seen.speaker] = _Piece(seen.speaker, first, seen.last)
            continue
        if isinstance(seen, Settled) and seen.heard_s > until_s:
            yield [*(voices[piece.speaker].between(piece.first, piece.last) for piece in rows.values()), *step]
            step, rows, until_s = [], {}, seen.heard_s + step_s
        step.append(seen)
    yield [*(voices[piece.speaker].between(piece.first, piece.last) for piece in rows.values()), *step]


class _Piece(NamedTuple):
    """Rows ``[first, last)`` of a speaker."""

    speaker: Speaker
    first: int
    last: int


#: What is said in order: rows are not cut out yet.
_Seen = Hearing | Utterance | Settled | _Piece


def _in_order(
    speakers: Sequence[Speaker],
    steps: Sequence[Settled],
    voices: Mapping[Speaker, ProsodyFrames],
    utterances: Sequence[Utterance],
    hearings: Sequence[Hearing],
) -> Iterator[_Seen]:
    """All lanes abreast, those of one instant in the order of the lanes."""

    def waiting(track: Track, speaker: Speaker) -> _Words | _Rows:
        if track is Track.PROSODY:
            return _Rows(speaker, len(voices[speaker]))
        said = [(u.settled_at_s, 0, u) for u in utterances if u.speaker is speaker]
        tried = [(h.at_s, 1, h) for h in hearings if h.speaker is speaker]
        return _Words(sorted([*said, *tried], key=lambda one: one[:2]))

    of_lane: dict[tuple[Track, Speaker], list[Settled]] = {(track, s): [] for track in Track for s in speakers}
    for step in steps:
        if (step.track, step.speaker) in of_lane:
            of_lane[step.track, step.speaker].append(step)
    lanes = [_lane(told, waiting(*lane)) for lane, told in of_lane.items()]
    yield from map(itemgetter(1), heapq.merge(*lanes, key=itemgetter(0)))


def _lane(steps: Sequence[Settled], waiting: _Words | _Rows) -> Iterator[tuple[float, _Seen]]:
    heard_s = 0.0
    for step in steps:
        heard_s = step.heard_s
        for seen in waiting.until(step):
            yield heard_s, seen
        yield heard_s, step
    for seen in waiting.rest():
        yield heard_s, seen


class _Words:
    """Words of one speaker in the order in which they became known; final ones before provisional ones."""

    def __init__(self, said: Sequence[tuple[float, int, Utterance | Hearing]]) -> None:
        self._said = said
        self._next = 0

    def until(self, step: Settled) -> list[_Seen]:
        """What was known when the lane had heard that far."""
        first, limit_s = self._next, step.heard_s + 1e-9
        while self._next < len(self._said) and self._said[self._next][0] <= limit_s:
            self._next += 1
        return [seen for _, _, seen in self._said[first : self._next]] if first < self._next else []

    def rest(self) -> list[_Seen]:
        """What became known after the last step."""
        return [seen for _, _, seen in self._said[self._next :]]


class _Rows:
    """Rows of one speaker as they became final."""

    def __init__(self, speaker: Speaker, count: int) -> None:
        self._speaker = speaker
        self._count = count
        self._given = 0

    def until(self, step: Settled) -> list[_Seen]:
        """Rows that were final with this step."""
        return self._to(min(row_of(step.until_s), self._count))

    def rest(self) -> list[_Seen]:
        """Rows that no step covers."""
        return self._to(self._count)

    def _to(self, row: int) -> list[_Seen]:
        if row <= self._given:
            return []
        first, self._given = self._given, row
        return [_Piece(self._speaker, first, row)]
