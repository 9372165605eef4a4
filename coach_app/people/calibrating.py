"""Turns recorded readings into a calibration, in a process of its own: the app never loads librosa.

A reading that cannot be used is said in one sentence: too short, too noisy, clipped, or
another text than was asked for (where words are heard).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.channels import ChannelMap
from audio.source import open_sound
from coach_app.errors import MENDABLE
from coach_app.lanes import LaneMaker, open_engine, prosody_lanes, words_lanes
from coach_app.worker_messages import EngineChoice
from feedback.calibrating import HeardTake, calibration_error, learn_calibration
from feedback.calibration import Calibration, Part
from feedback.errors import CalibrationError
from feedback.timeline import Observation

#: No text takes longer; what is recorded after it is left out.
_LONGEST_S = 180.0
#: How far it stands back behind the recorder and the workers of calls.
_NICENESS = 5
#: Seconds between two looks at whether to stop.
_LOOK_S = 0.1
#: Seconds without a word from the child, after which it is given up. Each second of sound is told; loading
#: the model, compiling and hearing eight seconds on a machine that has much else to do take up to two minutes.
_PATIENCE_S = 300.0


@dataclass(frozen=True, slots=True)
class Take:
    """A recorded part, in which only the agent speaks.

    Parameters
    ----------
    part : Part
        Which.
    file : Path
        WAV or FLAC; the first channel is the agent.
    text : str
        What was to be read, to be compared with the words that were heard; empty to compare nothing.
    phrase : str
        For `Part.SENTENCES`: id of the phrase. One take for each sentence.
    """

    part: Part
    file: Path
    text: str = ""
    phrase: str = ""


def calibrate(
    takes: Sequence[Take],
    device: str,
    ears: EngineChoice | None = None,
    progress: Callable[[float], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> Calibration:
    """Hear the readings in a child process and put the calibration together.

    Takes some seconds, and as long as the readings with Whisper; call it from a thread. What is left
    out, or cannot be used although it is not the neutral reading, disables only what needs it
    (`Calibration.missing`).

    Parameters
    ----------
    takes : sequence of Take
        The neutral reading and any others.
    device : str
        Id of the microphone.
    ears : EngineChoice or None
        Who hears the words; ``None`` to measure the voice only.
    progress : callable
        Told the share that is done, in [0, 1].
    stopped : callable
        Asked ten times a second; ``True`` ends the process.
    now : callable
        Tells the time at which the calibration was made, with its zone.

    Raises
    ------
    CalibrationError
        If there is no usable neutral reading; `code` is ``calibration_short``, ``calibration_noisy``,
        ``calibration_clipped``, ``calibration_text``, ``calibration_missing``, ``calibration_stopped``,
        ``calibration_failed``, or that of the error which kept a file from being read.
    """
    if not any(take.part is Part.NEUTRAL for take in takes):
        raise calibration_error("calibration_missing")
    context = multiprocessing.get_context("spawn")  # a copy of a process with a window inherits its locks
    ours, theirs = context.Pipe(duplex=False)
    made_at = now().isoformat(timespec="seconds")
    given = (tuple(takes), device, ears, made_at, theirs)
    process = context.Process(target=_work, args=given, name="voice-coach calibration", daemon=True)
    process.start()
    theirs.close()
    try:
        return _outcome(ours, progress, stopped)
    finally:
        ours.close()
        process.kill()  # it has said what it had to say, or is not wanted any more
        process.join()


def _outcome(pipe: Connection, progress: Callable[[float], None], stopped: Callable[[], bool]) -> Calibration:
    """What the child comes to."""
    silent_s = 0.0
    while True:
        if stopped():
            raise calibration_error("calibration_stopped")
        if not pipe.poll(_LOOK_S):
            silent_s += _LOOK_S
            if silent_s >= _PATIENCE_S:
                raise calibration_error("calibration_failed")
            continue
        silent_s = 0.0
        try:
            told = pipe.recv()
        except (EOFError, OSError):
            raise calibration_error("calibration_failed") from None
        match told:
            case float():
                progress(told)
            case Calibration():
                return told
            case CalibrationError():
                raise told
            case _:
                raise calibration_error("calibration_failed")


def _work(takes: Sequence[Take], device: str, ears: EngineChoice | None, made_at: str, pipe: Connection) -> None:
    """Hear and learn; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the app's to answer
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # nobody waits for it, and calls may begin meanwhile
    try:
        pipe.send(learn_calibration(_heard(takes, ears, pipe), made_at, device))
    except CalibrationError as error:
        pipe.send(error)
    except MENDABLE as error:
        pipe.send(CalibrationError(getattr(error, "code", "calibration_failed"), error.message, error.advice))
    finally:
        pipe.close()


def _heard(takes: Sequence[Take], ears: EngineChoice | None, pipe: Connection) -> list[HeardTake]:
    """Every take after the lanes have heard it."""
    sounds = [_sound(take.file) for take in takes]  # before anything slow: a file may be of no use
    makers: list[LaneMaker] = [prosody_lanes(), *([words_lanes(open_engine(ears))] if ears else [])]
    whole, done = max(1, sum(len(sound) for sound in sounds)), 0
    heard = []
    for take, sound in zip(takes, sounds, strict=True):
        seen: list[Observation] = []
        for until, observed in _observed(sound, makers):
            seen += observed
            pipe.send(min(1.0, (done + until) / whole))
        done += len(sound)
        heard.append(HeardTake(take.part, take.phrase, take.text, sound, tuple(seen)))
    return heard


def _sound(file: Path) -> Samples:
    """The agent's channel, all of it that a text can take."""
    parts: list[Samples] = []
    for (block,) in open_sound(file, ChannelMap((Speaker.AGENT,)), block_samples=RATE):
        parts.append(block.samples)
        if len(parts) >= _LONGEST_S:
            break
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _observed(sound: Samples, makers: Sequence[LaneMaker]) -> Iterator[tuple[int, list[Observation]]]:
    """What the lanes say of each second, with the samples that they have heard."""
    lanes = [make(Speaker.AGENT) for make in makers]
    for start in range(0, len(sound), RATE):
        block = AudioBlock(Speaker.AGENT, sound[start : start + RATE], start)
        yield block.end, [seen for lane in lanes for seen in lane.feed(block)]
    yield len(sound), [seen for lane in lanes for seen in lane.finish()]
