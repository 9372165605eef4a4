"""Renderings for tests: curves that are computed, and sentences that a synthetic voice speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from audio.block import RATE, Samples
from audio.span import Span
from audio.stretch import Stretcher
from coach_app.practice.gym.ear import hear
from feedback.gym.contour import Contour
from feedback.gym.placing import Placed, tones
from feedback.normal_text import normal

SOUNDS = Path(__file__).parent / "sounds"
#: What the voices of `SOUNDS` say, by the number in the file's name (scripts/gym_voices.toml, ``test``).
TEXTS = {0: "您看这样可以吗？", 3: "谢谢您的耐心等待。", 5: "对不起，这件事给您带来了不便，请原谅。"}
#: Silence that is put before a sentence.
LEAD_S = 0.5
VOICES = ("gongitsune", "nezumi", "kumo", "low")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A sentence to be drawn: every syllable as long, with a bump of level and a pitch of its own."""

    text: str = "谢谢您的耐心等待"
    syllable_s: float = 0.2
    level_db: float = -22.0
    median_hz: float = 200.0
    spread: float = 1.0
    rise_st: float = 0.0
    pause_after: int = -1
    pause_s: float = 0.0
    louder: tuple[int, float] = (0, 0.0)

    def melody(self) -> Floats:
        """Pitch of each syllable about the median; up and down without a trend."""
        return np.array([(2.0, -1.0, 3.0, -2.5, 0.5, -3.0, 1.5)[i % 7] for i in range(len(normal(self.text).chars))])


def drawn(line: Line) -> Contour:
    """The curve of a sentence."""
    chars, rows = normal(line.text).chars, round(line.syllable_s * 100)
    bump = 12 * np.sin(np.pi * (np.arange(rows) + 0.5) / rows) - 12
    pitch: list[Floats] = []
    level: list[Floats] = []
    colour: list[Floats] = []
    sounding: list[npt.NDArray[np.bool_]] = []
    placed: list[Placed] = []
    for i, (char, st) in enumerate(zip(chars, line.melody(), strict=True)):
        start = sum(len(part) for part in level)
        pitch.append(np.full(rows, st * line.spread))
        level.append(bump + line.level_db + (line.louder[1] if line.louder[0] == i else 0.0))
        sounding.append(np.ones(rows, np.bool_))
        colour.append(np.tile(np.random.default_rng(i).normal(size=8), (rows, 1)))
        placed.append(Placed(char, tones(chars)[i], Span(start / 100, (start + rows) / 100)))
        if line.pause_after == i:
            quiet = round(line.pause_s * 100)
            pitch.append(np.full(quiet, np.nan))
            level.append(np.full(quiet, -70.0))
            sounding.append(np.zeros(quiet, np.bool_))
            colour.append(np.zeros((quiet, 8)))
    curve, levels, sounds = np.concatenate(pitch), np.concatenate(level), np.concatenate(sounding)
    curve[-35:] += line.rise_st * np.arange(1, 36) / 35
    return Contour(
        start_s=0.0,
        pitch_st=curve,
        level_db=levels,
        loud=sounds,
        sounding=sounds,
        timbre=np.concatenate(colour),
        median_hz=line.median_hz,
        active_db=float(10 * np.log10(np.mean(10 ** (levels[sounds] / 10)))),
        spread_st=float(np.nanstd(curve)),
        ending_st=float(curve[-3:].mean()),
        nuclei_s=tuple(one.span.start_s + line.syllable_s / 2 for one in placed),
        text=line.text,
        syllables=tuple(placed),
    )


def sound(voice: str, number: int, made: str = "plain") -> Samples:
    """A sentence as a synthetic voice says it, or an imitation of that."""
    samples: Samples = soundfile.read(str(SOUNDS / f"{voice}-{number:02d}-{made}.flac"), dtype="float32")[0]
    return samples


@cache
def spoken(voice: str, number: int, made: str = "plain") -> Contour:
    """Its curve, heard with silence around it and a line's noise."""
    return heard(sound(voice, number, made), TEXTS[number])


def heard(samples: Samples, text: str) -> Contour:
    """The curve of a sound with silence around it and a line's noise."""
    whole = np.concatenate([np.zeros(round(LEAD_S * RATE)), samples, np.zeros(RATE // 2)])
    noise = 10 ** (-62 / 20) * np.random.default_rng(3).standard_normal(len(whole))
    return hear((whole + noise).astype(np.float32), text)


def at_rate(samples: Samples, factor: float) -> Samples:
    """The same, so many times as fast at the same pitch."""
    stretcher = Stretcher(factor)
    return np.concatenate([stretcher.feed(samples), stretcher.finish()])
