"""Voices for tests: rows that say exactly how fast, how loud and how high somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from asr_models.transcript import Utterance, Word
from audio.block import RATE, Speaker
from audio.lane import STEP, Settled, Track
from audio.prosody import HOP, ProsodyFrames
from audio.span import Span
from feedback.baseline import Baseline
from feedback.sentences import Sentence, SentenceType
from feedback.timeline import Timeline
from feedback.view import View

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER
ROWS = RATE // HOP
STEP_S = STEP / RATE

#: The speaker of these tests as everybody knows them.
USUAL = Baseline(
    rate_cpm=240.0,
    level_db=-22.0,
    noise_db=-60.0,
    pitch_hz=200.0,
    spread_st=3.0,
    endings_st=tuple((tone, -5.0) for tone in "12345"),
)


@dataclass(frozen=True, slots=True)
class Says:
    """Talk from `start_s` to `end_s`; every syllable is one nucleus."""

    start_s: float
    end_s: float
    cpm: float = 240.0
    level_db: float = -22.0
    pitch_hz: float = 200.0
    spread_st: float = 3.0
    ending_st: float | None = None
    clipped: bool = False


def frames(speaker: Speaker, said: Sequence[Says], duration_s: float, noise_db: float = -60.0) -> ProsodyFrames:
    """Rows of one speaker."""
    n = round(duration_s * ROWS)
    f0, level = np.full(n, np.nan), np.full(n, noise_db)
    periodicity = np.full(n, 0.2)
    speech, nucleus, clipped = (np.zeros(n, np.bool_) for _ in range(3))
    for talk in said:
        first, last = round(talk.start_s * ROWS), min(n, round(talk.end_s * ROWS))
        rows = np.arange(first, last)
        speech[rows], level[rows], periodicity[rows], clipped[rows] = True, talk.level_db, 0.95, talk.clipped
        f0[rows] = talk.pitch_hz * 2 ** (_melody(talk, last - first) / 12)
        beats = np.arange(talk.start_s + 30 / talk.cpm, talk.end_s, 60 / talk.cpm)
        nucleus[np.minimum(np.floor(beats * ROWS).astype(int), n - 1)] = True
    voiced = np.isfinite(f0)
    f0, periodicity, level = (a.astype(np.float32) for a in (f0, periodicity, level))
    return ProsodyFrames(speaker, 0, f0, periodicity, level, voiced, speech, nucleus, clipped)


def _melody(talk: Says, rows: int) -> npt.NDArray[np.float64]:
    """A slow wave of the wished spread (as a standard deviation), bent to the wished ending."""
    wave: npt.NDArray[np.float64] = np.sqrt(2) * talk.spread_st * np.sin(2 * np.pi * np.arange(rows) / 50)
    if talk.ending_st is not None:
        bent = min(35, rows)
        wave[-bent:] = np.linspace(wave[-bent], talk.ending_st, bent)
    return wave


def part(whole: ProsodyFrames, first: int, last: int) -> ProsodyFrames:
    """Some of the rows."""
    names = ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")
    return ProsodyFrames(whole.speaker, whole.first + first, *(getattr(whole, name)[first:last] for name in names))


def steps(whole: ProsodyFrames) -> list[list[ProsodyFrames | Settled]]:
    """What a voice lane would say of the rows, step by step."""
    size = round(STEP_S * ROWS)
    said: list[list[ProsodyFrames | Settled]] = []
    for first in range(0, len(whole), size):
        last = min(len(whole), first + size)
        at_s = last / ROWS
        said.append([part(whole, first, last), Settled(Track.PROSODY, whole.speaker, at_s, at_s)])
    return said


def word_steps(speaker: Speaker, said: Sequence[Utterance], duration_s: float) -> list[list[Utterance | Settled]]:
    """What a words lane would say, step by step: each utterance when it is settled."""
    given: list[list[Utterance | Settled]] = []
    for n in range(1, round(duration_s / STEP_S) + 1):
        at_s, before_s = round(n * STEP_S, 3), round((n - 1) * STEP_S, 3)
        now = [u for u in said if before_s < u.settled_at_s <= at_s]
        open_from = [u.span.start_s for u in said if u.span.start_s < at_s < u.settled_at_s]
        until_s = at_s if n == round(duration_s / STEP_S) else min([at_s, *open_from])
        given.append([*now, Settled(Track.WORDS, speaker, until_s, at_s)])
    return given


def utterance(
    speaker: Speaker, start_s: float, end_s: float, text: str, settled_at_s: float | None = None
) -> Utterance:
    """Words spread evenly; known half a second after their end."""
    edges = np.linspace(start_s, end_s, len(text) + 1)
    words = tuple(Word(c, Span(float(a), float(b))) for c, a, b in zip(text, edges, edges[1:], strict=False))
    return Utterance(speaker, Span(start_s, end_s), text, words, settled_at_s=settled_at_s or round(end_s + 0.5, 3))


def timeline(
    agent: Sequence[Says], customer: Sequence[Says] | None, duration_s: float, noise_db: float = -60.0
) -> Timeline:
    """Both voices as they were heard; without a customer's channel if `customer` is None."""
    said = {AGENT: agent} if customer is None else {AGENT: agent, CUSTOMER: customer}
    heard = Timeline(said)
    for speaker, talk in said.items():
        for step in steps(frames(speaker, talk, duration_s, noise_db)):
            for observation in step:
                heard.add(observation)
    return heard


@dataclass(slots=True)
class Spoken:
    """Sentences for whoever asks, each known from its own instant on."""

    said: list[Sentence] = field(default_factory=list)

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant."""
        return [s for s in self.said if s.speaker is speaker and s.known_at_s <= as_of_s]


@dataclass(frozen=True, slots=True)
class Known:
    """A reference that never changes."""

    baseline: Baseline | None = USUAL
    ratio: float = 1.0

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:  # noqa: ARG002 (protocol)
        """The same at all times."""
        return self.baseline

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:  # noqa: ARG002 (protocol)
        """The same at all times."""
        return self.ratio


def view(
    heard: Timeline,
    now_s: float,
    usual: Baseline | None = USUAL,
    said: Sequence[Sentence] = (),
    since_s: float | None = None,
    ended: bool = False,
) -> View:
    """The call as it was known at an instant."""
    since_s = now_s - 0.2 if since_s is None else since_s
    return View(heard, Spoken(list(said)), Known(usual), now_s, since_s, ended)


def sentence(
    text: str,
    start_s: float,
    end_s: float,
    kind: SentenceType = SentenceType.STATEMENT,
    known_at_s: float | None = None,
) -> Sentence:
    """An agent's sentence."""
    syllables = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return Sentence(AGENT, Span(start_s, end_s), text, syllables, kind, known_at_s=known_at_s or end_s + 0.5)
