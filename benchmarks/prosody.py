"""Measure the prosody lanes: cost, memory, and how true pitch, level and rate are.

Run as ``python -m benchmarks.prosody [CALLS] [--minutes 1,10,60]``. CALLS is a folder of labelled
two-channel calls (``NAME.flac`` beside ``NAME.json``), ``tests/calls`` by default. Pitch is compared
with Praat's autocorrelation method (praat-parselmouth, of the bench extra: it is GPL and no part of
the program), time step 0.01 s, at two settings: floor 75 and ceiling 600 Hz (Praat's own), and 60
and 500 Hz (the range of the lane). The exit code is 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import parselmouth
import psutil
import soundfile
from rich.console import Console
from rich.table import Table

from audio.block import AudioBlock, Speaker
from audio.lane import STEP
from audio.prosody import ProsodyFrames
from audio.prosody_lane import ProsodyLane, warm_up
from audio.source import open_sound
from audio.synthetic import Turn, glide, scripted_call, tone

PRAAT_SETTINGS = ((75.0, 600.0), (60.0, 500.0))
COLUMNS = ("f0_hz", "level_db", "voiced", "speech", "nucleus")

Columns = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """A measured number beside what it must not pass.

    Parameters
    ----------
    what : str
        What was measured.
    measured, target : float
        The number and its limit.
    unit : str
        Unit of both.
    at_least : bool
        Whether the limit is a lower one.
    """

    what: str
    measured: float
    target: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.measured >= self.target if self.at_least else self.measured <= self.target


def main() -> int:
    """Measure everything and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("calls", nargs="?", type=Path, default=Path("tests/calls"))
    parser.add_argument("--minutes", default="1,10,60", help="lengths at which memory is measured")
    options = parser.parse_args()
    minutes = [float(text) for text in options.minutes.split(",")]
    warm_up()
    names = sorted(path for path in options.calls.glob("*.flac") if path.with_suffix(".json").is_file())
    if not names:
        print(f"There are no labelled calls in {options.calls}.", file=sys.stderr)
        return 2
    measured = {path: lanes_of(path) for path in names}
    results = [
        share_of_real_time(names),
        *memory(minutes),
        *(result for floor, ceiling in PRAAT_SETTINGS for result in against_praat(measured, floor, ceiling)),
        pitch_on_glides(),
        level_on_tones(),
        *rates(measured),
    ]
    show(results)
    return 0 if all(result.met for result in results) else 1


def show(results: list[Result]) -> None:
    """Print the table of results."""
    table = Table("measure", "measured", "target", "met", title="Prosody lanes")
    for result in results:
        sign = "≥" if result.at_least else "≤"
        table.add_row(
            result.what,
            f"{result.measured:.4g} {result.unit}",
            f"{sign} {result.target:g} {result.unit}",
            "yes" if result.met else "NO",
        )
    Console().print(table)


def lanes_of(path: Path) -> dict[Speaker, Columns]:
    """Columns of both speakers of a call."""
    source = open_sound(path)
    lanes = {speaker: ProsodyLane(speaker) for speaker in source.speakers}
    frames: dict[Speaker, list[ProsodyFrames]] = {speaker: [] for speaker in lanes}
    for blocks in source:
        for block in blocks:
            frames[block.speaker] += _frames(lanes[block.speaker].feed(block))
    for speaker, lane in lanes.items():
        frames[speaker] += _frames(lane.finish())
    return {speaker: _columns(batches) for speaker, batches in frames.items()}


def _frames(observations: list[Any]) -> list[ProsodyFrames]:
    return [item for item in observations if isinstance(item, ProsodyFrames)]


def _columns(batches: list[ProsodyFrames]) -> Columns:
    return {name: np.concatenate([getattr(batch, name) for batch in batches]) for name in COLUMNS}


