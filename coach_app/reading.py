"""The agent's usual voice, from a calibration reading or from a file that was saved of one.

A reading takes seconds to hear and never changes, so what was learnt is kept in the
user's cache under the hash of the sound, of whoever heard its words, and of the code that
learnt from it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import asr_models
import audio
import feedback
from asr_models.recognizer import Identity
from audio.block import Speaker
from audio.channels import ChannelMap
from audio.lane import Track
from audio.source import open_sound
from coach_app.lanes import LaneMaker
from coach_app.paths import cache_dir
from feedback.baseline import Baseline
from feedback.errors import BaselineError
from feedback.reference import learn_baseline
from feedback.timeline import Observation

#: Packages whose code decides what is learnt from a reading.
_LEARNERS = (audio, asr_models, feedback)

#: Called only when there is something to hear, because it loads models.
Makers = Callable[[], Mapping[Track, LaneMaker]]


def baseline_of(file: Path, makers: Makers, ears: Identity | None) -> Baseline:
    """The usual voice in a calibration reading or a saved baseline.

    Parameters
    ----------
    file : Path
        A sound in which only the agent speaks, or a JSON file.
    makers : callable
        Gives what makes the lanes.
    ears : Identity or None
        Who hears the words of a reading; ``None`` when only the voice is measured.

    Raises
    ------
    AudioError
        If the reading cannot be heard.
    BaselineError
        If the file is not a saved baseline, or nobody speaks enough in the reading.
    """
    if file.suffix.lower() == ".json":
        return Baseline.load(file)
    cached = _cache_file(file, ears)
    if cached is not None and cached.is_file():
        try:
            return Baseline.load(cached)
        except BaselineError:
            cached.unlink(missing_ok=True)
    learnt = learn_baseline(list(observations(file, makers())))
    if cached is not None:
        _keep(learnt, cached)
    return learnt


def observations(file: Path, makers: Mapping[Track, LaneMaker]) -> Iterator[Observation]:
    """What the lanes observe in a reading, whose first channel is the agent."""
    lanes = [make(Speaker.AGENT) for make in makers.values()]
    for (block,) in open_sound(file, ChannelMap((Speaker.AGENT,))):
        for lane in lanes:
            yield from lane.feed(block)
    for lane in lanes:
        yield from lane.finish()


def _cache_file(file: Path, ears: Identity | None) -> Path | None:
    """Where to keep what this sound teaches; ``None`` if it cannot be read, which is said elsewhere."""
    try:
        with file.open("rb") as sound:
            digest = hashlib.file_digest(sound, "sha256")
    except OSError:
        return None
    digest.update(f"{ears.name}|{ears.model}|{ears.language}".encode() if ears else b"voice")
    digest.update(code_digest())
    return cache_dir() / "baselines" / f"{digest.hexdigest()}.json"


@cache
def code_digest() -> bytes:
    """Hash of the code that measures, hears and learns: what another version learnt is not believed."""
    digest = hashlib.sha256()
    for package in _LEARNERS:
        for file in sorted(Path(str(package.__file__)).parent.glob("*.py")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()


def _keep(learnt: Baseline, cached: Path) -> None:
    """Keep a baseline for next time; a cache that cannot be written costs only time."""
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        partial = cached.with_suffix(f".{os.getpid()}")
        learnt.save(partial)
        partial.replace(cached)
    except OSError:
        return
