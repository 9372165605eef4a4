"""A stretch of somebody's voice, wherever it lies: a sound file, or a session's folder, finished or growing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audio.block import RATE, Samples, Speaker
from audio.channels import ChannelMap
from audio.errors import ChannelsUnclearError
from audio.segments import read_side, recorded_count
from audio.source import SoundSource, open_sound
from coach_app.errors import BadInputError
from coach_app.playback.wishes import Play
from coach_app.recording.sessions import SessionFolder

#: No sentence is longer.
LONGEST_S = 60.0


@dataclass(frozen=True, slots=True)
class Clip:
    """Where a rendering lies.

    Parameters
    ----------
    sound : Path
        A sound file, or a session's folder.
    start_s : float
        Where it begins.
    end_s : float or None
        Where it ends; ``None`` for the end of the sound.
    speaker : Speaker
        Whose side.
    """

    sound: Path
    start_s: float = 0.0
    end_s: float | None = None
    speaker: Speaker = Speaker.AGENT

    def play(self, start_s: float = 0.0, end_s: float | None = None, speed: float = 1.0) -> Play:
        """The wish to hear it, or the part of it between two instants counted from its beginning."""
        until_s = self.start_s + end_s if end_s is not None else self.end_s if self.end_s is not None else 1e6
        solo = self.speaker if self.sound.is_dir() else None
        return Play(self.sound, self.start_s + start_s, until_s, speed=speed, solo=solo)


def samples_of(clip: Clip) -> Samples:
    """The sound of a clip at 16 kHz.

    Raises
    ------
    BadInputError
        If there is none, or more than a minute of it.
    AudioError
        If the file cannot be decoded.
    """
    found = _of_session(clip) if clip.sound.is_dir() else _of_file(clip)
    if len(found) > LONGEST_S * RATE:
        raise BadInputError("This is longer than a minute.", "Choose one sentence of it.")
    if not len(found):
        raise BadInputError("There is no sound in this stretch.", "Choose another stretch.")
    return found


def _of_session(clip: Clip) -> Samples:
    """From a session's folder, by place: an hour before the clip is not read."""
    import soundfile  # noqa: PLC0415 (a decoder belongs into the process that reads)

    session = SessionFolder(clip.sound)
    if session.sound is None:
        first = round(clip.start_s * RATE)
        count = recorded_count(clip.sound, clip.speaker) - first
        wanted = count if clip.end_s is None else min(count, round(clip.end_s * RATE) - first)
        return read_side(clip.sound, clip.speaker, first, max(0, wanted)).astype(np.float32) / np.float32(32768)
    speakers = session.manifest.speakers
    column = speakers.index(clip.speaker) if clip.speaker in speakers else 0
    with soundfile.SoundFile(str(session.sound)) as file:
        first = min(file.frames, round(clip.start_s * file.samplerate))
        file.seek(first)
        end = file.frames if clip.end_s is None else round(clip.end_s * file.samplerate)
        rows: Samples = file.read(max(0, end - first), dtype="float32", always_2d=True)
        return rows[:, min(column, rows.shape[1] - 1)].copy()


def _of_file(clip: Clip) -> Samples:
    """From a sound file, no further than the clip reaches."""
    first = round(clip.start_s * RATE)
    end = first + round((LONGEST_S + 1) * RATE) if clip.end_s is None else round(clip.end_s * RATE)
    parts: list[Samples] = []
    for blocks in _source(clip.sound):
        own = next((block for block in blocks if block.speaker is clip.speaker), blocks[0])
        parts.append(own.samples)
        if own.end >= end:
            break
    whole = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return whole[first:end]


def _source(file: Path) -> SoundSource:
    try:
        return open_sound(file)
    except ChannelsUnclearError:  # a studio's file with more tracks: the first is the voice
        return open_sound(file, ChannelMap((Speaker.AGENT,)))
