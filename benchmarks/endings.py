"""How well a rise added to a sentence ending is told from a natural one: ``python -m benchmarks.endings [CALLS]``.

Takes every utterance of the labelled calls that ends in a sentence which should fall, as it is and with
7 and 9 semitones added over its last 0.35 s by Praat's manipulation, hears each with the voice lane, and
measures how far the ending lies above what the speaker's calibration reading (``CALLS/voices``) leads
to expect. Printed: for each limit the share of natural endings above it (false) and of raised ones
(found), the same with a prior in place of the reading, and the share of true ordering (area under ROC).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import parselmouth
import soundfile
from parselmouth.praat import call

from audio.block import RATE, AudioBlock, Speaker
from audio.prosody import ProsodyFrames
from audio.prosody_lane import ProsodyLane
from feedback.baseline import Baseline
from feedback.ending_metrics import FALLING, STOP_S
from feedback.endings import LOOK_BACK_S, ending, expected_st, tone_of_last
from feedback.normal_text import normal
from feedback.reference import learn_baseline
from feedback.sentence_types import classify
from feedback.track import VoiceTrack
from feedback.turns import talk

Sound = npt.NDArray[np.float64]

_ROOT = Path(__file__).parent.parent
_ADDED_ST = (0.0, 7.0, 9.0)
_RISE_S = 0.35
_LIMITS_ST = (2.0, 2.5, 3.0, 3.4, 4.0, 4.5, 5.0)
#: Sound before the utterance in which the lane learns the noise, and what is kept of a long one.
_LEAD_S, _KEPT_S, _TAIL_S = 0.5, 6.0, 0.4
_FEWEST_SYLLABLES = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance that should end falling."""

    voice: str
    text: str
    sound: Sound
    tail: Sound


@dataclass(frozen=True, slots=True)
class Residual:
    """How far an ending lies above the expected one, by the reading and by the prior."""

    added_st: float
    by_reading: float
    by_prior: float


def main(folder: Path) -> int:
    """Print the separation; exit code 0."""
    baselines = {path.stem: _baseline(path) for path in sorted((folder / "voices").glob("*.flac"))}
    residuals, unjudged = [], dict.fromkeys(_ADDED_ST, 0)
    for spoken in _utterances(folder, set(baselines)):
        for added_st in _ADDED_ST:
            found = _residual(spoken, added_st, baselines[spoken.voice])
            if found is None:
                unjudged[added_st] += 1
            else:
                residuals.append(found)
    for name in ("by_reading", "by_prior"):
        natural, *raised = [
            np.array([getattr(r, name) for r in residuals if r.added_st == added]) for added in _ADDED_ST
        ]
        print(f"\n{name}: {len(natural)} natural endings, median {np.median(natural):.1f} st,", end=" ")
        print(f"95th percentile {np.percentile(natural, 95):.1f}, 99th {np.percentile(natural, 99):.1f}")
        for added, values in zip(_ADDED_ST[1:], raised, strict=True):
            above = np.mean(values[:, None] > natural[None, :])
            print(f"  +{added:.0f} st: {len(values)} endings, 5th percentile {np.percentile(values, 5):.1f},", end=" ")
            print(f"median {np.median(values):.1f}, area under ROC {above:.3f}")
        print("  limit  false  " + "  ".join(f"found +{added:.0f}" for added in _ADDED_ST[1:]))
        for limit in _LIMITS_ST:
            shares = [float(np.mean(values > limit)) for values in (natural, *raised)]
            print(f"  {limit:5.1f}  {shares[0]:5.3f}  " + "  ".join(f"{share:8.3f}" for share in shares[1:]))
    print("\nnot judged (creak or too little voice):", {f"+{k:.0f}": v for k, v in unjudged.items()})
    return 0


def _utterances(folder: Path, voices: set[str]) -> Iterator[Spoken]:
    """Utterances as recorded, in voices with a reading, that are no flat speech and no rise by their label."""
    for path in sorted(folder.glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        sound, rate = soundfile.read(path.with_suffix(".flac"))
        for said in labels["utterances"]:
            voice = labels["voices"]["A" if said["speaker"] == "agent" else "C"]
            plain = said["pitch_spread"] >= 1 and said["final_rise_st"] == 0 and voice in voices
            last = [piece for piece in said["text"].replace("？", "？。").split("。") if piece][-1]
            if not plain or classify(last) not in FALLING or len(normal(last).chars) < _FEWEST_SYLLABLES:
                continue
            channel = sound[:, 0 if said["speaker"] == "agent" else 1]
            start_s, end_s = max(said["start"] - _LEAD_S, said["end"] - _KEPT_S, 0.0), said["end"] + 0.02
            first, last_row, stop = (round(s * rate) for s in (start_s, end_s, end_s + _TAIL_S))
            yield Spoken(voice, last, channel[first:last_row], channel[last_row:stop])


def _residual(spoken: Spoken, added_st: float, baseline: Baseline) -> Residual | None:
    sound = _raised(spoken.sound, added_st) if added_st else spoken.sound
    track = VoiceTrack(Speaker.AGENT)
    for frames in _heard(np.concatenate([sound, spoken.tail])):
        track.append(frames)
    stretches = talk(track.speech(track.end_s), STOP_S)
    stretches = [s for s in stretches if s.end_s > stretches[-1].end_s - LOOK_BACK_S]
    end = ending(track, stretches)
    if end is None:
        return None
    tone = tone_of_last(spoken.text)
    by_reading, by_prior = (expected_st(usual, tone, end.spread_st) for usual in (baseline, None))
    return Residual(added_st, end.height_st - by_reading, end.height_st - by_prior)


def _raised(sound: Sound, added_st: float) -> Sound:
    """The sound with a rise added to its end, as the makers of the labelled calls do it."""
    praat = parselmouth.Sound(sound, RATE)
    manipulation = call(praat, "To Manipulation", 0.01, 70, 500)
    tier = call(manipulation, "Extract pitch tier")
    points = range(1, int(call(tier, "Get number of points")) + 1)
    times = [call(tier, "Get time from index", i) for i in points]
    if len(times) < 3:
        return sound
    new = call("Create PitchTier", "raised", 0, praat.duration)
    for i, at_s in zip(points, times, strict=True):
        share = max(0.0, (at_s - (times[-1] - _RISE_S)) / _RISE_S)
        call(new, "Add point", at_s, call(tier, "Get value at index", i) * 2 ** (added_st * share / 12))
    call([manipulation, new], "Replace pitch tier")
    raised: Sound = call(manipulation, "Get resynthesis (overlap-add)").values[0][: len(sound)]
    return raised


def _heard(sound: Sound) -> list[ProsodyFrames]:
    lane = ProsodyLane(Speaker.AGENT)
    block = AudioBlock(Speaker.AGENT, sound.astype(np.float32), 0)
    said = [*lane.feed(block), *lane.finish()]
    return [frames for frames in said if isinstance(frames, ProsodyFrames)]


def _baseline(reading: Path) -> Baseline:
    sound, _ = soundfile.read(reading)
    return learn_baseline(_heard(sound if sound.ndim == 1 else sound[:, 0]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "tests" / "calls"))