def share_of_real_time(calls: list[Path]) -> Result:
    """Processor time of both lanes, fed 100 ms at a time as live, as a share of the sound's length."""
    spent = sound_s = 0.0
    for path in calls:
        source = open_sound(path, block_samples=STEP)
        pairs = list(source)
        lanes = [ProsodyLane(speaker) for speaker in source.speakers]
        began = time.process_time()
        for blocks in pairs:
            for lane, block in zip(lanes, blocks, strict=True):
                lane.feed(block)
        for lane in lanes:
            lane.finish()
        spent += time.process_time() - began
        sound_s += source.duration_s
    return Result("time, both speakers", spent / sound_s, 0.03, "of real time")


def memory(minutes: list[float]) -> list[Result]:
    """Peak resident memory of a fresh process that runs both lanes on files of these lengths."""
    spawn = multiprocessing.get_context("spawn")
    peaks = []
    for length in minutes:
        with tempfile.TemporaryDirectory() as folder, spawn.Pool(1) as pool:
            path = Path(folder) / "call.flac"
            _write_call(path, length)
            peaks.append(pool.apply(_peak_mb, (str(path),)))
    results = [Result(f"peak memory at {m:g} min", peak, 400, "MB") for m, peak in zip(minutes, peaks, strict=True)]
    growth = max(peaks) - peaks[0]
    return [*results, Result("memory growth from first to last", growth, 20, "MB")]


def _write_call(path: Path, minutes: float) -> None:
    """Write a two-channel call that long: one synthesised minute again and again."""
    turns = [
        Turn(speaker, 10 * i + 5 * side, 4.5, hz, 18)
        for i in range(6)
        for side, (speaker, hz) in enumerate(((Speaker.AGENT, 210.0), (Speaker.CUSTOMER, 120.0)))
    ]
    minute = np.stack([block.samples for block in scripted_call(turns, seconds=60.0)], axis=1)
    with soundfile.SoundFile(str(path), "w", 16_000, 2, subtype="PCM_16") as out:
        for _ in range(round(minutes)):
            out.write(minute)


def _peak_mb(path: str) -> float:
    """Run both lanes over a file; give the most memory the process ever held."""
    process = psutil.Process()
    warm_up()
    source = open_sound(path)
    lanes = [ProsodyLane(speaker) for speaker in source.speakers]
    peak = 0
    for i, blocks in enumerate(source):
        for lane, block in zip(lanes, blocks, strict=True):
            lane.feed(block)
        if i % 20 == 0:
            peak = max(peak, process.memory_info().rss)
    return float(max(peak, process.memory_info().rss)) / 1e6


def against_praat(measured: dict[Path, dict[Speaker, Columns]], floor: float, ceiling: float) -> list[Result]:
    """Pitch and voicing beside Praat's, over all calls and both channels."""
    voiced_both = praats_voiced = praats_unvoiced = false_voiced = gross = 0
    cents: list[npt.NDArray[np.float64]] = []
    for path, speakers in measured.items():
        sound, rate = soundfile.read(str(path))
        for channel, columns in enumerate(speakers.values()):
            praat = _praat(sound[:, channel], rate, len(columns["f0_hz"]), floor, ceiling)
            theirs, ours = praat > 0, columns["voiced"]
            both = theirs & ours
            ratio = columns["f0_hz"][both] / praat[both]
            wrong = np.abs(ratio - 1) > 0.2
            cents.append(np.abs(1200 * np.log2(ratio[~wrong])))
            gross += int(wrong.sum())
            voiced_both += int(both.sum())
            praats_voiced += int(theirs.sum())
            praats_unvoiced += int((~theirs).sum())
            false_voiced += int((ours & ~theirs).sum())
    setting = f"(Praat {floor:g}-{ceiling:g} Hz)"
    return [
        Result(f"pitch more than 20 % off {setting}", 100 * gross / voiced_both, 3, "%"),
        Result(f"median pitch difference {setting}", float(np.median(np.concatenate(cents))), 20, "cents"),
        Result(f"Praat's voiced frames voiced {setting}", 100 * voiced_both / praats_voiced, 90, "%", at_least=True),
        Result(f"Praat's unvoiced frames voiced {setting}", 100 * false_voiced / praats_unvoiced, 10, "%"),
    ]


