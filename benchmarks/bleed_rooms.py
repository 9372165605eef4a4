"""What becomes of the agent's talk where sides that never met share a room.

Run as ``python -m benchmarks.bleed_rooms [COUNT] [SEED]``. The agent of one labelled call, the customer of another,
who talk over each other as it falls; rooms, clocks, levels and delays drawn by lot. ``talk`` is how much longer or
shorter the agent's talk is found to be than without bleed, ``extra`` what is heard of the customer in pieces of
150 ms and more, ``lost`` what of the agent no longer counts as speech.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table
from scipy.signal import fftconvolve

from audio.bleed import BleedFilter
from audio.block import RATE, AudioBlock, Speaker
from audio.lane import STEP
from audio.prosody import HOP, ProsodyFrames
from audio.prosody_lane import ProsodyLane
from audio.span import Span
from feedback.turns import talk
from tests.bleed_mixes import CALLS, Sound, blocks, call, drifting, loudspeaker, room, shoebox, with_bleed

Bools = npt.NDArray[np.bool_]
_LEVELS_DB = (-3, -6, -9, -12, -16, -20)
_DELAYS_MS = (-95, -60, -20, -2, 5, 20, 60, 140, 250)
#: What never takes turns with anybody, and pieces shorter than this are parts of words.
_SILENT_CALL, _PIECE_S = "dev09", 0.15


@dataclass(frozen=True, slots=True)
class Mix:
    """Two sides, and how the one comes to the other."""

    agent: str
    customer: str
    shift_s: float
    kind: str
    numbers: tuple[float, ...]
    db: float
    ms: float

    @property
    def sides(self) -> tuple[Sound, Sound]:
        """Agent and customer, as long as the agent's call."""
        agent, far = call(self.agent)[0], call(self.customer)[1]
        whole = np.resize(far, max(len(far), len(agent)))[: len(agent)]
        return agent, np.roll(whole, int(self.shift_s * RATE))

    def copy(self, far: Sound) -> Sound:
        """What becomes of the far end on its way."""
        match self.kind:
            case "room":
                out: Sound = fftconvolve(loudspeaker(far), room(self.numbers[0], self.numbers[1], int(self.numbers[2])))
            case "box":
                out = fftconvolve(loudspeaker(far), shoebox(int(self.numbers[0]), self.numbers[1]))
            case "clock":
                out = drifting(far, self.numbers[0])
            case _:
                out = far
        return out


def mixes(count: int, seed: int) -> list[Mix]:
    """By lot, a seed always the same."""
    lot = np.random.default_rng(seed)
    names = sorted(path.stem for path in CALLS.glob("dev*.flac") if not path.stem.startswith(_SILENT_CALL))
    drawn = []
    for i in range(count):
        agent, customer = (str(name) for name in lot.choice(names, 2, replace=False))
        shift_s = round(float(lot.uniform(0, 20)), 1)
        decay, direct_db, which = (round(lot.uniform(0.15, 0.5), 2), round(lot.uniform(-4, 4), 1), lot.integers(10**6))
        boxes = [(float(lot.integers(10**6)), round(lot.uniform(0.2, 0.5), 2)) for _ in range(2)]
        ppm = float(lot.integers(-100, 100))
        ways: list[tuple[str, tuple[float, ...]]] = [
            ("plain", ()), ("room", (decay, direct_db, float(which))), ("box", boxes[0]), ("box", boxes[1]), ("clock", (ppm,)),
        ]  # fmt: skip
        kind, numbers = ways[i % len(ways)]
        db, ms = _LEVELS_DB[int(lot.integers(len(_LEVELS_DB)))], float(lot.choice(_DELAYS_MS))
        drawn.append(Mix(agent, customer, shift_s, kind, numbers, db, ms))
    return drawn


def speech(sound: Sound) -> Bools:
    """Rows in which the prosody lane hears speech."""
    lane = ProsodyLane(Speaker.AGENT)
    steps = range(0, len(sound), STEP)
    seen = [one for i in steps for one in lane.feed(_block(sound, i))] + lane.finish()
    return np.concatenate([one.speech for one in seen if isinstance(one, ProsodyFrames)])


def _block(sound: Sound, first: int) -> AudioBlock:
    return AudioBlock(Speaker.AGENT, sound[first : first + STEP].astype(np.float32), first)


def spans(rows: Bools) -> list[Span]:
    """Stretches of rows."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rows.astype(np.int8), [0]]))) * HOP / RATE
    return [Span(float(start), float(end)) for start, end in edges.reshape(-1, 2)]


def pieces_s(rows: Bools) -> float:
    """Seconds in pieces that count."""
    return sum(span.duration_s for span in spans(rows) if span.duration_s >= _PIECE_S)


def without_bleed(mix: Mix) -> tuple[Sound, BleedFilter]:
    """What the lanes hear of the agent."""
    agent, far = mix.sides
    clean = BleedFilter()
    pairs = blocks(with_bleed(agent, far, mix.db, mix.ms, mix.copy(far)), far)
    due = [block.samples for pair in pairs for block in clean.feed(pair)[:1]]
    due += [block.samples for block in clean.finish()[:1]]
    return np.concatenate(due).astype(np.float64), clean


def main() -> int:
    """Print the table."""
    count, seed = (*map(int, sys.argv[1:]), *(20, 1)[len(sys.argv) - 1 :])
    table = Table("sides", "way", "dB", "ms", "found ms", "talk", "extra s", "lost s")
    off = []
    for mix in mixes(count, seed):
        own = speech(mix.sides[0])
        out, clean = without_bleed(mix)
        heard = speech(out)
        talked = [sum(span.duration_s for span in talk(spans(rows))) for rows in (heard, own)]
        off.append(talked[0] / talked[1] - 1)
        found = f"{clean.bleed.delay_ms:.1f}" if clean.bleed else "–"
        sides, way = f"{mix.agent[:5]} {mix.customer[:5]}", f"{mix.kind} {' '.join(f'{n:g}' for n in mix.numbers)}"
        wrong = [f"{pieces_s(rows):.2f}" for rows in (heard & ~own, own & ~heard)]
        table.add_row(sides, way, f"{mix.db:g}", f"{mix.ms:g}", found, f"{off[-1]:+.1%}", *wrong)
    Console(width=110).print(table)
    print(
        f"mean {np.mean(np.abs(off)):.1%}, {np.sum(np.abs(off) > 0.05)} of {len(off)} over 5 %, worst {max(off, key=abs):+.1%}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
