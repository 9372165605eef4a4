"""Whether the tone gym names what was done to a sentence: ``python -m benchmarks.gym VOICES [--half test] [--every N]``.

VOICES is what ``scripts/make_gym_voices.py`` makes. Every sentence of every voice of a half is changed in rate,
level, spread and final rise (`benchmarks.imitations`), heard with a line's noise, and held against the same sentence in
another voice of the half, all of them in turn: model and imitation each about its own unmodified rendering. Printed for each change: how
often it was named, how often its size was within 15 % or 4 points of rate, 1 dB or 1 semitone, whichever is larger,
and the sizes. Then the same sentence unchanged in another voice, held against the model directly, and what
another reading of a sentence (spoken anew by the synthesiser at another speed) differs in.

Tolerances of the pack were set on ``--half train``; the figures to believe are those of ``--half test``.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
import soundfile
from rich.console import Console
from rich.table import Table

from audio.block import RATE, Samples
from benchmarks.imitations import CHANGES, Change
from coach_app.practice.gym.ear import hear
from feedback.gym.aspect import Aspect
from feedback.gym.book import GymBook, load_gym
from feedback.gym.comparing import compare
from feedback.gym.comparison import Comparison
from feedback.gym.contour import Contour
from feedback.gym.rendering import Rendering
from feedback.pack import find_pack

_ROOT = Path(__file__).parent.parent
#: Silence around a sentence and the noise of the line under it.
_LEAD_S, _TAIL_S, _NOISE_DB = 0.6, 0.5, -62.0
#: What a size may be off, at least: points of rate, decibels, semitones; otherwise this share.
_WITHIN = {Aspect.RATE: 4.0, Aspect.LEVEL: 1.0, Aspect.SPREAD: 1.0, Aspect.ENDING: 1.0}
_WITHIN_SHARE = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A sentence in one voice: its sound and its curve."""

    voice: str
    text: str
    sound: Samples
    curve: Contour


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one imitation held against one model."""

    change: Change
    named: str
    size: float | None
    truth: float
    score: float

    @property
    def right(self) -> bool:
        """What was made is what was named; of nothing, nothing."""
        made = self.change.aspect if self.change.named else None
        return self.named == (made.value if made is not None else "")

    @property
    def sized(self) -> bool:
        """The size is near the truth."""
        if self.size is None or self.change.aspect is None:
            return self.size is not None
        return abs(self.size - self.truth) <= max(_WITHIN[self.change.aspect], _WITHIN_SHARE * abs(self.truth))


def main() -> int:
    """Print the tables; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voices", type=Path)
    parser.add_argument("--half", default="test", choices=["train", "test"])
    parser.add_argument("--every", type=int, default=1, help="take every Nth sentence")
    asked = parser.parse_args()
    book = load_gym(find_pack("zh-service"))
    spec = tomllib.loads((_ROOT / "scripts/gym_voices.toml").read_text("utf-8"))[asked.half]
    outcomes: list[Outcome] = []
    direct: list[Comparison] = []
    anew: list[Comparison] = []
    for number, text in list(enumerate(spec["texts"]))[:: asked.every]:
        folder = asked.voices / asked.half
        spoken = [_spoken(folder / f"{voice}-{number:02d}.flac", voice, text) for voice in spec["voices"]]
        outcomes += _imitated(spoken, book)
        direct += [compare(Rendering(a.curve), Rendering(b.curve), book) for a, b in permutations(spoken, 2)]
        anew += _anew(spoken, folder, number, book)
    console = Console(width=132)
    console.print(_truth_table(outcomes))
    _print_direct(console, direct)
    _print_anew(console, anew)
    return 0


def _spoken(path: Path, voice: str, text: str) -> Spoken:
    sound, rate = soundfile.read(str(path), dtype="float32")
    if rate != RATE:
        raise ValueError(f"{path} has {rate} Hz")
    return Spoken(voice, text, sound, _heard(sound, text, 0))


def _heard(sound: Samples, text: str, seed: int) -> Contour:
    """A sentence as a take of it would be heard: with silence around it and a line's noise."""
    whole = np.concatenate([np.zeros(round(_LEAD_S * RATE)), sound, np.zeros(round(_TAIL_S * RATE))])
    noise = 10 ** (_NOISE_DB / 20) * np.random.default_rng(seed).standard_normal(len(whole))
    return hear((whole + noise).astype(np.float32), text)