def _praat(
    sound: npt.NDArray[np.float64], rate: int, rows: int, floor: float, ceiling: float
) -> npt.NDArray[np.float64]:
    """Praat's pitch at the instants of our rows, 0 where it hears none."""
    pitch = parselmouth.Sound(sound, rate).to_pitch_ac(time_step=0.01, pitch_floor=floor, pitch_ceiling=ceiling)
    times, values = pitch.xs(), pitch.selected_array["frequency"]
    instants = np.arange(rows) * 0.01
    nearest = np.clip(np.rint((instants - times[0]) / 0.01).astype(int), 0, len(values) - 1)
    before = np.clip(np.floor((instants - times[0]) / 0.01).astype(int), 0, len(values) - 2)
    part = np.clip((instants - times[before]) / 0.01, 0, 1)
    between = values[before] * (1 - part) + values[before + 1] * part
    inside = (values[before] > 0) & (values[before + 1] > 0)
    result: npt.NDArray[np.float64] = np.where(inside, between, values[nearest])
    return result


def _measure(sound: npt.NDArray[np.float32]) -> Columns:
    lane = ProsodyLane(Speaker.AGENT)
    return _columns(_frames(lane.feed(AudioBlock(Speaker.AGENT, sound, 0)) + lane.finish()))


def pitch_on_glides() -> Result:
    """Largest error on synthesised glides of 6 semitones a second."""
    worst = 0.0
    for hz in (80.0, 120.0, 180.0, 250.0, 330.0):
        rows = _measure(glide(hz, hz * 2**0.5, 1.0))["f0_hz"][5:-5]
        truth = hz * 2 ** (0.5 * np.arange(5, 5 + len(rows)) * 0.01)
        worst = max(worst, float(np.abs(1200 * np.log2(rows / truth)).max()))
    return Result("largest pitch error on synthesised glides", worst, 20, "cents")


def level_on_tones() -> Result:
    """Largest error on synthesised tones between -60 and -3 dB."""
    worst = 0.0
    for hz in (110.0, 160.0, 220.0, 440.0, 1000.0):
        for level in (-60.0, -40.0, -25.0, -12.0, -3.0103):
            rows = _measure(tone(hz, 0.5, level_db=level))["level_db"][5:-5]
            worst = max(worst, float(np.abs(rows - level).max()))
    return Result("largest level error on synthesised tones", worst, 0.1, "dB")


def rates(measured: dict[Path, dict[Speaker, Columns]]) -> list[Result]:
    """Median error of the rate of an utterance, from the labels' syllables and from nuclei alone."""
    from_words, from_nuclei = [], []
    for path, speakers in measured.items():
        for said in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["utterances"]:
            columns = speakers[Speaker(said["speaker"])]
            rows = slice(max(0, round(100 * said["start"]) - 15), round(100 * said["end"]) + 30)
            seconds = _own_speech_s(columns["speech"][rows])
            if seconds == 0:
                from_words.append(1.0)
                from_nuclei.append(1.0)
                continue
            true_rate = said["rate_cpm"]
            from_words.append(abs(60 * said["syllables"] / seconds / true_rate - 1))
            from_nuclei.append(abs(60 * columns["nucleus"][rows].sum() / seconds / true_rate - 1))
    return [
        Result("median rate error, true words", 100 * float(np.median(from_words)), 5, "%"),
        Result("median rate error, nuclei alone", 100 * float(np.median(from_nuclei)), 15, "%"),
    ]


def _own_speech_s(speech: npt.NDArray[np.bool_]) -> float:
    """Seconds from the first to the last row of speech without pauses of half a second and more."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], speech.astype(np.int8), [0]]))).reshape(-1, 2)
    if len(edges) == 0:
        return 0.0
    pauses = edges[1:, 0] - edges[:-1, 1]
    return float(edges[-1, 1] - edges[0, 0] - pauses[pauses >= 50].sum()) / 100


if __name__ == "__main__":
    sys.exit(main())
