"""Measure the recognisers over labelled calls: character errors, cost, and how late words come.

Run as ``python -m benchmarks.recognition [CALLS] [--engine NAME] [--only PREFIX]``. CALLS is a folder
of labelled two-channel calls (``NAME.flac`` beside ``NAME.json``), ``tests/calls`` by default. Every
installed model that hears Mandarin is measured. Errors count Chinese characters only, with numbers
spelled out on both sides, both speakers together. *Late* is from the end of an utterance to when
it could be on screen: the sound that had to be heard plus the time it took to hear it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from asr_models.choose import ENGINES
from asr_models.installed import Installed, installed
from asr_models.lane import WordsLane
from asr_models.load import load
from asr_models.recognizer import Engine
from asr_models.simplify import plain
from asr_models.transcript import Utterance
from audio.block import AudioBlock, Speaker
from audio.source import open_sound

_HAN = re.compile(r"[^\u4e00-\u9fff]")


@dataclass
class Tally:
    """What is added up over calls."""

    errors: int = 0
    characters: int = 0
    unclear: int = 0
    wall_s: float = 0.0
    cpu_s: float = 0.0
    sound_s: float = 0.0
    late_s: list[float] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add another call's numbers."""
        self.errors += other.errors
        self.characters += other.characters
        self.unclear += other.unclear
        self.wall_s += other.wall_s
        self.cpu_s += other.cpu_s
        self.sound_s += other.sound_s
        self.late_s += other.late_s

    def row(self) -> list[str]:
        """Give the numbers as a line of the table."""
        late = f"{np.median(self.late_s):.1f} / {np.percentile(self.late_s, 95):.1f}" if self.late_s else ""
        return [
            str(self.characters),
            f"{100 * self.errors / max(1, self.characters):.1f}",
            str(self.unclear),
            f"{self.wall_s / self.sound_s:.2f}",
            f"{self.cpu_s / self.sound_s:.2f}",
            late,
        ]


def main() -> int:
    """Measure and print one table for each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calls", nargs="?", type=Path, default=Path("tests/calls"))
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    models = [m for m in installed() if m.hears("zh") and options.engine in (None, m.engine)]
    labels = sorted(path for path in options.calls.glob(f"{options.only}*.json") if path.with_suffix(".flac").exists())
    if not models or not labels:
        print("There is no model for Mandarin." if labels else f"There are no labelled calls in '{options.calls}'.")
        return 3 if labels else 2
    for model in models:
        _measure(model, labels)
    return 0


def _measure(model: Installed, labels: list[Path]) -> None:
    began = time.perf_counter()
    engine = load(model, "zh")
    loaded_s = time.perf_counter() - began
    table = Table("call", "characters", "errors, %", "unclear", "wall/sound", "cpu/sound", "late s, p50 / p95")
    table.title = f"{model.id} ({model.engine}), loaded in {loaded_s:.1f} s"
    total = Tally()
    for label in labels:
        tally = _call(engine, label)
        total.add(tally)
        table.add_row(label.stem, *tally.row())
    table.add_section()
    table.add_row("all", *total.row())
    Console(width=110).print(table)


def _call(engine: Engine, label: Path) -> Tally:
    truth = json.loads(label.read_text(encoding="utf-8"))["utterances"]
    source = open_sound(label.with_suffix(".flac"))
    lanes = {speaker: WordsLane(speaker, engine.recognizer(speaker)) for speaker in Speaker}
    heard: dict[Speaker, list[Utterance]] = {speaker: [] for speaker in Speaker}
    tally = Tally()
    cpu = time.process_time()
    for speaker, utterance, took_s in _said(source, lanes):
        tally.wall_s += took_s
        if utterance is not None:
            heard[speaker].append(utterance)
            tally.unclear += utterance.unclear
            tally.late_s.append(utterance.settled_at_s - utterance.span.end_s + took_s)
    tally.cpu_s = time.process_time() - cpu
    tally.sound_s = source.duration_s
    for speaker in Speaker:
        wanted = "".join(_han(item["text"]) for item in truth if item["speaker"] == speaker)
        got = "".join(_han(utterance.text) for utterance in heard[speaker])
        tally.errors += Levenshtein.distance(wanted, got)
        tally.characters += len(wanted)
    return tally


def _said(
    source: Iterable[tuple[AudioBlock, ...]], lanes: dict[Speaker, WordsLane]
) -> Iterator[tuple[Speaker, Utterance | None, float]]:
    """Feed the lanes; tell every utterance, and of every block what it cost."""
    for block in chain.from_iterable(source):
        began = time.perf_counter()
        seen = lanes[block.speaker].feed(block)
        yield from _told(block.speaker, seen, time.perf_counter() - began)
    for speaker, lane in lanes.items():
        began = time.perf_counter()
        seen = lane.finish()
        yield from _told(speaker, seen, time.perf_counter() - began)


def _told(speaker: Speaker, seen: Sequence[object], took_s: float) -> Iterator[tuple[Speaker, Utterance | None, float]]:
    utterances = [one for one in seen if isinstance(one, Utterance)]
    yield speaker, utterances[0] if utterances else None, took_s
    for utterance in utterances[1:]:
        yield speaker, utterance, 0.0


def _han(text: str) -> str:
    return _HAN.sub("", plain(text))


if __name__ == "__main__":
    sys.exit(main())