def _imitated(spoken: list[Spoken], book: GymBook) -> Iterator[Outcome]:
    for at, one in enumerate(spoken):
        for turn, change in enumerate(CHANGES):
            model = spoken[(at + 1 + turn % (len(spoken) - 1)) % len(spoken)]
            take = Rendering(_heard(change.of(one.sound), one.text, 1), one.curve)
            found = compare(Rendering(model.curve, model.curve), take, book)
            size = found.of(change.aspect) if change.aspect is not None else None
            yield Outcome(
                change,
                found.change.aspect.value if found.change else "",
                size.size if size is not None else None,
                _truth(change, one.curve),
                found.score or 0.0,
            )


def _truth(change: Change, usual: Contour) -> float:
    """The size that was made, in the unit of the difference."""
    return (change.amount - 1) * usual.spread_st if change.aspect is Aspect.SPREAD else change.amount


def _anew(spoken: list[Spoken], folder: Path, number: int, book: GymBook) -> Iterator[Comparison]:
    """The sentence spoken anew at nine tenths and eleven tenths of the speed, against itself."""
    for one in spoken:
        for speed in ("0.9", "1.1"):
            path = folder / f"{one.voice}-{number:02d}-{speed}.flac"
            if path.is_file():
                again = _spoken(path, one.voice, one.text)
                yield compare(Rendering(one.curve, one.curve), Rendering(again.curve, one.curve), book)


def _truth_table(outcomes: Iterable[Outcome]) -> Table:
    table = Table(
        "change", "n", "named", "sized", "size", "sd", "score", "named else", title="imitations, each about its own"
    )
    by_change: defaultdict[Change, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_change[outcome.change].append(outcome)
    every = [one for ones in by_change.values() for one in ones]
    must = [one for one in every if one.change.named]
    for change, ones in by_change.items():
        sizes = np.array([one.size for one in ones if one.size is not None])
        wrong = Counter(one.named or "nothing" for one in ones if not one.right)
        table.add_row(
            f"{change.aspect.value} {change.amount:+g}" if change.aspect else "nothing",
            str(len(ones)),
            _share([one.right for one in ones]),
            _share([one.sized for one in ones]) if change.aspect else "",
            f"{sizes.mean():+.2f}" if len(sizes) else "",
            f"{sizes.std():.2f}" if len(sizes) else "",
            f"{np.mean([one.score for one in ones]):.0f}",
            ", ".join(f"{name} {count}" for name, count in wrong.most_common(3)),
        )
    changed = [one for one in every if one.change.aspect]
    table.add_row("all that must be named", str(len(must)), _share([one.right for one in must]), "", "", "", "", "")
    table.add_row("all sizes", str(len(changed)), "", _share([one.sized for one in changed]), "", "", "", "")
    return table


def _print_direct(console: Console, found: list[Comparison]) -> None:
    scores = np.array([one.score for one in found], np.float64)
    named = Counter(one.change.aspect.value if one.change else "nothing" for one in found)
    console.print(
        f"unchanged in another voice, held against the model directly: n {len(found)}, good {_share([o.good for o in found])}, "
        f"score median {np.median(scores):.0f}, 5th percentile {np.percentile(scores, 5):.0f}, least {scores.min():.0f}; "
        f"named: {dict(named.most_common())}"
    )


def _print_anew(console: Console, found: list[Comparison]) -> None:
    """What another reading differs in, by the 95th percentile of sizes in tolerances."""
    if not found:
        return
    steps: defaultdict[Aspect, list[float]] = defaultdict(list)
    for one in found:
        for each in one.differences:
            steps[each.aspect].append(abs(each.size))
    figures = ", ".join(f"{aspect.value} {np.percentile(sizes, 95):.1f}" for aspect, sizes in steps.items())
    console.print(f"spoken anew at 0.9 and 1.1 of the speed: n {len(found)}, sizes' 95th percentiles: {figures}")


def _share(yes: list[bool]) -> str:
    return f"{100 * np.mean(yes):.1f} %"


if __name__ == "__main__":
    raise SystemExit(main())
