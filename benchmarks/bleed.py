"""What the bleed filter costs and what it leaves, on the labelled calls.

Run as ``python -m benchmarks.bleed [CALLS ...]``, with names such as ``dev05``; all by default. Cost is
processor time of this thread in ratio of real time, through a headset and with the far end in the
microphone. ``leaks`` is the share of the copy's time that is still heard while the agent is silent,
``lost`` the share of the agent's talk that became softer by more than 6 dB. The exit code is 1 when
the cost is over its budget.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.signal import fftconvolve

from audio.bleed import BleedFilter
from audio.block import RATE
from tests.bleed_mixes import CALLS, Sound, blocks, call, drifting, few_taps, loudspeaker, room, with_bleed

BUDGET = 0.01
ROW = 160


@dataclass(frozen=True, slots=True)
class Run:
    """One call through the filter."""

    cost: float
    out: Sound


def through_filter(microphone: Sound, far: Sound) -> Run:
    """The call in half seconds, and its processor time against its length."""
    clean, pairs = BleedFilter(), blocks(microphone, far)
    began = time.thread_time()
    out = [block.samples for pair in pairs for block in clean.feed(pair)[:1]]
    out += [block.samples for block in clean.finish()[:1]]
    cost = (time.thread_time() - began) * RATE / len(far)
    return Run(cost, np.concatenate(out).astype(np.float64))


def levels_db(sound: Sound) -> Sound:
    """Levels of 10 ms."""
    rows = sound[: len(sound) // ROW * ROW].reshape(-1, ROW)
    levels: Sound = 10 * np.log10(np.mean(np.square(rows), axis=1) + 1e-12)
    return levels


def shares(agent: Sound, microphone: Sound, out: Sound) -> tuple[float, float]:
    """What leaks of the copy and what is lost of the agent, each a share of its time."""
    own, before, after = (levels_db(sound) for sound in (agent, microphone, out))
    copied, talks = (before > -48) & (own < -55), own > -40
    leaks = int(np.sum(copied & (after > -48))) / max(1, int(np.sum(copied)))
    return leaks, int(np.sum(talks & (after < own - 6))) / max(1, int(np.sum(talks)))


def copies(far: Sound) -> dict[str, Sound]:
    """What may become of the far end on its way."""
    return {
        "one path": far,
        "echoes": fftconvolve(far, few_taps()),
        "room": fftconvolve(loudspeaker(far), room()),
        "reverberant room": fftconvolve(loudspeaker(far), room(0.3, 0.0)),
        "clock 50 ppm off": drifting(far, 50),
    }


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calls", nargs="*", default=["dev"])
    wanted = tuple(parser.parse_args().calls)
    names = sorted(path.stem for path in CALLS.glob("dev*.flac") if path.stem.startswith(wanted))
    table = Table("what bleeds", "level dB", "cost of real time", "leaks", "agent lost", title=f"{len(names)} calls")
    sounds = [call(name) for name in names]
    idle = [through_filter(agent, far).cost for agent, far in sounds]
    table.add_row("nothing (headset)", "", f"{np.mean(idle):.4f} (worst {max(idle):.4f})", "", "")
    worst = max(idle)
    for db in (-6, -12, -20):
        for kind in copies(np.ones(RATE)):
            mixed = [(agent, with_bleed(agent, far, db, 60, copies(far)[kind]), far) for agent, far in sounds]
            runs = [through_filter(microphone, far) for _, microphone, far in mixed]
            found = [shares(agent, mic, run.out) for (agent, mic, _), run in zip(mixed, runs, strict=True)]
            costs = [run.cost for run in runs]
            worst = max(worst, *costs)
            leaks, lost = np.mean(found, axis=0)
            table.add_row(
                kind, str(db), f"{np.mean(costs):.4f} (worst {max(costs):.4f})", f"{leaks:.1%}", f"{lost:.1%}"
            )
    Console().print(table)
    print(f"cost {worst:.4f}, budget {BUDGET}")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
