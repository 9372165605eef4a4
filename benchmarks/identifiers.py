"""Prints how many identifiers are found in generated and hand-written calls, and what is taken for one.

python -m benchmarks.identifiers [SEED …]
"""

from __future__ import annotations

import sys
import time

from feedback.identifiers import find_identifiers
from tests.feedback import asked_numbers, heard_otherwise, read_out_numbers, spelled_codes
from tests.feedback.marked_words import Marked, score, without_punctuation

COUNT = 300


def main(seeds: list[int]) -> None:
    """Print one line a set of calls, and below it what was missed or wrongly hidden."""
    sets: list[tuple[str, list[Marked]]] = []
    for seed in seeds:
        sets += [(f"asked for, seed {seed}", asked_numbers.calls(seed, COUNT))]
        sets += [(f"in sentences, seed {seed}", read_out_numbers.calls(seed, COUNT))]
    sets += [(f"{name}, no punctuation", [without_punctuation(call) for call in calls]) for name, calls in sets[:2]]
    sets += [("by hand", heard_otherwise.calls()), ("by hand, later", heard_otherwise.more_calls())]
    sets += [("by hand, spelled", spelled_codes.calls()), ("by hand, spelled, later", spelled_codes.more_calls())]
    for name, calls in sets:
        began = time.perf_counter()
        found = score(calls, find_identifiers)
        took_ms = 1000 * (time.perf_counter() - began)
        print(f"{name}: {len(calls)} calls, {found}, {took_ms:.0f} ms")
        for frame, words in found.missed:
            print(f"  missed ({frame}) {words}")
        for frame, words in found.wrong:
            print(f"  wrong ({frame}) {words}")


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]] or [1, 2, 3])
